"""What PostgreSQL refuses of standards, whoever asks: the app's role by any path."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from staff.acting import acting
from staff.models import Acknowledgement, Membership, Organisation, Person, Standard, StandardVersion
from tests.cast import Cast, build_site
from tests.standards import followed, published, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def standard(cast: Cast) -> Standard:
    return published(cast, by=cast.mona, site=cast.northgate)


def add(standard: Standard, by: Person, **fields: Any) -> StandardVersion:
    said = {"text": "We come.", "starts": today(standard.site or by.works[0].site), "published_at": timezone.now()}
    row = StandardVersion(standard=standard, published_by=by, **(said | fields))
    with transaction.atomic():
        row.save(force_insert=True)
    row.refresh_from_db()
    return row


def refused(words: str) -> Any:
    return pytest.raises(DatabaseError, match=words)


class TestPublishing:
    @pytest.mark.parametrize("who", ["mona", "max", "ada", "amir"])
    def test_by_a_manager_of_the_site_or_an_admin(self, cast: Cast, standard: Standard, who: str) -> None:
        assert add(standard, getattr(cast, who)).number == 2

    @pytest.mark.parametrize("who", ["ava", "theo", "gus", "rui", "cleo"])
    def test_by_nobody_else(self, cast: Cast, standard: Standard, who: str) -> None:
        with refused("published by a manager of its site or an admin"):
            add(standard, getattr(cast, who))

    @pytest.mark.parametrize("who", ["mona", "rui"])
    def test_everywhere_by_an_admin_alone(self, cast: Cast, who: str) -> None:
        everywhere = published(cast, by=cast.ada)

        with refused("published by a manager of its site or an admin"):
            add(everywhere, getattr(cast, who))
        assert add(everywhere, cast.amir).number == 2

    @pytest.mark.parametrize("left", ["person", "membership"])
    def test_by_nobody_who_left(self, cast: Cast, standard: Standard, left: str) -> None:
        if left == "person":
            Person.objects.filter(pk=cast.max.pk).update(is_active=False)
        else:
            Membership.objects.filter(person=cast.max).update(is_active=False)

        with refused("published by a manager of its site or an admin"):
            add(standard, cast.max)

    def test_by_no_admin_of_another_organisation(self, cast: Cast, standard: Standard) -> None:
        other = Organisation.objects.create(name="Other")
        site = build_site(other, "Northgate", "OT", "America/New_York", cast.northgate.currency, cast.northgate.regime)
        elsewhere = Standard.objects.create(organisation=other, site=site, title="We answer")

        with refused("published by a manager of its site or an admin"):
            add(elsewhere, cast.ada)

    @pytest.mark.parametrize(("days", "may"), [(-1, False), (0, True), (366, True), (367, False)])
    def test_from_today_or_within_a_year(self, cast: Cast, standard: Standard, days: int, may: bool) -> None:
        starts = today(cast.northgate) + timedelta(days=days)

        if may:
            assert add(standard, cast.mona, starts=starts).starts == starts
        else:
            with refused("begins today or within a year"):
                add(standard, cast.mona, starts=starts)

    def test_number_and_time_are_the_databases_own(self, cast: Cast, standard: Standard) -> None:
        row = add(standard, cast.mona, number=77, published_at=timezone.now() - timedelta(days=3))

        assert row.number == 2
        assert timezone.now() - row.published_at < timedelta(minutes=1)

    def test_nothing_follows_an_end_and_nothing_begins_with_one(self, cast: Cast, standard: Standard) -> None:
        end = {"ends": True, "text": "", "reason": "Enough"}
        add(standard, cast.mona, **end)

        with refused("has no further version"):
            add(standard, cast.mona)
        with refused("has no further version"):
            add(standard, cast.mona, **end)
        never = Standard.objects.create(organisation=cast.organisation, site=cast.northgate, title="Never")
        with refused("has no further version"):
            add(never, cast.mona, **end)

    def test_a_standard_is_of_its_organisation(self, cast: Cast) -> None:
        other = Organisation.objects.create(name="Other")

        with refused("of a site of its organisation"), transaction.atomic():
            Standard.objects.create(organisation=other, site=cast.northgate, title="Theirs")


class TestAcknowledging:
    def acknowledge(self, version: StandardVersion, person: Person, by: Person | None = None) -> None:
        with transaction.atomic(), acting(by or person):
            Acknowledgement.objects.create(version=version, person=person)

    def test_by_oneself(self, cast: Cast, standard: Standard) -> None:
        self.acknowledge(standard.versions.get(), cast.ava)

        assert timezone.now() - Acknowledgement.objects.get().at < timedelta(minutes=1)

    def test_not_by_a_manager_for_somebody(self, cast: Cast, standard: Standard) -> None:
        with refused("nobody acknowledges a standard for somebody else"):
            self.acknowledge(standard.versions.get(), cast.ava, by=cast.mona)

    def test_not_by_whoever_does_not_say_who_acts(self, cast: Cast, standard: Standard) -> None:
        with refused("nobody acknowledges a standard for somebody else"), transaction.atomic():
            Acknowledgement.objects.create(version=standard.versions.get(), person=cast.ava)

    @pytest.mark.parametrize("who", ["cleo", "rui", "gus", "ada"])
    def test_not_by_whom_it_is_not_for(self, cast: Cast, standard: Standard, who: str) -> None:
        with refused("acknowledged by somebody at a desk it is for"):
            self.acknowledge(standard.versions.get(), getattr(cast, who))

    def test_only_what_is_in_force(self, cast: Cast, standard: Standard) -> None:
        first, second = standard.versions.get(), followed(standard, by=cast.mona)
        later = followed(standard, by=cast.mona, days=1)

        for version in (first, later):
            with refused("a standard in force is acknowledged"):
                self.acknowledge(version, cast.ava)
        self.acknowledge(second, cast.ava)

    def test_what_ended_is_not_acknowledged(self, cast: Cast, standard: Standard) -> None:
        end = add(standard, cast.mona, ends=True, text="", reason="Enough")

        with refused("a standard in force is acknowledged"):
            self.acknowledge(end, cast.ava)


@pytest.mark.parametrize("table", ["staff_standard", "staff_standardversion", "staff_acknowledgement"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_nothing_of_it_is_changed_or_taken_away(standard: Standard, table: str, statement: str) -> None:
    with refused("permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))

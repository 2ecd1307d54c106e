"""One admin alone raises no limit and lifts nobody, with whatever the app's role may send."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from staff.changes.cells import today
from staff.models import Allowance, AuthorityChange, AuthorityLine, Level, Membership, Organisation, Person, Site
from staff.roles import Role
from tests.cast import SINCE, Cast
from tests.database.drafts import drafted, in_force, parking
from tests.owner import as_owner

pytestmark = pytest.mark.django_db


class TestNoOtherWay:
    """One admin alone, with whatever the app's role may send."""

    STATEMENTS = (
        "UPDATE staff_allowance SET per_remedy = per_remedy * 2",
        "UPDATE staff_allowance SET during = '[2020-01-01,)'",
        "UPDATE staff_levellimit SET per_day = per_day * 2",
        "DELETE FROM staff_allowance",
        "INSERT INTO staff_allowance (level_id, remedy_type_id, currency, per_remedy, during)"
        " SELECT level_id, remedy_type_id, 'EUR', 99900, '[2020-01-01,)' FROM staff_allowance LIMIT 1",
        "INSERT INTO staff_levellimit (level_id, currency, per_complaint, per_day, during)"
        " SELECT level_id, 'EUR', 99900, 99900, '[2020-01-01,)' FROM staff_levellimit LIMIT 1",
        "INSERT INTO staff_patientlimit (organisation_id, regime, currency, per_item, per_year, source, during)"
        " SELECT id, 'us', 'USD', 99900, 99900, '', '[2020-01-01,)' FROM staff_organisation",
        "INSERT INTO staff_requirement (level_id, all_of_id, during)"
        " SELECT max(id), min(id), '[2020-01-01,)' FROM staff_level",
        "UPDATE staff_authoritychange SET raises = false",
        "UPDATE staff_authorityline SET after = 1",
        "UPDATE staff_level SET rank = rank + 10",
        "UPDATE staff_remedytype SET is_free = true",
        "UPDATE staff_site SET currency = 'EUR'",
        "UPDATE staff_membership SET site_id = 1",
        "UPDATE staff_organisation SET admin_left_at = now()",
        "UPDATE staff_attempt SET passed = true",
        "UPDATE staff_completion SET passed_on = '2030-01-01'",
        "UPDATE staff_organisationevent SET by_id = NULL",
        "UPDATE staff_dayledger SET spent = 0",
        "ALTER TABLE staff_allowance DISABLE TRIGGER ALL",
        "SELECT staff_change_takes_effect(id) FROM staff_authoritychange",
        "SET session_replication_role = replica",
    )

    @pytest.mark.parametrize("statement", STATEMENTS)
    def test_the_database_refuses(self, cast: Cast, statement: str) -> None:
        drafted(cast, 15_00)

        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert in_force(cast) == 10_00

    def test_a_type_that_counts_goes_on_counting(self, cast: Cast) -> None:
        with as_owner():
            cast.organisation.remedy_types.filter(code="meal").update(counts_to_limit=True, retail_value=12_00)

        for looser in ({"counts_to_limit": False}, {"retail_value": 11_99}, {"retail_value": None}):
            with pytest.raises(DatabaseError, match="not taken away"), transaction.atomic():
                cast.organisation.remedy_types.filter(code="meal").update(**looser)
        cast.organisation.remedy_types.filter(code="meal").update(retail_value=12_01)

    def test_nobody_is_lifted_by_a_level_of_another_organisation(self, cast: Cast) -> None:
        elsewhere = Organisation.objects.create(name="Elsewhere")
        level = Level.objects.create(organisation=elsewhere, rank=9, name="Anything")

        with pytest.raises(DatabaseError, match="a level of their own organisation"), transaction.atomic():
            Person.objects.filter(pk=cast.ava.pk).update(level=level)
        with pytest.raises(DatabaseError, match="are of one organisation"), transaction.atomic():
            Allowance.objects.create(
                level=level, remedy_type=cast.remedy_type("refund"), currency="USD", per_remedy=1, during=(SINCE, None)
            )

    def test_somebody_works_at_sites_of_their_own_organisation(self, cast: Cast) -> None:
        elsewhere = Organisation.objects.create(name="Elsewhere")
        site = Site.objects.create(
            organisation=elsewhere, name="Far", prefix="FA", time_zone="UTC", currency="USD", regime="house"
        )

        with pytest.raises(DatabaseError, match="at sites of their own organisation"), transaction.atomic():
            Membership.objects.create(person=cast.ava, site=site, role=Role.MANAGER)

    def test_a_day_does_not_begin_again_by_another_clock(self, cast: Cast) -> None:
        with pytest.raises(DatabaseError, match="stays under the clock"), transaction.atomic():
            Site.objects.filter(pk=cast.northgate.pk).update(time_zone="Pacific/Kiritimati")

    def test_a_draft_gets_no_more_lines(self, cast: Cast) -> None:
        """What the second admin reads is what they say yes to."""
        change = drafted(cast, 15_00)

        with pytest.raises(DatabaseError, match="gets no more lines"), transaction.atomic():
            AuthorityLine.objects.create(change=change, after=99_00, **vars(parking(cast, rank=2)))

    def test_a_draft_is_not_born_approved(self, cast: Cast) -> None:
        with pytest.raises(DatabaseError, match="begins as an admin's draft"), transaction.atomic():
            AuthorityChange.objects.create(
                organisation=cast.organisation, drafted_by=cast.ada, drafted_at=timezone.now(), why="Because",
                starts=today(cast.organisation), approved_by=cast.amir, approved_at=timezone.now(),
            )  # fmt: skip

    @pytest.mark.parametrize("who", ["mona", "ava", "gus"])
    def test_only_an_admin_drafts(self, cast: Cast, who: str) -> None:
        with pytest.raises(DatabaseError, match="begins as an admin's draft"), transaction.atomic():
            drafted(cast, 5_00, by=getattr(cast, who))

    def test_a_draft_that_changes_nothing_is_none(self, cast: Cast) -> None:
        AuthorityChange.objects.create(
            id=uuid.uuid4(), organisation=cast.organisation, drafted_by=cast.ada, drafted_at=timezone.now(), why="?",
            starts=today(cast.organisation),
        )  # fmt: skip

        with pytest.raises(DatabaseError, match="cannot be: empty"), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS public.change_is_made IMMEDIATE")

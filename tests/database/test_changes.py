"""What levels may give, and all that lets somebody come to a level, changes by two admins; as the app's role."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, approve, draft, take_effect
from staff.models import (
    Allowance,
    AuthorityChange,
    AuthorityLine,
    Course,
    Level,
    Membership,
    Organisation,
    OrganisationEvent,
    Person,
    Site,
)
from staff.proof import organisation_faults
from staff.roles import Role
from tests.cast import SINCE, Cast, build_person
from tests.owner import as_owner

pytestmark = pytest.mark.django_db


def parking(cast: Cast, rank: int = 1) -> Cell:
    return Cell("allowance", cast.level(rank).pk, cast.remedy_type("parking").pk, currency="USD")


def drafted(cast: Cast, after: int | None, by: Person | None = None, starts: date | None = None) -> AuthorityChange:
    wanted = Wanted(
        cast.organisation, {parking(cast): after}, starts or today(cast.organisation), "The garage costs more."
    )
    return draft(wanted, by=by or cast.ada)


def in_force(cast: Cast, day: date | None = None) -> int | None:
    found = Allowance.objects.filter(level=cast.level(1), remedy_type__code="parking", currency="USD")
    return found.filter(during__contains=day or today(cast.organisation)).values_list("per_remedy", flat=True).first()


def decide(change: AuthorityChange, **fields: Any) -> None:
    with transaction.atomic():
        AuthorityChange.objects.filter(pk=change.pk).update(**fields)


class TestRaising:
    def test_it_waits_and_the_limit_stands(self, cast: Cast) -> None:
        change = drafted(cast, 15_00)

        assert (change.raises, change.took_effect_at, in_force(cast)) == (True, None, 10_00)

    def test_another_admins_yes_puts_it_in_force(self, cast: Cast) -> None:
        change = approve(drafted(cast, 15_00), by=cast.amir)

        assert (change.approved_by, in_force(cast)) == (cast.amir, 15_00)
        assert in_force(cast, today(cast.organisation) - timedelta(days=1)) == 10_00

    def test_on_its_day_when_that_is_to_come(self, cast: Cast) -> None:
        day = today(cast.organisation) + timedelta(days=30)
        approve(drafted(cast, 15_00, starts=day), by=cast.amir)

        assert (in_force(cast), in_force(cast, day - timedelta(days=1)), in_force(cast, day)) == (10_00, 10_00, 15_00)

    @pytest.mark.parametrize("who", ["ada", "mona", "theo", "gus"])
    def test_nobody_else_can(self, cast: Cast, who: str) -> None:
        change = drafted(cast, 15_00)

        with pytest.raises(DatabaseError, match="approved by another admin of a day's standing"):
            decide(change, approved_by=getattr(cast, who), approved_at=timezone.now())
        assert in_force(cast) == 10_00

    def test_nor_an_admin_of_an_hour(self, cast: Cast) -> None:
        """Whoever makes a new admin would be both of the two."""
        change = drafted(cast, 15_00)
        Membership.objects.filter(person=cast.mona).update(role=Role.ADMIN)

        with pytest.raises(DatabaseError, match="a day's standing"):
            decide(change, approved_by=cast.mona, approved_at=timezone.now())

    def test_nor_one_whose_password_somebody_set_today(self, cast: Cast) -> None:
        change = drafted(cast, 15_00)
        cast.amir.set_password("given by ada")
        cast.amir.save()

        with pytest.raises(DatabaseError, match="a day's standing"):
            decide(change, approved_by=cast.amir, approved_at=timezone.now())

    def test_nor_one_who_may_sign_in_again_since_today(self, cast: Cast) -> None:
        change = drafted(cast, 15_00)
        for active in (False, True):
            Person.objects.filter(pk=cast.amir.pk).update(is_active=active)

        with pytest.raises(DatabaseError, match="a day's standing"):
            decide(change, approved_by=cast.amir, approved_at=timezone.now())

    def test_nor_one_who_may_not_sign_in(self, cast: Cast) -> None:
        change = drafted(cast, 15_00)
        Person.objects.filter(pk=cast.amir.pk).update(is_active=False)

        with pytest.raises(DatabaseError, match="a day's standing"):
            decide(change, approved_by=cast.amir, approved_at=timezone.now())

    def test_nor_one_who_would_raise_what_they_give_themselves(self, cast: Cast) -> None:
        both = build_person("bo", "Bo Both", cast.level(1), Role.ADMIN, (cast.northgate,))
        Membership.objects.create(person=both, site=cast.riverside, role=Role.FRONT_DESK)

        with pytest.raises(DatabaseError, match="not for themselves"):
            decide(drafted(cast, 15_00), approved_by=both, approved_at=timezone.now())

    def test_it_does_not_take_effect_by_itself_while_there_are_two(self, cast: Cast) -> None:
        change = drafted(cast, 15_00)

        with pytest.raises(DatabaseError, match="waits for another admin"):
            decide(change, took_effect_at=timezone.now())
        assert take_effect(at=timezone.now() + timedelta(days=2)) == 0

    def test_a_yes_is_given_once(self, cast: Cast) -> None:
        change = approve(drafted(cast, 15_00), by=cast.amir)

        with pytest.raises(DatabaseError, match="is decided"):
            decide(change, withdrawn_by=cast.ada, withdrawn_at=timezone.now())

    def test_what_was_taken_back_is_never_approved(self, cast: Cast) -> None:
        change = drafted(cast, 15_00)
        decide(change, withdrawn_by=cast.ada, withdrawn_at=timezone.now())

        with pytest.raises(DatabaseError, match="is decided"):
            decide(change, approved_by=cast.amir, approved_at=timezone.now())

    @pytest.mark.parametrize("when", [-6, 6])
    def test_a_yes_is_of_now(self, cast: Cast, when: int) -> None:
        change = drafted(cast, 15_00)

        with pytest.raises(DatabaseError, match="the time of approving must be now"):
            decide(change, approved_by=cast.amir, approved_at=timezone.now() + timedelta(minutes=when))


class TestLowering:
    def test_it_holds_at_once(self, cast: Cast) -> None:
        change = drafted(cast, 5_00)

        assert (change.raises, change.took_effect_at is not None, in_force(cast)) == (False, True, 5_00)

    def test_down_to_none(self, cast: Cast) -> None:
        drafted(cast, None)

        assert in_force(cast) is None

    def test_up_again_waits(self, cast: Cast) -> None:
        drafted(cast, 5_00)

        assert drafted(cast, 10_00).raises
        assert in_force(cast) == 5_00


class TestWhatRaises:
    """Fewer courses, a lower pass mark, a longer validity, more for a patient: each lets somebody do more."""

    @pytest.fixture
    def course(self, cast: Cast) -> Course:
        course = Course.objects.create(organisation=cast.organisation, code="calm", title="Calm", lesson="Breathe.")
        self.change(cast, {self.validity(course): 12, self.mark(course): 80, self.required(cast, course): 1})
        return course

    def change(self, cast: Cast, numbers: dict[Cell, int | None]) -> AuthorityChange:
        return draft(Wanted(cast.organisation, numbers, today(cast.organisation), "Because"), by=cast.ada)

    def validity(self, course: Course) -> Cell:
        return Cell("validity", course_id=course.pk)

    def mark(self, course: Course) -> Cell:
        return Cell("pass_mark", course_id=course.pk)

    def required(self, cast: Cast, course: Course) -> Cell:
        return Cell("requirement", cast.level(1).pk, course_id=course.pk)

    def test_each_direction(self, cast: Cast, course: Course) -> None:
        raises = {
            (name, after): self.change(cast, {cell: after}).raises
            for name, cell, after in [
                ("validity", self.validity(course), 11), ("validity", self.validity(course), 13),
                ("mark", self.mark(course), 81), ("mark", self.mark(course), 80),
                ("required", self.required(cast, course), None),
            ]
        }  # fmt: skip

        assert raises == {
            ("validity", 11): False, ("validity", 13): True, ("mark", 81): False, ("mark", 80): True,
            ("required", None): True,
        }  # fmt: skip


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


def test_the_history_tells_of_draft_approval_and_effect_and_holds(cast: Cast) -> None:
    approve(drafted(cast, 15_00), by=cast.amir)

    told = OrganisationEvent.objects.filter(change__isnull=False)
    assert [(one.verb, one.by_name, one.facts["line 001"]) for one in told] == [
        ("draft", "Ada Okonjo", "allowance Level 1 parking USD: 1000 to 1500"),
        ("approve", "Amir Sayegh", "allowance Level 1 parking USD: 1000 to 1500"),
        ("take_effect", "Recovery", "allowance Level 1 parking USD: 1000 to 1500"),
    ]
    assert list(organisation_faults()) == []


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
class TestOneAdminOnly:
    """Amir left; what Ada drafts waits for a day, and for a day since he left."""

    def alone(self, cast: Cast, *, left: timedelta, drafted_ago: timedelta) -> AuthorityChange:
        Person.objects.filter(pk=cast.amir.pk).update(is_active=False)
        with connections["owner"].cursor() as cursor:
            cursor.execute("UPDATE staff_organisation SET admin_left_at = now() - %s", [left])
        with transaction.atomic(using="owner"):
            change = AuthorityChange.objects.using("owner").create(
                organisation_id=cast.organisation.pk, drafted_by_id=cast.ada.pk, why="Because",
                drafted_at=timezone.now() - drafted_ago, starts=today(cast.organisation),
            )  # fmt: skip
            AuthorityLine.objects.using("owner").create(change=change, after=15_00, **vars(parking(cast)))
        return AuthorityChange.objects.get(pk=change.pk)

    def test_after_a_day_it_takes_effect_unapproved(self, cast: Cast) -> None:
        change = self.alone(cast, left=timedelta(hours=25), drafted_ago=timedelta(hours=24, minutes=1))

        assert take_effect() == 1
        change.refresh_from_db()
        assert (change.approved_by, change.took_effect_at is not None, in_force(cast)) == (None, True, 15_00)

    @pytest.mark.parametrize(
        ("left", "ago"),
        [(timedelta(hours=25), timedelta(hours=23, minutes=59)), (timedelta(hours=23, minutes=59), timedelta(days=2))],
    )
    def test_not_a_minute_before(self, cast: Cast, left: timedelta, ago: timedelta) -> None:
        change = self.alone(cast, left=left, drafted_ago=ago)

        assert take_effect() == 0
        with pytest.raises(DatabaseError, match="where there is one only, for a day"):
            decide(change, took_effect_at=timezone.now())
        assert in_force(cast) == 10_00

    def test_somebody_new_is_new_also_where_no_admin_is_left_for_a_moment(self, cast: Cast) -> None:
        """Demoting every admin does not make the next one the first."""
        Membership.objects.filter(role=Role.ADMIN).update(role=Role.FRONT_DESK)
        sock = build_person("sock", "Sock Puppet", cast.level(0), Role.ADMIN, (cast.northgate,))

        assert sock.memberships.get().since.year >= 2026

    def test_sending_the_other_one_away_is_remembered(self, cast: Cast) -> None:
        Membership.objects.filter(person=cast.amir).update(is_active=False)

        cast.organisation.refresh_from_db()
        assert cast.organisation.admin_left_at is not None

"""What levels may give, and all that lets somebody come to a level, is raised by two admins and lowered by one; as the app's role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, approve, draft, take_effect
from staff.models import AuthorityChange, Course, Membership, OrganisationEvent, Person
from staff.proof import organisation_faults
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.database.drafts import decide, drafted, in_force

pytestmark = pytest.mark.django_db


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


def test_the_history_tells_of_draft_approval_and_effect_and_holds(cast: Cast) -> None:
    approve(drafted(cast, 15_00), by=cast.amir)

    told = OrganisationEvent.objects.filter(change__isnull=False)
    assert [(one.verb, one.by_name, one.facts["line 001"]) for one in told] == [
        ("draft", "Ada Okonjo", "allowance Level 1 parking USD: 1000 to 1500"),
        ("approve", "Amir Sayegh", "allowance Level 1 parking USD: 1000 to 1500"),
        ("take_effect", "Recovery", "allowance Level 1 parking USD: 1000 to 1500"),
    ]
    assert list(organisation_faults()) == []

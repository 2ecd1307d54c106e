"""An admin who is at a desk too says yes to nothing that would let them give more: by their level or by their courses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from staff.changes.cells import Cell, today
from staff.changes.deciding import NotDecided, Wanted, approve, draft
from staff.models import AuthorityChange, Course, LineKind, Membership, Person
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.courses import passed, require, write_course

pytestmark = pytest.mark.django_db
NOT_FOR_THEMSELVES = "It raises what your own level may give, and you work at a desk: another admin has to approve it."


@pytest.fixture
def course(cast: Cast) -> Course:
    return write_course(cast)


@pytest.fixture
def bo(cast: Cast) -> Person:
    """At level 2, at Riverside's desk, and an admin."""
    found = build_person("bo", "Bo Both", cast.level(2), Role.ADMIN, (cast.northgate,))
    Membership.objects.create(person=found, site=cast.riverside, role=Role.FRONT_DESK)
    return found


def drafted(cast: Cast, cell: Cell, number: int | None) -> AuthorityChange:
    return draft(Wanted(cast.organisation, {cell: number}, today(cast.organisation), "Dearer by now"), by=cast.ada)


def parking(cast: Cast, rank: int) -> Cell:
    return Cell(LineKind.ALLOWANCE, cast.level(rank).pk, cast.remedy_type("parking").pk, currency="GBP")


def dropped(cast: Cast, course: Course, rank: int) -> AuthorityChange:
    return drafted(cast, Cell(LineKind.REQUIREMENT, cast.level(rank).pk, course_id=course.pk), None)


def at_the_level_they_work_at(cast: Cast, course: Course, bo: Person) -> AuthorityChange:
    require(cast.level(2), course)
    return drafted(cast, parking(cast, 1), 12_00)


def without_a_course_of_a_level_that_theirs_includes(cast: Cast, course: Course, bo: Person) -> AuthorityChange:
    require(cast.level(1), course)
    require(cast.level(2), all_of=cast.level(1))
    return dropped(cast, course, 1)


def with_a_pass_of_theirs_that_counts_longer(cast: Cast, course: Course, bo: Person) -> AuthorityChange:
    require(cast.level(2), course)
    long_ago = today(cast.organisation).replace(year=today(cast.organisation).year - 3, day=1)
    passed(bo, course, long_ago, by=cast.mona)
    return drafted(cast, Cell(LineKind.VALIDITY, course_id=course.pk), 60)


def without_what_theirs_includes(cast: Cast, course: Course, bo: Person) -> AuthorityChange:
    require(cast.level(1), course)
    require(cast.level(2), all_of=cast.level(1))
    return drafted(cast, Cell(LineKind.REQUIREMENT, cast.level(2).pk, all_of_id=cast.level(1).pk), None)


Change = Callable[[Cast, Course, Person], AuthorityChange]
THEIRS: list[Change] = [
    at_the_level_they_work_at, without_a_course_of_a_level_that_theirs_includes,
    with_a_pass_of_theirs_that_counts_longer, without_what_theirs_includes,
]  # fmt: skip


@pytest.mark.parametrize("change", THEIRS)
def test_not_what_raises_themselves(cast: Cast, course: Course, bo: Person, change: Change) -> None:
    made = change(cast, course, bo)

    with pytest.raises(NotDecided, match=NOT_FOR_THEMSELVES):
        approve(made, by=bo)


@pytest.mark.parametrize("change", THEIRS)
def test_who_has_no_desk_says_yes_to_the_same(cast: Cast, course: Course, bo: Person, change: Change) -> None:
    made = change(cast, course, bo)

    assert approve(made, by=cast.amir).took_effect_at is not None


def test_of_a_level_that_they_neither_hold_nor_work_at_they_say_yes(cast: Cast, bo: Person) -> None:
    assert approve(drafted(cast, parking(cast, 1), 12_00), by=bo).took_effect_at is not None


def test_of_a_course_that_keeps_nothing_from_them_they_say_yes(cast: Cast, course: Course, bo: Person) -> None:
    require(cast.level(2), course)
    passed(bo, course, today(cast.organisation), by=cast.mona)

    assert approve(drafted(cast, Cell(LineKind.VALIDITY, course_id=course.pk), 60), by=bo).took_effect_at is not None

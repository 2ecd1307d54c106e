"""Withdrawing a course: what it will do is said beforehand and then happens, once, and by who may."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone

from staff.curriculum import standing
from staff.models import Completion, CompletionWithdrawal, Course, Person
from staff.passing import CannotBeTaken, SentBefore
from staff.withdrawing import what_will_happen, withdraw
from tests.cast import Cast
from tests.courses import passed, require, today, write_course


@pytest.mark.parametrize(
    ("who", "other", "sentence"),
    [
        ("ben", False, "Ben will work as trainee from now on, until “Listening” is passed."),
        ("ben", True, "Ben goes on working at level 2: it makes no difference to that today."),
        ("theo", False, "Theo goes on working as trainee: it makes no difference to that today."),
    ],
)
def test_what_will_happen_is_said_beforehand_and_then_happens(
    cast: Cast, course: Course, who: str, other: bool, sentence: str
) -> None:
    person: Person = getattr(cast, who)
    theirs = passed(person, course, today(cast), by=cast.mona)
    if other:
        passed(person, course, today(cast), by=cast.mona)

    assert what_will_happen(theirs, timezone.now()) == sentence
    at = withdraw(theirs, by=cast.mona, reason="It was Beth").withdrawn_at
    assert f"working {standing(person, at).at_level}" in sentence.replace("will work ", "working ")


def test_it_drops_him_to_the_level_that_he_has_the_courses_for(cast: Cast, course: Course, bens: Completion) -> None:
    giving = write_course(cast, "giving", "Giving")
    require(cast.level(2), giving)
    bens_giving = passed(cast.ben, giving, today(cast), by=cast.mona)

    assert what_will_happen(bens_giving, timezone.now()) == (
        "Ben will work at level 1 from now on, until “Giving” is passed."
    )


def test_one_key_is_one_withdrawal(cast: Cast, course: Course, bens: Completion) -> None:
    key, avas = uuid.uuid4(), passed(cast.ava, course, today(cast), by=cast.mona)
    withdraw(bens, by=cast.mona, reason="x", key=key)

    with pytest.raises(SentBefore):
        withdraw(avas, by=cast.mona, reason="x", key=key)
    with pytest.raises(CannotBeTaken):
        withdraw(bens, by=cast.mona, reason="x", key=key)
    assert CompletionWithdrawal.objects.count() == 1


@pytest.mark.parametrize(
    ("by", "person", "may"),
    [("mona", "ben", True), ("ada", "ben", True), ("ben", "ben", False), ("mona", "mona", False), ("rui", "ben", False)],
)  # fmt: skip
def test_nobody_withdraws_their_own_nor_that_of_another_site(
    cast: Cast, course: Course, by: str, person: str, may: bool
) -> None:
    theirs = passed(getattr(cast, person), course, today(cast), by=cast.ada)

    if may:
        assert withdraw(theirs, by=getattr(cast, by), reason="x").completion == theirs
    else:
        with pytest.raises(CannotBeTaken):
            withdraw(theirs, by=getattr(cast, by), reason="x")

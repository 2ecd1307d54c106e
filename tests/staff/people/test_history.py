"""What was changed of somebody, in words."""

from __future__ import annotations

import pytest

from staff.acting import acting, tell
from staff.learnt import spoken
from staff.models import Membership
from staff.people import actions
from staff.people.actions import Place
from staff.people.history import about_person, as_role, lines
from staff.roles import Role
from staff.withdrawing import withdraw
from tests.cast import Cast
from tests.courses import passed, today, write_course


def told(cast: Cast) -> list[tuple[str, str]]:
    """Newest first: who, and what they did; without what the cast began with."""
    return [(line.who, line.sentence) for line in lines(cast.ava)][:-2]


def test_what_a_cast_begins_with_is_the_systems(cast: Cast) -> None:
    assert [(line.who, line.sentence) for line in lines(cast.ava)] == [
        ("Recovery", "added Northgate: Front desk."),
        ("Recovery", "added them as ava, Level 1."),
    ]


def test_a_site_that_comes_goes_and_comes_back(cast: Cast) -> None:
    for role, works in ((Role.MANAGER, True), (Role.MANAGER, False), (Role.AUDITOR, True)):
        actions.change_place(cast.ava, Place(cast.riverside, role, works=works), by=cast.ada)

    assert told(cast) == [
        ("Ada Okonjo", "added Riverside: Auditor."),
        ("Ada Okonjo", "took Riverside away."),
        ("Ada Okonjo", "added Riverside: Manager."),
    ]


def test_another_role(cast: Cast) -> None:
    actions.change_place(cast.ava, Place(cast.northgate, Role.MANAGER, cast.reception_a), by=cast.ada)

    assert told(cast) == [("Ada Okonjo", "changed Northgate: Front desk → Manager.")]


def test_a_place_to_sit_is_one_line_not_two(cast: Cast) -> None:
    actions.change_place(cast.ava, Place(cast.northgate, Role.FRONT_DESK, cast.reception_b), by=cast.ada)

    assert told(cast) == [("Ada Okonjo", "changed where they sit at Northgate: Reception B.")]


def test_what_was_done_without_saying_who_is_the_systems(cast: Cast) -> None:
    Membership.objects.filter(person=cast.ava).update(role=Role.AUDITOR)

    assert told(cast) == [("Recovery", "changed Northgate: Front desk → Auditor.")]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"level before": "Level 1", "level": "Level 2"}, "changed the level: Level 1 → Level 2."),
        ({"may sign in": "no"}, "disabled their sign-in."),
        ({"may sign in": "yes"}, "let them sign in again."),
        ({"name": "Ava Li", "username": "ava"}, "changed the name to Ava Li, username ava."),
        ({"password": "set"}, "set a new password."),
        ({"email": "removed"}, "removed the e-mail address."),
        ({"email": "changed", "short name": "Av"}, "changed the e-mail address. changed the short name to Av."),
        ({"unknown": "x"}, ""),
    ],
)
def test_each_fact_of_a_change(facts: dict[str, str], sentence: str) -> None:
    assert about_person("change_person", facts) == sentence


@pytest.mark.parametrize(("fact", "said"), [("2025-12-15", "15 December 2025"), ("long ago", "long ago"), ("", "")])
def test_a_day_is_said_as_one_says_it(fact: str, said: str) -> None:
    facts = {"course": "Listening", "passed_on": fact, "reason": "It was Beth"}

    assert about_person("record_course", facts) == f"recorded that they passed “Listening” on {said}."
    assert about_person("withdraw_course", facts) == f"withdrew “Listening”, recorded as passed on {said}: It was Beth"


def test_what_others_tell_of_somebody_is_shown_as_it_stands(cast: Cast) -> None:
    with acting(cast.ada):
        tell(cast.organisation, "praise", by=cast.ada, person=cast.ava, course="Listening")

    assert told(cast) == [("Ada Okonjo", "praise (course: Listening).")]


def test_a_course_in_a_classroom_is_told_in_words(cast: Cast) -> None:
    with acting(cast.ada):
        tell(
            cast.organisation, "record_course", by=cast.ada, person=cast.ava, course="Listening", passed_on="2026-06-01"
        )

    assert told(cast) == [("Ada Okonjo", "recorded that they passed “Listening” on 1 June 2026.")]


def test_that_it_was_withdrawn_is_told_with_the_reason(cast: Cast) -> None:
    on = today(cast)
    withdraw(passed(cast.ava, write_course(cast), on, by=cast.mona), by=cast.ada, reason="It was Eva.")

    assert told(cast) == [("Ada Okonjo", f"withdrew “Listening”, recorded as passed on {spoken(on)}: It was Eva.")]


def test_a_role_that_is_known_no_more_is_said_as_it_was() -> None:
    assert (as_role("manager"), as_role("porter")) == ("Manager", "porter")

"""Rules 1 and 3: nothing is offered to who has no desk here, and no more than their courses are current for."""

from datetime import date

import pytest
from django.utils import timezone

from staff.models import Membership, Person
from staff.verdict import Rule
from tests.cast import Cast
from tests.courses import passed, require, write_course
from tests.staff.offered import one


@pytest.mark.parametrize("username", ["ada", "gus"])
def test_rule_1_refuses_who_has_no_desk(cast: Cast, username: str) -> None:
    offer = one(cast, getattr(cast, username), "explain")

    assert offer.rule == Rule.WORKS_HERE


def test_rule_1_refuses_at_another_site_before_anything_else(cast: Cast) -> None:
    verdict = one(cast, cast.ava, "waive_fee", 1, site=cast.riverside).verdict

    assert (verdict.rule, verdict.sentence) == (Rule.WORKS_HERE, "You do not work at this site.")
    assert verdict.who_can == "Somebody who works at this site"


def test_rule_1_refuses_whose_membership_ended(cast: Cast) -> None:
    assert one(cast, cast.ava, "explain").rule is None

    Membership.objects.filter(person=cast.ava).update(is_active=False)

    assert one(cast, cast.ava, "explain").rule == Rule.WORKS_HERE


def test_rule_1_refuses_who_is_disabled(cast: Cast) -> None:
    Person.objects.filter(pk=cast.ava.pk).update(is_active=False)

    assert one(cast, cast.ava, "explain").rule == Rule.WORKS_HERE


def test_rule_3_names_the_course_and_who_could(cast: Cast) -> None:
    course = write_course(cast, "no", "Saying no kindly")
    require(cast.level(2), course)

    at_the_page, refused = one(cast, cast.ben, "taxi"), one(cast, cast.ben, "taxi", 2500)

    assert (refused.rule, refused.level_name, refused.held_level) == (Rule.COURSES_CURRENT, "Level 1", "Level 2")
    assert (
        at_the_page.verdict.sentence
        == refused.verdict.sentence
        == ("You work at level 1 until “Saying no kindly” is passed, so this needs level 2 or a manager.")
    )
    assert refused.verdict.who_can == "Level 2 or a manager"


def test_rule_3_asks_only_for_what_their_own_level_could_give(cast: Cast) -> None:
    require(cast.level(2), write_course(cast))

    rules = {code: one(cast, cast.ben, code, amount).rule for code, amount in (("meal", 1000), ("waive_fee", 1))}
    edges = [one(cast, cast.ben, "meal", amount).rule for amount in (1000, 1001, 1500, 1501)]

    assert rules == {"meal": None, "waive_fee": Rule.ALLOWANCE}
    assert edges == [None, Rule.COURSES_CURRENT, Rule.COURSES_CURRENT, Rule.AMOUNT]


def test_rule_3_counts_several_courses_beside_a_choice_and_names_them_when_it_refuses(cast: Cast) -> None:
    lapsed, never = write_course(cast, "a", "Giving, and not"), write_course(cast, "b", "Listening")
    for course in (lapsed, never):
        require(cast.level(1), course)
    passed(cast.ava, lapsed, date(2020, 1, 1), by=cast.mona)

    assert one(cast, cast.ava, "meal").verdict.sentence == (
        "You work as trainee until 2 courses are passed, so this needs level 1 or a manager."
    )
    assert one(cast, cast.ava, "meal", 100).verdict.sentence == (
        "You work as trainee until “Giving, and not” is renewed and “Listening” is passed, "
        "so this needs level 1 or a manager."
    )


def test_rule_3_where_no_level_is_left(cast: Cast) -> None:
    for rank in (0, 1):
        require(cast.level(rank), write_course(cast, f"c{rank}", f"Course {rank}"))

    offer = one(cast, cast.ava, "explain", 0)

    assert (offer.rule, offer.level_name) == (Rule.COURSES_CURRENT, "No level")
    assert offer.verdict.sentence.startswith("You work at no level until “Course 1” is passed")


def test_passing_raises_at_once(cast: Cast) -> None:
    course = write_course(cast)
    require(cast.level(1), course)
    assert one(cast, cast.ava, "meal", 1000).rule == Rule.COURSES_CURRENT

    passed(cast.ava, course, cast.northgate.day(timezone.now()), by=cast.mona)

    assert one(cast, cast.ava, "meal", 1000).rule is None

"""What is left to learn, in words and days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from staff.curriculum import curriculum, standing
from staff.learnt import State
from staff.models import Course
from tests.cast import Cast
from tests.courses import lapsing_in, passed, require, today, write_course


@pytest.fixture
def courses(cast: Cast) -> list[Course]:
    """Level 1 requires listening, level 2 that and giving; nobody requires flowers."""
    listening, giving = write_course(cast), write_course(cast, "giving", "Giving")
    require(cast.level(1), listening)
    require(cast.level(2), giving)
    require(cast.level(2), all_of=cast.level(1))
    return [listening, giving, write_course(cast, "flowers", "Flowers")]


def test_a_level_without_requirements_asks_for_nothing(cast: Cast) -> None:
    mine = standing(cast.ava, timezone.now())

    assert (mine.held, mine.working, mine.courses, mine.sentence) == ("Level 1", "Level 1", [], "")


def test_what_ben_needs_what_is_current_and_what_is_missing(cast: Cast, courses: list[Course]) -> None:
    passed(cast.ben, courses[0], lapsing_in(cast, 20), by=cast.mona)

    mine = standing(cast.ben, timezone.now())

    assert [(one.title, one.state, one.days_left) for one in mine.courses] == [
        ("Listening", State.SOON, 20),
        ("Giving", State.NEVER, 0),
    ]
    assert (mine.held, mine.working) == ("Level 2", "Level 1")
    assert mine.sentence == "Working at level 1 until “Giving” is passed."
    assert [one.title for one in mine.lapsing] == ["Listening"]


def test_a_lapsed_one_drops_him_all_the_way_down(cast: Cast, courses: list[Course]) -> None:
    passed(cast.ben, courses[0], lapsing_in(cast, 0), by=cast.mona)
    passed(cast.ben, courses[1], today(cast), by=cast.mona)

    assert standing(cast.ben, timezone.now()).sentence == "Working as trainee until “Listening” is renewed."
    assert standing(cast.ben, timezone.now() - timedelta(days=1)).missing[0].title == "Giving"


def test_the_whole_curriculum_says_what_the_next_level_adds(cast: Cast, courses: list[Course]) -> None:
    mine = curriculum(cast.ava, timezone.now())

    assert [[one.title for one in part] for part in (mine.needed, mine.needed_next, mine.others)] == [
        ["Listening"], ["Giving"], ["Flowers"],
    ]  # fmt: skip


def test_a_course_that_is_not_offered_any_more_stays_where_it_matters(cast: Cast, courses: list[Course]) -> None:
    Course.objects.update(is_active=False)
    passed(cast.ava, courses[2], today(cast), by=cast.mona)

    assert [one.title for one in curriculum(cast.ava, timezone.now()).courses] == ["Listening", "Flowers"]
    assert [one.title for one in curriculum(cast.theo, timezone.now()).courses] == []


def test_the_latest_pass_counts(cast: Cast, courses: list[Course]) -> None:
    for on in (lapsing_in(cast, -400), lapsing_in(cast, 100), lapsing_in(cast, 10)):
        passed(cast.ava, courses[0], on, by=cast.mona)

    [listening] = standing(cast.ava, timezone.now()).courses

    assert (listening.days_left, listening.passed_on) == (100, lapsing_in(cast, 100))

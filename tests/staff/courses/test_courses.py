"""The four courses that a new organisation starts with: whole, explained, and within what their fields hold."""

from __future__ import annotations

import re

import pytest

from staff.courses import COURSES
from staff.courses.content import StarterCourse
from staff.lesson import html_of
from staff.models import Answer, Course, Scenario

EACH = pytest.mark.parametrize("course", COURSES, ids=lambda one: one.code)


def longest(model: type, name: str) -> int:
    return int(model._meta.get_field(name).max_length)  # type: ignore[attr-defined]


def test_they_are_these_four_in_this_order() -> None:
    assert [(one.code, one.title) for one in COURSES] == [
        ("listening", "Listening and saying sorry"),
        ("what_you_may_give", "What you may give, and what you may never give"),
        ("when_it_must_go_further", "When it must go further"),
        ("saying_no_kindly", "Calming somebody angry or grieving, and saying no kindly"),
    ]


@EACH
def test_a_lesson_takes_a_few_minutes_to_read(course: StarterCourse) -> None:
    assert 400 <= len(course.lesson.split()) <= 700
    assert html_of(course.lesson).count("<h2>") >= 5
    assert "<h1>" not in html_of(course.lesson)
    assert "&lt;" not in html_of(course.lesson)


@EACH
def test_there_are_at_least_six_situations_each_with_one_right_answer_of_three_or_four(course: StarterCourse) -> None:
    assert len(course.situations) >= 6
    assert all(3 <= len(one.choices) <= 4 for one in course.situations)
    assert all(sum(choice.is_right for choice in one.choices) == 1 for one in course.situations)


@EACH
def test_the_right_answer_is_not_where_it_was_the_last_time(course: StarterCourse) -> None:
    places = [next(n for n, one in enumerate(each.choices) if one.is_right) for each in course.situations]

    assert {0, 1, 2} <= set(places)
    assert max(places.count(place) for place in places) <= len(places) // 2


@EACH
def test_everything_fits_and_every_answer_is_explained(course: StarterCourse) -> None:
    assert len(course.title) <= longest(Course, "title") and len(course.summary) <= longest(Course, "summary")
    for one in course.situations:
        assert len(one.words) <= longest(Scenario, "situation")
        for choice in one.choices:
            assert 0 < len(choice.words) <= longest(Answer, "words")
            assert 20 <= len(choice.why) <= longest(Answer, "why")
        assert len({choice.words for choice in one.choices}) == len(one.choices)


@EACH
def test_no_name_that_belongs_to_somebody_is_used(course: StarterCourse) -> None:
    said = " ".join(
        [course.lesson, *(choice.words + choice.why for one in course.situations for choice in one.choices)]
    )

    assert not re.search(r"\b(HEART|AIDET|LAST|LEARN|RELATE|LEAD|ACT)\b", said)

"""Courses for a test: with scenarios of two answers each, terms, requirements, and who has passed them when."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.utils import timezone

from staff.models import Answer, Completion, Course, CourseTerms, Level, Organisation, Person, Requirement, Scenario
from tests.cast import SINCE, Cast
from tests.owner import as_owner

LISTENING = "Listening"


def write_course(
    cast: Cast,
    code: str = "listening",
    title: str = LISTENING,
    *,
    scenarios: int = 5,
    months: int = 12,
    pass_mark: int = 80,
    organisation: Organisation | None = None,
) -> Course:
    """A course that can be taken since 2020: in each scenario “Listen” is right and “Leave” is not."""
    course = Course.objects.create(
        organisation=organisation or cast.organisation, code=code, title=title, summary=f"About {title.lower()}.",
        lesson="## Sit down\n\nLook at *them*.", position=Course.objects.count(),
    )  # fmt: skip
    for number in range(scenarios):
        scenario = Scenario.objects.create(course=course, situation=f"Somebody is sad, {number}.", position=number)
        Answer.objects.create(scenario=scenario, words="Listen", why="They are heard.", is_right=True, position=0)
        Answer.objects.create(scenario=scenario, words="Leave", why="They are alone.", position=1)
    with as_owner():
        CourseTerms.objects.create(course=course, validity_months=months, pass_mark=pass_mark, during=(SINCE, None))
    return course


def require(level: Level, course: Course | None = None, all_of: Level | None = None) -> Requirement:
    """Since 2020."""
    with as_owner():
        return Requirement.objects.create(level=level, course=course, all_of=all_of, during=(SINCE, None))


def required_by_levels_1_and_2(cast: Cast) -> Course:
    """A course of level 1; level 2 includes all of level 1."""
    course = write_course(cast)
    require(cast.level(1), course)
    require(cast.level(2), all_of=cast.level(1))
    return course


def passed(person: Person, course: Course, on: date, *, by: Person) -> Completion:
    """In a classroom, as ``by`` saw."""
    return Completion.objects.create(
        person=person, course=course, passed_on=on, how="classroom", evidence="List of who was there",
        recorded_by=by, recorded_at=timezone.now(),
    )  # fmt: skip


def answers(course: Course, right: int) -> dict[str, str]:
    """A form's fields: so many of the first scenarios answered rightly, the rest not, and a key of its own."""
    fields = {"submission_key": str(uuid.uuid4())}
    for number, scenario in enumerate(course.scenarios.all()):
        fields[f"scenario_{scenario.pk}"] = str(scenario.answers.get(is_right=number < right).pk)
    return fields


def today(cast: Cast) -> date:
    """Northgate's date."""
    return cast.northgate.day(timezone.now())


def lapsing_in(cast: Cast, days: int) -> date:
    """On which day a course of twelve months was passed that counts no more in so many days."""
    lapses_on = today(cast) + timedelta(days=days)
    try:
        return lapses_on.replace(year=lapses_on.year - 1)
    except ValueError:  # the 29th of February
        return lapses_on.replace(year=lapses_on.year - 1, day=28)

"""What the cast has learnt, in a classroom or by the scenarios, and when; one course of Ben's lapses soon."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from complaints.demo.stage import Stage
from staff import passing
from staff.curriculum import site_of
from staff.models import Answer, Course, Person
from staff.withdrawing import withdraw

YEAR = 365  # days for which a pass counts, give or take one


@dataclass(frozen=True)
class Passed:
    """Somebody passed a course so many days ago; with ``seen_by`` in a classroom, else by its scenarios.

    ``misses`` is how many situations they answered badly; too many, and it was an attempt only. ``withdrawn`` says why
    whoever saw it withdrew it an hour later.
    """

    who: str
    course: str
    days_ago: int
    seen_by: str = ""
    evidence: str = ""
    misses: int = 0
    withdrawn: str = ""


NORTHGATE_MORNING = "Northgate induction morning, list of who was there, kept by Mona"
RIVERSIDE_MORNING = "Riverside induction, signed list no. 14"
MANAGERS_DAY = "Managers' day at Larkfield, certificate shown to Ada"
THE_OTHER_AVA = "It was Ava Stenmark of the night shift who was there."
LESSONS = (
    Passed("ben", "listening", YEAR - 20, "mona", NORTHGATE_MORNING),
    Passed("ben", "what_you_may_give", 262, misses=1),
    Passed("ben", "when_it_must_go_further", 240),
    Passed("ava", "listening", 231, "mona", NORTHGATE_MORNING),
    Passed("ava", "what_you_may_give", 230, misses=3),
    Passed("ava", "what_you_may_give", 229),
    Passed("ava", "when_it_must_go_further", 120, "mona", NORTHGATE_MORNING, withdrawn=THE_OTHER_AVA),
    Passed("cleo", "listening", 204, "rui", RIVERSIDE_MORNING),
    Passed("cleo", "what_you_may_give", 203, misses=1),
    Passed("mona", "listening", 170, "ada", MANAGERS_DAY),
    Passed("mona", "what_you_may_give", 170, "ada", MANAGERS_DAY),
    Passed("mona", "when_it_must_go_further", 169),
    Passed("mona", "saying_no_kindly", 168, misses=1),
    Passed("rui", "listening", 170, "ada", MANAGERS_DAY),
    Passed("rui", "what_you_may_give", 170, "ada", MANAGERS_DAY),
    Passed("rui", "when_it_must_go_further", 165),
    Passed("rui", "saying_no_kindly", 164),
)


def write_learning(stage: Stage, now: datetime) -> None:
    """Oldest first, each at two in the afternoon where they work: all but Theo have what their level asks for."""
    organisation = stage.people["mona"].level.organisation_id
    courses = {one.code: one for one in Course.objects.filter(organisation=organisation)}
    for one in sorted(LESSONS, key=lambda passed: -passed.days_ago):
        person, course = stage.people[one.who], courses[one.course]
        at = afternoon(person, now - timedelta(days=one.days_ago))
        if one.seen_by:
            in_classroom(one, course, person, by=stage.people[one.seen_by], at=at)
        else:
            passing.take(course, by=person, key=uuid.uuid4(), answers=answers(course, one.misses), at=at)


def in_classroom(one: Passed, course: Course, person: Person, *, by: Person, at: datetime) -> None:
    done = passing.record_classroom(
        course, by=by, person=person, passed_on=at.date(), evidence=one.evidence, key=uuid.uuid4(), at=at
    )
    if one.withdrawn:
        withdraw(done, by=by, reason=one.withdrawn, at=at + timedelta(hours=1))


def afternoon(person: Person, at: datetime) -> datetime:
    site = site_of(person)
    assert site is not None
    return site.local(at).replace(hour=14, minute=0, second=0, microsecond=0)


def answers(course: Course, misses: int) -> dict[int, int]:
    """The right answer to each situation, but for the first few."""
    found: dict[int, dict[bool, int]] = {}
    for one in Answer.objects.filter(scenario__course=course).order_by("scenario__position", "position"):
        found.setdefault(one.scenario_id, {}).setdefault(one.is_right, one.pk)
    return {scenario: by[number >= misses] for number, (scenario, by) in enumerate(found.items())}

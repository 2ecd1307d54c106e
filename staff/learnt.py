"""One course and one person: until when it counts, when it lapses, and what has to be done, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

C = TypeVar("C")
SOON, VERY_SOON = 30, 7  # days before a course lapses on which its page and the desk remind


class State(StrEnum):
    """How somebody stands with a course."""

    NEVER = "never"
    LAPSED = "lapsed"
    SOON = "soon"
    CURRENT = "current"


class Withdrawn(NamedTuple):
    """A classroom pass that counts no more: by whom, since when and why."""

    by: str
    at: datetime
    reason: str


class InClassroom(NamedTuple):
    """A classroom pass that is not withdrawn: the completion's key, and the day on which it was passed."""

    completion: str
    passed_on: date


@dataclass(frozen=True)
class Learnt:
    """One course and one person on one day. ``until`` is the last day on which their pass counts.

    ``withdrawn`` is told to the person, ``in_classroom`` to whoever keeps their training.
    """

    code: str
    title: str
    summary: str
    day: date
    until: date | None
    passed_on: date | None
    needed: bool = True
    needed_next: bool = False
    withdrawn: Withdrawn | None = None
    in_classroom: tuple[InClassroom, ...] = ()

    @property
    def lapses_on(self) -> date | None:
        return self.until and self.until + timedelta(days=1)

    @property
    def days_left(self) -> int:
        """Days until it counts no more: 1 on its last day, 0 where it does not count."""
        return (self.until - self.day).days + 1 if self.until else 0

    @property
    def state(self) -> State:
        if self.until is None:
            return State.LAPSED if self.passed_on else State.NEVER
        return State.SOON if self.days_left <= SOON else State.CURRENT

    @property
    def reminder(self) -> str:
        """``lapses in 20 days, on 16 December 2026``"""
        if self.lapses_on is None:
            return ""
        return (
            "lapses tomorrow"
            if self.days_left == 1
            else f"lapses in {self.days_left} days, on {spoken(self.lapses_on)}"
        )

    @property
    def very_soon(self) -> bool:
        return self.state == State.SOON and self.days_left <= VERY_SOON

    @property
    def missing(self) -> bool:
        return self.until is None


@dataclass(frozen=True)
class ToDo(Generic[C]):
    """Courses of which the same has to be done: ``is renewed``, ``are passed``."""

    courses: list[C]
    done: str


def to_do(missing: Iterable[tuple[State, C]]) -> list[ToDo[C]]:
    """What is missing, by what has to be done: renewing first."""
    states = list(missing)
    found = []
    for state, done in ((State.LAPSED, "renewed"), (State.NEVER, "passed")):
        courses = [course for its, course in states if its == state]
        if courses:
            found.append(ToDo(courses, f"{'is' if len(courses) == 1 else 'are'} {done}"))
    return found


def in_words(missing: Iterable[tuple[State, str]]) -> str:
    """``“A” is renewed and “B” and “C” are passed``, by their titles."""
    return " and ".join(f"{quoted(group.courses)} {group.done}" for group in to_do(missing))


def at_level(name: str | None) -> str:
    """``at level 1``, ``as trainee``: how one works there, in the middle of a sentence."""
    if name is None:
        return "at no level"
    small = name[:1].lower() + name[1:]
    return f"at {small}" if small.startswith(("level", "no level")) else f"as {small}"


def quoted(titles: Iterable[str]) -> str:
    """``“A”, “B” and “C”``"""
    *rest, last = [f"“{title}”" for title in titles]
    return f"{', '.join(rest)} and {last}" if rest else last


def spoken(day: date) -> str:
    """``16 December 2026``"""
    return f"{day.day} {day:%B %Y}"

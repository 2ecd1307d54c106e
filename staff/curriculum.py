"""What is left to learn: which courses a level asks for, until when each counts, and at which level that lets one work.

Who has passed what, and what follows from it, is PostgreSQL's (staff/sql/training.sql); here it gets its words.
A moment says what is withdrawn by then, and the day is its date at the site where the person works.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from staff.learnt import Learnt, State, ToDo, Withdrawn, at_level, in_words, to_do
from staff.models import Person, Site


@dataclass(frozen=True)
class Standing:
    """The level somebody holds, the one they work at today, and the courses that make the difference (rule 3)."""

    held: str
    working: str | None
    courses: list[Learnt] = field(default_factory=list)

    @property
    def needed(self) -> list[Learnt]:
        return [one for one in self.courses if one.needed]

    @property
    def needed_next(self) -> list[Learnt]:
        """What the next level asks for besides."""
        return [one for one in self.courses if one.needed_next and not one.needed]

    @property
    def others(self) -> list[Learnt]:
        return [one for one in self.courses if not one.needed and not one.needed_next]

    @property
    def missing(self) -> list[Learnt]:
        return [one for one in self.needed if one.missing]

    @property
    def lapsing(self) -> list[Learnt]:
        """What lapses within thirty days, the first to lapse first."""
        soon = [one for one in self.needed if one.state == State.SOON]
        return sorted(soon, key=lambda one: one.days_left)

    @property
    def lowered(self) -> bool:
        return bool(self.missing)

    @property
    def at_level(self) -> str:
        return at_level(self.working)

    @property
    def to_do(self) -> list[ToDo[Learnt]]:
        """What is missing, by what has to be done."""
        return to_do((one.state, one) for one in self.missing)

    @property
    def sentence(self) -> str:
        """``Working at level 1 until “Saying no kindly” is renewed.``; nothing where they work at their own."""
        if not self.missing:
            return ""
        return f"Working {self.at_level} until {in_words((one.state, one.title) for one in self.missing)}."


# The courses of one level for one person; no row, and no more asked, where it requires none.
HELD = """
SELECT c.code, c.title, c.summary, %(day)s::date AS day,
       public.staff_counts_until(%(person)s, c.id, %(day)s, %(at)s, %(without)s) AS until,
       (SELECT max(d.passed_on) FROM public.staff_passes(%(person)s, %(day)s, %(at)s, %(without)s) d
         WHERE d.course_id = c.id) AS passed_on,
       (SELECT (public.staff_acting_level(%(person)s, %(day)s, %(at)s, %(without)s)).name) AS working
  FROM public.staff_required(%(level)s, %(day)s) r JOIN public.staff_course c ON c.id = r.course_id
 ORDER BY c.position, c.title
"""
# Every course that somebody can take, has to take or has passed, and whether their level or the next asks for it; with
# the last withdrawal of a pass, until it is passed again.
MINE = """
WITH coming AS (SELECT n.id FROM public.staff_level n JOIN public.staff_level own ON own.id = %(level)s
                 WHERE n.organisation_id = own.organisation_id AND n.rank > own.rank ORDER BY n.rank LIMIT 1)
SELECT c.code, c.title, c.summary, %(day)s::date AS day,
       public.staff_counts_until(%(person)s, c.id, %(day)s, %(at)s) AS until, passed.passed_on,
       c.id IN (SELECT r.course_id FROM public.staff_required(%(level)s, %(day)s) r) AS needed,
       c.id IN (SELECT r.course_id FROM coming, public.staff_required(coming.id, %(day)s) r) AS needed_next,
       (SELECT (public.staff_acting_level(%(person)s, %(day)s, %(at)s)).name) AS working,
       gone.withdrawn_by, gone.withdrawn_at, gone.reason
  FROM public.staff_course c
 CROSS JOIN LATERAL (SELECT max(d.passed_on) AS passed_on, max(d.recorded_at) AS recorded_at
                       FROM public.staff_passes(%(person)s, %(day)s, %(at)s) d WHERE d.course_id = c.id) passed
  LEFT JOIN LATERAL (
       SELECT b.name AS withdrawn_by, w.withdrawn_at, w.reason
         FROM public.staff_completion d JOIN public.staff_completionwithdrawal w ON w.completion_id = d.id
         JOIN public.staff_person b ON b.id = w.withdrawn_by_id
        WHERE d.person_id = %(person)s AND d.course_id = c.id AND w.withdrawn_at <= %(at)s
          AND w.withdrawn_at >= coalesce(passed.recorded_at, '-infinity')
        ORDER BY w.withdrawn_at DESC LIMIT 1) gone ON true
 WHERE c.organisation_id = %(organisation)s
   AND (c.is_active OR passed.passed_on IS NOT NULL OR gone.withdrawn_at IS NOT NULL
        OR c.id IN (SELECT r.course_id FROM public.staff_required(%(level)s, %(day)s) r))
 ORDER BY c.position, c.title
"""
WITHDRAWN = ("withdrawn_by", "withdrawn_at", "reason")
OF_ALL = ("working", *WITHDRAWN)


def read(sql: str, **arguments: Any) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        names = [one.name for one in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def site_of(person: Person) -> Site | None:
    """Whose clock their courses go by: that of the desk they are at, else of the first site they work at."""
    here = person.desk or next(iter(person.works), None)
    return here.site if here else None


def standing(person: Person, at: datetime, *, without: UUID | None = None) -> Standing:
    """The level somebody holds and works at then, with the courses of the level they hold; one statement.

    ``without`` leaves one completion out: how they would stand if it were withdrawn.
    """
    return put_together(person, read(HELD, **asked(person, at), without=without))


def curriculum(person: Person, at: datetime) -> Standing:
    """The same with every course of their organisation, and what was withdrawn of them."""
    return put_together(person, read(MINE, **asked(person, at), organisation=person.level.organisation_id))


def asked(person: Person, at: datetime) -> dict[str, Any]:
    return {"person": person.pk, "level": person.level_id, "day": today(person, at), "at": at}


def put_together(person: Person, found: list[dict[str, Any]]) -> Standing:
    held = person.level.name
    working = found[0]["working"] if found else held
    return Standing(held, working, [learnt(row) for row in found])


def learnt(row: dict[str, Any]) -> Learnt:
    of_the_course = {name: value for name, value in row.items() if name not in OF_ALL}
    gone = Withdrawn(*(row[name] for name in WITHDRAWN)) if row.get("withdrawn_at") else None
    return Learnt(**of_the_course, withdrawn=gone)


def today(person: Person, at: datetime) -> date:
    """The date where this person works."""
    site = site_of(person)
    return site.day(at) if site else at.date()

"""What the level above the one somebody works at adds to what they may give."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from staff.models import Person, Site
from staff.verdict import money

# What the next level may give more of, remedy by remedy, then over all of them; nothing where there is no next level.
ADDED = """
WITH own AS (SELECT l.* FROM public.staff_acting_level(%(person)s, %(day)s::date, %(at)s) l),
     coming AS (SELECT n.id, n.name FROM public.staff_level n JOIN own ON own.organisation_id = n.organisation_id
                 WHERE n.rank > own.rank ORDER BY n.rank LIMIT 1)
SELECT coming.name, more.kind, t.name, coalesce(t.is_free, false), mine.amount, more.amount,
       (SELECT coalesce(jsonb_agg(jsonb_build_array(c.code, c.title) ORDER BY c.position, c.title), '[]')
          FROM public.staff_missing(%(person)s, coming.id, %(day)s::date, %(at)s) m
          JOIN public.staff_course c ON c.id = m.course_id)
  FROM coming
  JOIN public.staff_cell more
    ON more.level_id = coming.id AND more.currency = %(currency)s AND more.during @> %(day)s::date
  LEFT JOIN public.staff_cell mine
    ON mine.level_id = (SELECT id FROM own) AND mine.kind = more.kind AND mine.currency = more.currency
   AND mine.remedy_type_id IS NOT DISTINCT FROM more.remedy_type_id AND mine.during @> %(day)s::date
  LEFT JOIN public.staff_remedytype t ON t.id = more.remedy_type_id
 WHERE more.amount > coalesce(mine.amount, -1) AND coalesce(t.is_active, true)
 ORDER BY more.kind <> 'allowance', t.is_free DESC, t.position, t.name, more.kind
"""
OVER_ALL = {"per_complaint": "On one complaint", "per_day": "In one day"}


@dataclass(frozen=True)
class NextLevel:
    """Its name, and what it adds: what it is about, and how far it goes instead of what.

    ``to_learn`` are the courses that keep somebody from it, each with its code and its title.
    """

    name: str
    adds: list[tuple[str, str]]
    to_learn: list[tuple[str, str]] = field(default_factory=list)


def next_level(person: Person, site: Site, at: datetime) -> NextLevel | None:
    """The level above the one somebody works at then, by its limits of that day at the site; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(ADDED, {"person": person.pk, "currency": site.currency, "day": site.day(at), "at": at})
        found = cursor.fetchall()
    if not found:
        return None
    adds = [
        (remedy_type or OVER_ALL[kind], how_far(is_free, mine, more, site.currency))
        for _, kind, remedy_type, is_free, mine, more, _ in found
    ]
    to_learn = [(code, title) for code, title in as_list(found[0][-1])]
    return NextLevel(found[0][0], adds, to_learn)


def as_list(found: str | list[list[str]]) -> list[list[str]]:
    """JSON as a cursor of Django's gives it: unread."""
    return list(json.loads(found)) if isinstance(found, str) else found


def how_far(is_free: bool, mine: int | None, more: int, currency: str) -> str:
    if is_free:
        return "without asking"
    now = f", now {money(mine, currency)}" if mine else ""
    return f"up to {money(more, currency)}{now}"

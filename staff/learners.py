"""Who at a manager's sites has passed what, until when, and who is behind; never a ranking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from staff.curriculum import Standing, learnt, read
from staff.learnt import InClassroom, Learnt
from staff.models import Person
from staff.roles import AT_THE_DESK, MAY, Verb, in_words

EVERYBODY = """
SELECT p.id AS person, p.name, l.name AS held, w.site,
       (SELECT (public.staff_acting_level(p.id, w.day, %(at)s)).name) AS working, w.day,
       ARRAY(SELECT m.role FROM public.staff_membership m WHERE m.person_id = p.id AND m.is_active) AS roles,
       c.code, c.title, c.summary, public.staff_counts_until(p.id, c.id, w.day, %(at)s) AS until,
       k.passed_on, k.needed, k.keys, k.days
  FROM (SELECT DISTINCT ON (m.person_id) m.person_id, s.name AS site, (%(at)s AT TIME ZONE s.time_zone)::date AS day
          FROM public.staff_membership m JOIN public.staff_site s ON s.id = m.site_id
         WHERE m.site_id = ANY(%(sites)s) AND m.is_active ORDER BY m.person_id, m.id) w
  JOIN public.staff_person p ON p.id = w.person_id AND p.is_active
  JOIN public.staff_level l ON l.id = p.level_id
  LEFT JOIN LATERAL (
       SELECT known.course_id, bool_or(known.needed) AS needed, max(known.passed_on) AS passed_on,
              array_agg(known.id::text ORDER BY known.passed_on, known.id) FILTER (WHERE known.in_classroom) AS keys,
              array_agg(known.passed_on ORDER BY known.passed_on, known.id) FILTER (WHERE known.in_classroom) AS days
         FROM (SELECT r.course_id, true AS needed, NULL::uuid AS id, NULL::date AS passed_on, false AS in_classroom
                 FROM public.staff_required(l.id, w.day) r
               UNION ALL
               SELECT d.course_id, false, d.id, d.passed_on, d.how = 'classroom'
                 FROM public.staff_passes(p.id, w.day, %(at)s) d) known
        GROUP BY known.course_id) k ON true
  LEFT JOIN public.staff_course c ON c.id = k.course_id
 ORDER BY p.name, p.id, c.position, c.title
"""
OF_THE_PERSON = ("person", "name", "held", "site", "working", "roles")


@dataclass(frozen=True)
class Learner:
    """One person as whoever keeps training sees them."""

    pk: int
    name: str
    site: str
    standing: Standing
    roles: frozenset[str]

    @property
    def at_a_desk(self) -> bool:
        return bool(self.roles & AT_THE_DESK)

    @property
    def known_as(self) -> str:
        """The level they hold; of who works at no desk, where a level says nothing, what they are instead."""
        return self.standing.held if self.at_a_desk else in_words(self.roles)

    @property
    def behind(self) -> bool:
        return self.at_a_desk and self.standing.lowered


def sites_to_train_at(person: Person) -> list[int]:
    """Where somebody keeps the training: the sites they manage or configure."""
    return [one.site_id for one in person.works if one.role in MAY[Verb.TRAIN]]


def people_to_train(person: Person) -> QuerySet[Person]:
    """Whose training somebody keeps: who works at those sites now, never themselves; by name."""
    here = Person.objects.filter(
        memberships__site__in=sites_to_train_at(person), memberships__is_active=True, is_active=True
    )
    return here.exclude(pk=person.pk).select_related("level").distinct().order_by("name", "pk")


def learners(person: Person, *, at: datetime) -> list[Learner]:
    """Everybody who works at their sites now: who is behind first, then what lapses soonest; one statement."""
    found = read(EVERYBODY, sites=sites_to_train_at(person), at=at)
    everybody = [learner(list(theirs)) for _, theirs in groupby(found, key=lambda row: row["person"])]
    return sorted(everybody, key=urgency)


def learner(theirs: list[dict[str, Any]]) -> Learner:
    first = theirs[0]
    courses = [course_of(row) for row in theirs if row["code"]]
    standing = Standing(first["held"], first["working"], courses)
    return Learner(first["person"], first["name"], first["site"], standing, frozenset(first["roles"]))


def course_of(row: dict[str, Any]) -> Learnt:
    keys, days = row["keys"] or [], row["days"] or []
    one = {name: value for name, value in row.items() if name not in (*OF_THE_PERSON, "keys", "days")}
    return learnt(one | {"in_classroom": tuple(map(InClassroom, keys, days))})


def urgency(one: Learner) -> tuple[bool, int]:
    soonest = min((course.days_left for course in one.standing.lapsing), default=10_000)
    return (not one.behind, soonest)

"""One person's own last weeks at their desk, each figure against the site's standard; nobody else's, and no rank."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from staff.models import Measure, Person, Site
from staff.roles import Verb
from staff.standards import Target, targets_at

OVER = timedelta(days=28)

# What they recorded by the site's index on when; what they promised and called for by indexes on whose it is.
# Put right on the spot is resolved without ever having gone to the managers.
FIGURES = """
WITH recorded AS (
    SELECT c.state, c.state = 'resolved' AND c.escalated_at IS NULL AND c.claimed_at IS NULL AS on_the_spot,
           c.escalated_at IS NOT NULL AS escalated
      FROM public.complaints_complaint c
     WHERE c.site_id = %(site)s AND c.recorded_at > %(since)s AND c.recorded_at <= %(at)s
       AND c.recorded_by_id = %(person)s AND c.state <> 'void' AND %(person)s <> ALL (c.about_people)
), called AS (
    SELECT b.answered_at IS NOT NULL AND b.state <> 'withdrawn' AS answered
      FROM public.complaints_backupcall b JOIN public.complaints_complaint c ON c.id = b.complaint_id
     WHERE b.asked_by_id = %(person)s AND b.site_id = %(site)s AND b.asked_at > %(since)s AND b.asked_at <= %(at)s
       AND b.state <> 'withdrawn' AND %(person)s <> ALL (c.about_people)
), answers AS (
    SELECT extract(epoch FROM b.answered_at - b.asked_at)::float8 AS waited
      FROM public.complaints_backupcall b JOIN public.complaints_complaint c ON c.id = b.complaint_id
     WHERE b.answered_by_id = %(person)s AND b.site_id = %(site)s AND b.asked_at > %(since)s AND b.asked_at <= %(at)s
       AND b.state <> 'withdrawn' AND %(person)s <> ALL (c.about_people)
), promised AS (
    SELECT r.kept_at IS NOT NULL AND (r.kept_at AT TIME ZONE s.time_zone)::date <= r.promised_by AS in_time
      FROM public.complaints_remedy r JOIN public.complaints_complaint c ON c.id = r.complaint_id
      JOIN public.staff_site s ON s.id = c.site_id
     WHERE r.given_by_id = %(person)s AND c.site_id = %(site)s AND r.promised_by > %(day)s - %(days)s
       AND (r.kept_at IS NOT NULL OR r.promised_by < %(day)s) AND %(person)s <> ALL (c.about_people)
)
SELECT (SELECT count(*) FROM recorded),
       (SELECT count(*) FROM recorded WHERE state <> 'open'),
       (SELECT count(*) FROM recorded WHERE on_the_spot),
       (SELECT count(*) FROM recorded WHERE escalated),
       (SELECT count(*) FROM called), (SELECT count(*) FROM called WHERE answered),
       (SELECT count(*) FROM answers),
       (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY waited) FROM answers),
       (SELECT count(*) FROM promised WHERE in_time), (SELECT count(*) FROM promised WHERE NOT in_time)
"""


@dataclass(frozen=True)
class Counts:
    """``settled`` are those recorded that are not open any more; ``half_within`` is in seconds."""

    recorded: int = 0
    settled: int = 0
    on_the_spot: int = 0
    escalated: int = 0
    calls_made: int = 0
    calls_answered: int = 0
    answers: int = 0
    half_within: float | None = None
    in_time: int = 0
    late: int = 0


@dataclass(frozen=True)
class Figure:
    """One line: what it is, how it stands, and what the standard aims at, if one does."""

    label: str
    said: str
    target: Target | None = None
    met: bool | None = None


def counts_of(person: Person, site: Site, at: datetime) -> Counts:
    """The last 28 days at this site, in one statement."""
    asked: dict[str, Any] = {"person": person.pk, "site": site.pk, "at": at, "since": at - OVER}
    asked |= {"day": site.day(at), "days": OVER.days}
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, asked)
        return Counts(**dict(zip([one.name for one in fields(Counts)], cursor.fetchone(), strict=True)))


def own_figures(person: Person, site: Site, at: datetime) -> list[Figure]:
    """As lines to read, in two statements."""
    counts, targets = counts_of(person, site, at), targets_at(site, site.day(at))
    answers = person.may_at(Verb.ANSWER, site.pk) or counts.answers > 0
    found = [
        Figure("You recorded", counted(counts.recorded, "complaint")),
        share("Put right on the spot", counts.on_the_spot, counts.settled, targets.get(Measure.ON_THE_SPOT)),
        share("Escalated", counts.escalated, counts.settled, targets.get(Measure.ESCALATED)),
        Figure("Your calls for a manager", answered(counts)),
        *([own_answers(counts, targets.get(Measure.MINUTES_TO_ANSWER))] if answers else []),
        share(
            "Promises kept in time", counts.in_time, counts.in_time + counts.late, targets.get(Measure.PROMISES_KEPT)
        ),
    ]
    return found


def share(label: str, part: int, whole: int, target: Target | None) -> Figure:
    """``18 of 24 (75 %)``: against the target only where there is anything to go by."""
    if whole == 0:
        return Figure(label, "none yet", target)
    per_cent = part * 100 / whole
    met = target.met_by(per_cent) if target else None
    return Figure(label, f"{part} of {whole} ({math.floor(per_cent + 0.5)} %)", target, met)


def answered(counts: Counts) -> str:
    if counts.calls_made == 0:
        return "none"
    return f"{counts.calls_made}, of which {counts.calls_answered} answered"


def own_answers(counts: Counts, target: Target | None) -> Figure:
    """How soon a manager answers, by the middle of their own answers."""
    if counts.half_within is None:
        return Figure("Calls you answered", "none", target)
    minutes = max(1, math.ceil(counts.half_within / 60))
    met = target.met_by(minutes) if target else None
    within = f"half of them within {counted(minutes, 'minute')}"
    return Figure("Calls you answered", f"{counts.answers}, {within}", target, met)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

"""What the desk says besides what is open: how soon managers here answer calls, and which standards wait to be read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from complaints.kind_words import SHOWN_FOR
from staff.models import Measure, Person, Site
from staff.standards import REMINDERS, reminders_for

OVER = timedelta(days=28)
ENOUGH = 5  # answered calls, below which half of them says nothing about anybody

# Calls of the last weeks by the index on when they changed, which is never before they were asked (five minutes are
# what a clock may be off). Unanswered is what lapsed or still waits without an answer, and what was taken back after
# the time that a call may wait; in the middle of all calls they count as answered never.
FIGURES = f"""
WITH calls AS (
    SELECT b.answered_at - b.asked_at AS waited, b.answered_at IS NOT NULL AND b.state <> 'withdrawn' AS answered
      FROM public.complaints_backupcall b
      JOIN public.staff_site s ON s.id = b.site_id
      JOIN public.complaints_complaint c ON c.id = b.complaint_id
     WHERE b.site_id = %(site)s AND b.changed_at > %(since)s - interval '5 minutes'
       AND b.asked_at > %(since)s AND b.asked_at <= %(at)s AND %(person)s <> ALL (c.about_people)
       AND (b.answered_at IS NOT NULL OR b.state = 'lapsed'
            OR b.asked_at + make_interval(mins => s.backup_wait) <= %(at)s)
       AND (b.state <> 'withdrawn' OR b.answered_at - b.asked_at >= make_interval(mins => s.backup_wait)))
SELECT count(*) FILTER (WHERE answered), count(*) FILTER (WHERE NOT answered),
       percentile_disc(0.5) WITHIN GROUP (ORDER BY CASE WHEN answered THEN extract(epoch FROM waited)::float8
                                                        ELSE 'Infinity' END),
       (SELECT t.target FROM public.staff_targets_at(%(site)s, %(day)s) t WHERE t.measure = %(measure)s),
       EXISTS (SELECT FROM public.complaints_thanks t
                WHERE t.at >= %(thanked_since)s AND (t.site_id = %(site)s AND t.shown OR t.to_id = %(person)s)),
       {REMINDERS}
  FROM calls
"""


@dataclass(frozen=True)
class DeskFigures:
    """``half_within`` is in seconds, infinite where half of all calls were not answered at all; ``target`` minutes.

    ``thanks`` says whether there are any to look at.
    """

    answered: int
    unanswered: int
    half_within: float | None
    target: int | None
    thanks: bool
    to_read: int
    overdue: int

    @property
    def are_told(self) -> bool:
        return self.answered >= ENOUGH

    @property
    def minutes(self) -> int | None:
        """Whole minutes within which half of all calls were answered; None where fewer than half were."""
        if self.half_within is None or math.isinf(self.half_within):
            return None
        return max(1, math.ceil(self.half_within / 60))

    @property
    def on_target(self) -> bool:
        return self.minutes is not None and self.target is not None and self.minutes <= self.target

    @property
    def aim(self) -> str:
        return Measure.MINUTES_TO_ANSWER.scale.said(self.target) if self.target is not None else ""

    @property
    def calls(self) -> int:
        return self.answered + self.unanswered


def desk_figures(person: Person, site: Site, at: datetime) -> DeskFigures:
    """All of it in one statement, without calls on complaints about this person."""
    asked = reminders_for(person, at) | {
        "site": site.pk,
        "since": at - OVER,
        "thanked_since": at - SHOWN_FOR,
        "day": site.day(at),
        "measure": Measure.MINUTES_TO_ANSWER.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, asked)
        return DeskFigures(*cursor.fetchone())

"""What other limits would have let the desk settle by itself, told from the last ninety days."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from staff.changes.cells import Cell, Values, today, values_on
from staff.models import AuthorityLine, LineKind, Organisation

DAYS = 90
TO_MANAGERS, GIVEN = ["call_backup", "escalate"], ["give"]
# Each complaint once for each wish: who was called or to whom it was escalated, for how much of what, at which level.
WISHES = """
SELECT e.complaint_id, l.id, e.remedy_type_id, e.amount, e.currency::text,
       coalesce((SELECT sum(r.amount) FROM public.complaints_remedy r
                  WHERE r.complaint_id = e.complaint_id AND r.at < e.at), 0)
  FROM public.complaints_event e
  JOIN public.complaints_complaint c ON c.id = e.complaint_id
  JOIN public.staff_level l ON l.organisation_id = c.organisation_id AND l.name = e.by_level
 WHERE e.verb = ANY (%(verbs)s) AND e.remedy_type_id IS NOT NULL AND e.amount > 0 AND e.at >= %(since)s
   AND c.organisation_id = %(organisation)s AND e.currency = ANY (%(currencies)s)
"""
Wish = tuple[str, int, int, int, str, int]


def preview(organisation: Organisation, lines: list[AuthorityLine], at: datetime | None = None) -> str:
    """Of the complaints that were called or escalated for their amount, how many would have ended at the desk; and on
    how many the desk gave what it could not any more. Empty where no limit of a remedy, a complaint or a day changes.
    """
    changed = [line for line in lines if line.kind in (LineKind.ALLOWANCE, LineKind.PER_COMPLAINT, LineKind.PER_DAY)]
    if not changed:
        return ""
    at, currencies = at or timezone.now(), sorted({line.currency for line in changed})
    before = values_on(organisation, today(organisation))
    after = before | {Cell.of(line): line.after for line in changed if line.after is not None}
    for line in changed:
        if line.after is None:
            after.pop(Cell.of(line), None)
    told = settled(wishes(organisation, currencies, at, TO_MANAGERS), before, after)
    given = {wish[0] for wish in wishes(organisation, currencies, at, GIVEN)
             if within(wish, before) and not within(wish, after)}  # fmt: skip
    return f"{told} {stopped(len(given))}".strip() if given else told


def settled(found: list[Wish], before: Values, after: Values) -> str:
    beyond = {wish[0] for wish in found if not within(wish, before)}
    more = {wish[0] for wish in found if not within(wish, before) and within(wish, after)}
    return in_words(len(more), len(beyond))


def wishes(organisation: Organisation, currencies: list[str], at: datetime, verbs: list[str]) -> list[Wish]:
    with connection.cursor() as cursor:
        asked: dict[str, Any] = {"organisation": organisation.pk, "currencies": currencies}
        asked |= {"since": at - timedelta(days=DAYS), "verbs": verbs}
        cursor.execute(WISHES, asked)
        found: list[Wish] = cursor.fetchall()
    return found


def within(wish: Wish, values: Values) -> bool:
    """Whether a level's limits for one remedy, one complaint and a day that began with nothing allow this."""
    _, level, remedy_type, amount, currency, given = wish
    one = values.get(Cell(LineKind.ALLOWANCE, level, remedy_type, currency=currency), -1)
    complaint = values.get(Cell(LineKind.PER_COMPLAINT, level, currency=currency), 0)
    day = values.get(Cell(LineKind.PER_DAY, level, currency=currency), 0)
    return bool(amount <= one and given + amount <= complaint and amount <= day)


def in_words(settled: int, beyond: int) -> str:
    if not beyond:
        return f"In the last {DAYS} days nothing was called or escalated for its amount."
    these = "one complaint that was" if beyond == 1 else f"{beyond} complaints that were"
    return (
        f"In the last {DAYS} days it would have let the desk settle {settled} of the {these} "
        "called or escalated for the amount."
    )


def stopped(given: int) -> str:
    these = "one complaint" if given == 1 else f"{given} complaints"
    return f"On {these} the desk gave what it could not give any more."

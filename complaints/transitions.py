"""The only code that writes a complaint's state. PostgreSQL refuses whatever goes round it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from complaints.errors import LostRace
from complaints.history import draft
from complaints.models import Category, Complaint, Event, FormalCause, RedFlag
from complaints.states import Move, State, arrow, sources
from staff.models import Location, Person, Site

# One statement finds out whether this key is new: fifty identical forms at once insert one row, and none fails.
BIRTH = """
INSERT INTO public.complaints_complaint (
    id, organisation_id, site_id, location_id, category_id, state, moves, number, reference, what_happened,
    red_flags, recorded_at, recorded_by_id, owner_id, formal_at, formal_cause
) VALUES (%s, %s, %s, %s, %s, %s, 0, 0, '', %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (id) DO NOTHING RETURNING number, reference
"""


def born(
    key: UUID,
    words: str,
    *,
    by: Person,
    site: Site,
    category: Category,
    location: Location | None,
    red_flags: list[RedFlag],
    at: datetime,
) -> Complaint | None:
    """A new open complaint owned by whoever recorded it, or None when this key was used before."""
    complaint = Complaint(
        id=key,
        organisation_id=site.organisation_id,
        site=site,
        location=location,
        category=category,
        state=State.OPEN,
        what_happened=words,
        red_flags=red_flags,
        recorded_at=at,
        recorded_by=by,
        owner=by,
        formal_at=at if red_flags else None,
        formal_cause=FormalCause.RED_FLAG if red_flags else None,
    )
    names = ["id", "organisation_id", "site_id", "location_id", "category_id", "state", "what_happened", "red_flags",
             "recorded_at", "recorded_by_id", "owner_id", "formal_at", "formal_cause"]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(BIRTH, [getattr(complaint, name) for name in names])
        row = cursor.fetchone()
    if row is None:
        return None
    complaint.number, complaint.reference = row
    complaint._state.adding = False
    return complaint


def take(pk: UUID, move: Move) -> Complaint:
    """Lock the complaint for this move, as it stands by now.

    The lock leaves foreign keys alone: a full FOR UPDATE deadlocks with remedies written beside it.

    Raises:
        LostRace: when its state does not allow the move any more.
    """
    complaint: Complaint = Complaint.objects.select_for_update(no_key=True, of=("self",)).with_names().get(pk=pk)
    if complaint.state not in sources(move):
        raise LostRace(complaint)
    return complaint


def go(
    complaint: Complaint,
    move: Move,
    *,
    by: Person,
    at: datetime,
    words: dict[str, str] | None = None,
    facts: dict[str, Any] | None = None,
    **evidence: Any,
) -> Event:
    """Write the new state with its evidence; give back its event, for the caller to write in this transaction.

    Raises:
        LostRace: when there is no such move from where the complaint stands.
    """
    way = arrow(move, State(complaint.state), complaint.is_formal)
    if way is None:
        raise LostRace(complaint)
    changes = {"state": way.target, **evidence}
    Complaint.objects.filter(pk=complaint.pk).update(**changes)
    for name, value in changes.items():
        setattr(complaint, name, value)
    return draft(complaint, move, by=by, at=at, moved=(way.source, way.target), words=words, **facts or {})

"""The only code that writes a complaint's state. PostgreSQL refuses whatever goes round it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from complaints import particulars, rows
from complaints.errors import AboutThem, LostRace
from complaints.history import draft
from complaints.models import Complaint, Event, FormalCause, RedFlag
from complaints.states import CHANGES, Act, Move, State, arrow, sources
from complaints.told import Told
from staff.models import Person

BORN_WITH = (
    "id", "organisation_id", "site_id", "location_id", "category_id", "state", "what_happened", "red_flags",
    "recorded_at", "recorded_by_id", "owner_id", "on_the_spot_until", "formal_at", "formal_cause", *particulars.NAMES,
)  # fmt: skip
# One statement finds out whether this key is new: fifty identical forms at once insert one row, and none fails.
ONCE = "ON CONFLICT (id) DO NOTHING RETURNING number, reference"


def born(
    key: UUID,
    told: Told,
    *,
    by: Person,
    red_flags: list[RedFlag],
    on_the_spot_until: datetime | None,
    formal: FormalCause | None,
    at: datetime,
) -> Complaint | None:
    """A new open complaint owned by whoever recorded it, or None when this key was used before."""
    more = {name: getattr(told.particulars, name) for name in particulars.NAMES}
    complaint = Complaint(
        id=key,
        organisation_id=told.site.organisation_id,
        site=told.site,
        location=told.location,
        category=told.category,
        state=State.OPEN,
        what_happened=told.words,
        red_flags=red_flags,
        recorded_at=at,
        recorded_by=by,
        owner=by,
        on_the_spot_until=on_the_spot_until,
        formal_at=at if formal else None,
        formal_cause=formal,
        **more | {"about_people": list(told.particulars.about_people)},
    )
    values = [getattr(complaint, name) for name in BORN_WITH]
    row = rows.insert(Complaint, [*BORN_WITH, "number", "reference", "moves"], [[*values, 0, "", 0]], ONCE)
    if row is None:
        return None
    complaint.number, complaint.reference = row
    complaint._state.adding = False
    return complaint


def lock(pk: UUID, *, by: Person | None) -> Complaint:
    """The complaint as it stands by now, held until the end of the transaction.

    The lock leaves foreign keys alone: a full FOR UPDATE deadlocks with remedies written beside it. It is taken alone:
    a statement that waits for it reads what it joins as it was before the wait, and could find no row any more.

    Raises:
        AboutThem: it has come to be about whoever acts.
    """
    Complaint.objects.select_for_update(no_key=True).only("pk").get(pk=pk)
    complaint: Complaint = Complaint.objects.select_related("site", "category", "owner").get(pk=pk)
    if by is not None and by.pk in complaint.about_people:
        raise AboutThem
    return complaint


def take(pk: UUID, move: Move, *, by: Person) -> Complaint:
    """Lock the complaint for this move.

    Raises:
        AboutThem: it has come to be about whoever acts.
        LostRace: when its state does not allow the move any more.
    """
    complaint = lock(pk, by=by)
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
    rows.update(complaint, {"state": way.target, **evidence})
    return draft(complaint, move, by=by, at=at, moved=(way.source, way.target), words=words, **facts or {})


def change(
    complaint: Complaint,
    act: Act,
    *,
    by: Person | None,
    at: datetime,
    words: dict[str, str] | None = None,
    fact: str = "",
    **changes: Any,
) -> Event:
    """Write facts of a complaint without moving it; give back the one event that tells of it."""
    assert act in CHANGES
    rows.update(complaint, changes)
    return draft(complaint, act, by=by, at=at, words=words, fact=fact)

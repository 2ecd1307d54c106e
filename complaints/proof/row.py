"""Tells a complaint's row again from its events: where the two differ, somebody wrote past the history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from complaints.facts import FORMAL
from complaints.models import Complaint, FormalCause
from complaints.particulars import NAMES, NOTHING_MORE, as_text
from complaints.proof.acts import Deed
from complaints.proof.evidence import Row, plain
from complaints.states import CHANGES, Act, Move, State

STAMPED = ("formal_at", "formal_cause")
ESCALATED = ("escalated_at", "escalated_by_id", "escalated_reason")
AUTHORITY = ("authority", "authority_seen_by_id", "authority_seen_at")
RESOLVED = ("resolved_at", "resolved_by_id", "what_was_done", "put_right")
VOID = ("void_at", "void_by_id", "void_reason", "duplicate_of_id")
WAS = ("about_people", "category_id")
LATER = (*STAMPED, *ESCALATED, *AUTHORITY, *RESOLVED, *VOID, "claimed_at", "call_back_due")


def recorded(deed: Deed) -> Row:
    event, words = deed.event, deed.words
    row: Row = {"recorded_at": event.at, "recorded_by_id": event.by_id, "owner_id": event.by_id}
    row |= {"what_happened": words.get("what_happened"), "red_flags": frozenset(), "changed": []} | dict.fromkeys(LATER)
    row |= {name: words.get(name, as_text(getattr(NOTHING_MORE, name))) for name in NAMES}
    return row | keys(deed) | formal(deed)


def keys(deed: Deed) -> Row:
    """What it is about, where, until when it is the desk's; an act of before facts told keys says none of it."""
    said = deed.facts
    if "category" not in said:
        return {}
    return {
        "category_id": said["category"], "location_id": said.get("location"), "on_the_spot_until": said.get("until")
    }  # fmt: skip


def formal(deed: Deed) -> Row:
    """What an event that made it formal stamped."""
    cause = deed.facts.get(FORMAL)
    if cause is None:
        return {}
    if isinstance(cause, tuple):
        return {"formal_at": deed.event.at, "formal_cause": FormalCause.RED_FLAG, "red_flags": deed.flags}
    return {"formal_at": deed.event.at, "formal_cause": cause}


def escalated(deed: Deed) -> Row:
    event, words = deed.event, deed.words
    stamps = dict(zip(ESCALATED, (event.at, event.by_id, words.get("reason")), strict=True))
    if "contact_by" in words:
        stamps |= {"contact_by": words["contact_by"], "contact_detail": words.get("contact_detail", "")}
    return stamps | formal(deed) | {"owner_id": None}


def ended(deed: Deed) -> Row:
    event = deed.event
    values = (event.at, event.by_id, deed.words.get("what_was_done"), deed.facts["put_right"])
    return dict(zip(RESOLVED, values, strict=True)) | {"owner_id": event.by_id}


def reopened(deed: Deed) -> Row:
    cleared: Row = dict.fromkeys(RESOLVED)
    if deed.event.to_state == State.ESCALATED:
        return cleared | escalated(deed)
    return cleared | {"owner_id": deed.event.by_id}


def claimed(deed: Deed) -> Row:
    return {"owner_id": deed.event.by_id, "claimed_at": deed.event.at}


def voided(deed: Deed) -> Row:
    values = (deed.event.at, deed.event.by_id, deed.words.get("reason"), deed.facts.get("duplicate"))
    return dict(zip(VOID, values, strict=True)) | {"owner_id": deed.event.by_id}


def released(deed: Deed) -> Row:
    return {"owner_id": None}


def handed(deed: Deed) -> Row:
    return {"owner_id": deed.facts["to"]}


def corrected(deed: Deed) -> Row:
    """The particulars and words as they were put right; an emptied one left only what stood there before."""
    names = {name.partition(".")[2] for name in deed.words if name.startswith(("before.", "after."))}
    row: Row = {name: deed.words.get(f"after.{name}", "") for name in names if name in (*NAMES, "what_happened")}
    row |= {f"{name}_id": deed.facts[name] or None for name in ("category", "location") if name in deed.facts}
    return row | formal(deed)


def call_back(deed: Deed) -> Row:
    return {"call_back_due": deed.facts["call_back"], "owner_id": deed.event.by_id}


def authority(deed: Deed) -> Row:
    return dict(zip(AUTHORITY, (deed.facts["authority"], deed.event.by_id, deed.event.at), strict=True))


TELLS: dict[str, Callable[[Deed], Row]] = {
    Move.RECORD: recorded,
    Move.ESCALATE: escalated,
    Move.RESOLVE: ended,
    Move.DECIDE: ended,
    Move.REOPEN: reopened,
    Move.CLAIM: claimed,
    Move.RELEASE: released,
    Move.HAND_BACK: handed,
    Move.VOID: voided,
    Act.HAND_OVER: handed,
    Act.CORRECT: corrected,
    Act.LIMIT_PASSED: formal,
    Act.COULD_NOT_ASK: call_back,
    Act.SEE_AUTHORITY: authority,
}


def told_by(deeds: list[Deed]) -> Row:
    """The row as its events tell it, in their order; formal is stamped once, red flags are only added."""
    row: Row = {}
    for deed in deeds:
        if deed.event.verb not in TELLS:
            continue
        told = TELLS[deed.event.verb](deed)
        if row.get("formal_at") is not None:
            told = {name: value for name, value in told.items() if name not in STAMPED}
        if "red_flags" in told:
            told["red_flags"] |= row.get("red_flags", frozenset())
        if deed.event.from_state == State.OPEN:
            told["call_back_due"] = None
        if deed.event.verb in CHANGES:
            told["changed"] = sorted(name for name, value in told.items() if row.get(name) != value)
            told["was"] = {name: row[name] for name in WAS if name in row}
        row |= told
    return row


def row_faults(complaint: Complaint, deeds: list[Deed]) -> Iterator[str]:
    """The fields of the row that its history tells otherwise, and those that never change against each other."""
    for name, value in told_by(deeds).items():
        if kept_as_told(name, getattr(complaint, name), value) != value:
            yield f"its {plain(name)} is not what its history tells"
    yield from place_faults(complaint)


def kept_as_told(name: str, now: Any, told: Any) -> Any:
    """What stands in a column, as its history would say it."""
    if name == "red_flags":
        return frozenset(now)
    if name == "was":
        # nothing was kept there yet, or no event says what it would be
        return {one: as_text(now[one]) if one in NAMES else now[one] for one in told} if now else told
    return as_text(now) if name in NAMES else now


LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"


def place_faults(complaint: Complaint) -> Iterator[str]:
    """Reference, number, site and organisation: no event tells them, so each is held against the others."""
    site, number = complaint.site, complaint.number
    named = re.fullmatch(r"([A-Z]{2,4})-(\d+)-([A-Z])", complaint.reference)
    if named is None or named[2] != str(number) or named[3] != LETTERS[number % len(LETTERS)]:
        yield f"its reference is not that of its number, {number}"
    if (named and named[1] != site.prefix) or (complaint.location and complaint.location.site_id != site.pk):
        yield f"it is at {site.name}, its reference or its place at another site"
    if complaint.organisation_id != site.organisation_id:
        yield f"its organisation is not that of {site.name}"

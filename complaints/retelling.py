"""Tells a complaint's row again from its events: where the two differ, somebody wrote past the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from complaints.history import FORMAL_PREFIX
from complaints.models import Complaint, Event, FormalCause, Remedy
from complaints.particulars import NAMES, NOTHING_MORE, as_text
from complaints.states import Act, Move, State

Words = dict[str, str]
Row = dict[str, Any]
FORMAL = ("formal_at", "formal_cause")
ESCALATED = ("escalated_at", "escalated_by_id", "escalated_reason")
AUTHORITY = ("authority", "authority_seen_by_id", "authority_seen_at")
RESOLVED = ("resolved_at", "resolved_by_id", "what_was_done", "put_right")


def recorded(event: Event, words: Words) -> Row:
    row: Row = {"recorded_at": event.at, "recorded_by_id": event.by_id, "what_happened": words.get("what_happened")}
    row |= {"owner_id": event.by_id, "call_back_due": None, **dict.fromkeys(AUTHORITY)}
    row |= {name: words.get(name, as_text(getattr(NOTHING_MORE, name))) for name in NAMES}
    row |= dict.fromkeys(
        (*RESOLVED, "formal_at", "formal_cause", "escalated_at", "escalated_by_id", "escalated_reason")
    )
    return row | {"red_flags": frozenset()} | formal(event)


def formal(event: Event) -> Row:
    """What an event that made it formal stamped."""
    if not event.fact.startswith(FORMAL_PREFIX):
        return {}
    cause = event.fact.removeprefix(FORMAL_PREFIX)
    if cause in FormalCause.values and cause != FormalCause.RED_FLAG:
        return {"formal_at": event.at, "formal_cause": cause}
    flags = frozenset(cause.split(","))
    return {"formal_at": event.at, "formal_cause": FormalCause.RED_FLAG, "red_flags": flags}


def escalated(event: Event, words: Words) -> Row:
    stamps: Row = {"escalated_at": event.at, "escalated_by_id": event.by_id, "escalated_reason": words.get("reason")}
    if "contact_by" in words:
        stamps |= {"contact_by": words["contact_by"], "contact_detail": words.get("contact_detail", "")}
    return stamps | formal(event) | {"owner_id": None}


def ended(event: Event, words: Words) -> Row:
    answer = event.fact.removeprefix("put_right:")
    values = (event.at, event.by_id, words.get("what_was_done"), answer)
    return dict(zip(RESOLVED, values, strict=True)) | {"owner_id": event.by_id}


def reopened(event: Event, words: Words) -> Row:
    cleared: Row = dict.fromkeys(RESOLVED)
    if event.to_state == State.ESCALATED:
        return cleared | escalated(event, words)
    return cleared | {"owner_id": event.by_id}


def taken(event: Event, words: Words) -> Row:
    return {"owner_id": event.by_id}


def given_up(event: Event, words: Words) -> Row:
    return {"owner_id": None}


def handed(event: Event, words: Words) -> Row:
    return {"owner_id": int(event.fact.removeprefix("to:"))}


def corrected(event: Event, words: Words) -> Row:
    """The particulars and words as they were put right; an emptied one left only what stood there before."""
    names = {name.partition(".")[2] for name in words if name.startswith(("before.", "after."))}
    row: Row = {name: words.get(f"after.{name}", "") for name in names if name in (*NAMES, "what_happened")}
    stamped = formal(event)
    if "red_flags" in stamped:
        row["+red_flags"] = stamped.pop("red_flags")
    return row | stamped


def limit_passed(event: Event, words: Words) -> Row:
    return formal(event)


def call_back(event: Event, words: Words) -> Row:
    return {"call_back_due": date.fromisoformat(event.fact.removeprefix("call_back:")), "owner_id": event.by_id}


def authority(event: Event, words: Words) -> Row:
    return dict(zip(AUTHORITY, (event.fact.removeprefix("authority:"), event.by_id, event.at), strict=True))


TELLS: dict[str, Callable[[Event, Words], Row]] = {
    Move.RECORD: recorded,
    Move.ESCALATE: escalated,
    Move.RESOLVE: ended,
    Move.DECIDE: ended,
    Move.REOPEN: reopened,
    Move.CLAIM: taken,
    Move.RELEASE: given_up,
    Move.HAND_BACK: handed,
    Move.VOID: taken,
    Act.HAND_OVER: handed,
    Act.CORRECT: corrected,
    Act.LIMIT_PASSED: limit_passed,
    Act.COULD_NOT_ASK: call_back,
    Act.SEE_AUTHORITY: authority,
}


def told_by(events: list[Event], words: dict[UUID, Words]) -> Row:
    """The row as its events tell it, in their order; formal is stamped once, red flags are only added."""
    row: Row = {}
    for event in events:
        if event.verb not in TELLS:
            continue
        told = TELLS[event.verb](event, words.get(event.pk, {}))
        more = told.pop("+red_flags", frozenset())
        if row.get("formal_at") is not None:
            told = {name: value for name, value in told.items() if name not in FORMAL}
        row |= told
        row["red_flags"] = row["red_flags"] | more
    return row


def row_faults(complaint: Complaint, events: list[Event], words: dict[UUID, Words]) -> Iterator[str]:
    """The fields of the row that its history tells otherwise."""
    for name, value in told_by(events, words).items():
        now = getattr(complaint, name)
        kept = frozenset(now) if name == "red_flags" else as_text(now) if name in NAMES else now
        if kept != value:
            yield f"its {name.removesuffix('_id').replace('_', ' ')} is not what its history tells"


def remedy_faults(events: list[Event], remedies: list[Remedy]) -> Iterator[str]:
    """Remedies without their event, events without their remedy, or either changed."""
    told: Counter[tuple[Any, ...]] = Counter(
        (one.remedy_type_id, one.amount, one.by_id, one.at) for one in events if one.verb == Act.GIVE
    )
    kept: Counter[tuple[Any, ...]] = Counter(
        (one.remedy_type_id, one.amount, one.given_by_id, one.at) for one in remedies
    )
    if told != kept:
        yield f"{sum((told - kept).values())} remedies are missing or changed, {sum((kept - told).values())} were added"

"""Tells a complaint's row again from its events: where the two differ, somebody wrote past the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from complaints.history import FORMAL_PREFIX, GAVE
from complaints.models import Complaint, Event, FormalCause, Remedy
from complaints.states import Move

Words = dict[str, str]
Row = dict[str, Any]
FORMAL = ("formal_at", "formal_cause")
ESCALATED = ("escalated_at", "escalated_by_id", "escalated_reason")
RESOLVED = ("resolved_at", "resolved_by_id", "what_was_done", "put_right")


def recorded(event: Event, words: Words) -> Row:
    row: Row = {"recorded_at": event.at, "recorded_by_id": event.by_id, "what_happened": words.get("what_happened")}
    row |= dict.fromkeys(
        (*RESOLVED, "formal_at", "formal_cause", "escalated_at", "escalated_by_id", "escalated_reason")
    )
    return row | {"red_flags": frozenset()} | formal(event)


def formal(event: Event) -> Row:
    """What an event that made it formal stamped."""
    if not event.fact.startswith(FORMAL_PREFIX):
        return {}
    cause = event.fact.removeprefix(FORMAL_PREFIX)
    if cause == FormalCause.ESCALATED:
        return {"formal_at": event.at, "formal_cause": cause}
    flags = frozenset(cause.split(","))
    return {"formal_at": event.at, "formal_cause": FormalCause.RED_FLAG, "red_flags": flags}


def escalated(event: Event, words: Words) -> Row:
    stamps = {"escalated_at": event.at, "escalated_by_id": event.by_id, "escalated_reason": words.get("reason")}
    return stamps | formal(event)


def ended(event: Event, words: Words) -> Row:
    answer = event.fact.removeprefix("put_right:")
    values = (event.at, event.by_id, words.get("what_was_done"), answer)
    return dict(zip(RESOLVED, values, strict=True))


def reopened(event: Event, words: Words) -> Row:
    return dict.fromkeys(RESOLVED)


TELLS: dict[str, Callable[[Event, Words], Row]] = {
    Move.RECORD: recorded,
    Move.ESCALATE: escalated,
    Move.RESOLVE: ended,
    Move.DECIDE: ended,
    Move.REOPEN: reopened,
}


def row_faults(complaint: Complaint, events: list[Event], words: dict[UUID, Words]) -> Iterator[str]:
    """The fields of the row that its history tells otherwise."""
    row: Row = {}
    for event in events:
        if event.verb in TELLS:
            row |= TELLS[event.verb](event, words.get(event.pk, {}))
    for name, value in row.items():
        now = getattr(complaint, name)
        if (frozenset(now) if name == "red_flags" else now) != value:
            yield f"its {name.removesuffix('_id').replace('_', ' ')} is not what its history tells"


def remedy_faults(events: list[Event], remedies: list[Remedy]) -> Iterator[str]:
    """Remedies without their event, events without their remedy, or either changed."""
    told: Counter[tuple[Any, ...]] = Counter(
        (one.remedy_type_id, one.amount, one.by_id, one.at) for one in events if one.verb == GAVE
    )
    kept: Counter[tuple[Any, ...]] = Counter(
        (one.remedy_type_id, one.amount, one.given_by_id, one.at) for one in remedies
    )
    if told != kept:
        yield f"{sum((told - kept).values())} remedies are missing or changed, {sum((kept - told).values())} were added"

"""The chain itself: every hash, the head, the words apart, and what is counted.

The canonical form is docs/record.md, byte for byte; it is written here a second time, apart from
complaints/sql/chain.sql, so that neither can be wrong alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from complaints.facts import moment
from complaints.models import ChainHead, Complaint, Event, EventValue
from complaints.proof.evidence import Evidence
from complaints.states import CHANGES

GENESIS = "0" * 64


def part(value: object) -> str:
    """One field of the canonical form: its length in bytes and itself, or a dash for nothing."""
    if value is None:
        return "-;"
    text = str(value)
    return f"{len(text.encode())}:{text};"


def event_hash(event: Event, previous_hash: str) -> str:
    """The SHA-256 that this event must have after that one."""
    digests = ",".join(f"{name}={event.digests[name]}" for name in sorted(event.digests)) or None
    fields = [
        previous_hash, event.complaint_id, event.position, event.id, event.verb, event.by_id, event.by_name,
        event.by_level, event.from_state, event.to_state, event.remedy_type_id, event.amount, event.limit,
        event.currency, event.fact, moment(event.at), moment(event.recorded_at), event.key, event.digest, digests,
    ]  # fmt: skip
    return hashlib.sha256("".join(part(one) for one in fields).encode()).hexdigest()


def word_digest(value: EventValue) -> str:
    return hashlib.sha256(f"{value.salt}{value.value}".encode()).hexdigest()


def chain_faults(events: list[Event]) -> Iterator[str]:
    """The first link that does not hold, if any."""
    previous = GENESIS
    for position, event in enumerate(events, start=1):
        if event.position != position:
            yield f"event {position} is missing"
            return
        if event.previous_hash != previous or not has_its_hash(event, previous):
            yield f"event {position} was changed"
            return
        previous = event.hash


def has_its_hash(event: Event, previous: str) -> bool:
    return isinstance(event.digests, dict) and event.hash == event_hash(event, previous)


def head_faults(complaint: Complaint, head: ChainHead | None, events: list[Event]) -> Iterator[str]:
    """Where the history ends and what it counts, in its head and in the complaint."""
    last = events[-1]
    states = [event.to_state for event in events if event.to_state]
    state, moves = states[-1] if states else None, max(len(states) - 1, 0)
    changes = sum(event.verb in CHANGES for event in events)
    if head is None or (head.position, head.hash) != (last.position, last.hash):
        yield f"its history was cut after event {last.position}"
    if head is not None and (head.state, head.moves, head.changes) != (state, moves, changes):
        yield "the head of its history counts other moves and changes than it tells"
    if complaint.state != state:
        yield f"it is {complaint.state}, its history ends as {state or 'nothing'}"
    if (complaint.moves, complaint.changes) != (moves, changes):
        yield f"it counts {complaint.moves} moves and {complaint.changes} changes, its history {moves} and {changes}"


def word_faults(evidence: Evidence) -> Iterator[str]:
    """Words that no longer match their digests, are gone, or were added."""
    for event in evidence.events:
        kept = {name: word_digest(value) for name, value in evidence.words.get(event.pk, {}).items()}
        if kept != event.digests or event.words is not None:
            yield f"the words of event {event.position} were changed"
    if evidence.words.keys() - {event.pk for event in evidence.events}:
        yield "words of another complaint's events were put to it"

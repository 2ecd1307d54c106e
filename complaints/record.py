"""Proves the record: every complaint's chain, head, words, row and remedies, told again from its events.

The canonical form is docs/record.md, byte for byte; it is written here a second time, apart from
complaints/sql/chain.sql, so that neither can be wrong alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Coalesce

from complaints.models import ChainHead, Complaint, Event, EventValue, PatientLedgerEntry, Remedy
from complaints.retelling import remedy_faults, row_faults
from staff.models import DayLedger

GENESIS = "0" * 64
CHUNK = 500


@dataclass(frozen=True)
class Fault:
    """Something that does not hold, and the reference of the complaint it was found in."""

    reference: str
    what: str

    def __str__(self) -> str:
        return f"{self.reference}: {self.what}"


@dataclass(frozen=True)
class Proof:
    """How much was read, and every fault found."""

    complaints: int
    events: int
    faults: list[Fault]


@dataclass
class Evidence:
    """Everything kept of one complaint."""

    complaint: Complaint | None = None
    head: ChainHead | None = None
    events: list[Event] = field(default_factory=list)
    words: dict[UUID, dict[str, EventValue]] = field(default_factory=dict)
    remedies: list[Remedy] = field(default_factory=list)


def part(value: object) -> str:
    """One field of the canonical form: its length in bytes and itself, or a dash for nothing."""
    if value is None:
        return "-;"
    text = str(value)
    return f"{len(text.encode())}:{text};"


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


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


def verify() -> Proof:
    """Read everything and compare; an empty list of faults means that the record holds."""
    faults: list[Fault] = []
    events = 0
    ids = all_ids()
    for start in range(0, len(ids), CHUNK):
        for pk, evidence in gathered(ids[start : start + CHUNK]).items():
            events += len(evidence.events)
            reference = evidence.complaint.reference if evidence.complaint else str(pk)
            faults += [Fault(reference, what) for what in faults_of(evidence)]
    return Proof(Complaint.objects.count(), events, faults + ledger_faults())


def all_ids() -> list[UUID]:
    """Every complaint, and every id of which only events or a head are left, in a fixed order."""
    left = set(Event.objects.values_list("complaint_id", flat=True).distinct().order_by())
    heads = set(ChainHead.objects.values_list("pk", flat=True))
    known = list(Complaint.objects.order_by("number").values_list("pk", flat=True))
    return known + sorted((left | heads) - set(known))


def gathered(ids: list[UUID]) -> dict[UUID, Evidence]:
    """Everything kept of these complaints, in five queries."""
    found = {pk: Evidence() for pk in ids}
    for complaint in Complaint.objects.filter(pk__in=ids):
        found[complaint.pk].complaint = complaint
    for head in ChainHead.objects.filter(pk__in=ids):
        found[head.pk].head = head
    for event in Event.objects.filter(complaint__in=ids).order_by("complaint_id", "position"):
        found[event.complaint_id].events.append(event)
    for value in EventValue.objects.filter(complaint__in=ids):
        found[value.complaint_id].words.setdefault(value.event_id, {})[value.field] = value
    for remedy in Remedy.objects.filter(complaint__in=ids):
        found[remedy.complaint_id].remedies.append(remedy)
    return found


def faults_of(evidence: Evidence) -> Iterator[str]:
    """What does not hold in one complaint; a broken chain says nothing more about the rest."""
    if evidence.complaint is None:
        yield "its row is gone"
        return
    if not evidence.events:
        yield "it has no history"
        return
    broken = list(chain_faults(evidence.events))
    yield from broken
    if not broken:
        yield from head_faults(evidence.complaint, evidence.head, evidence.events)
        words = list(word_faults(evidence))
        yield from words
        told = {pk: {name: value.value for name, value in named.items()} for pk, named in evidence.words.items()}
        if not words:
            yield from row_faults(evidence.complaint, evidence.events, told)
        yield from remedy_faults(evidence.events, evidence.remedies)


def chain_faults(events: list[Event]) -> Iterator[str]:
    """The first link that does not hold, if any."""
    previous = GENESIS
    for position, event in enumerate(events, start=1):
        if event.position != position:
            yield f"event {position} is missing"
            return
        if event.previous_hash != previous or event.hash != event_hash(event, previous):
            yield f"event {position} was changed"
            return
        previous = event.hash


def head_faults(complaint: Complaint, head: ChainHead | None, events: list[Event]) -> Iterator[str]:
    last = events[-1]
    if head is None or (head.position, head.hash) != (last.position, last.hash):
        yield f"its history was cut after event {last.position}"
    states = [event.to_state for event in events if event.to_state]
    if not states or states[-1] != complaint.state or len(states) - 1 != complaint.moves:
        yield f"it is {complaint.state}, its history ends as {states[-1] if states else 'nothing'}"


def word_faults(evidence: Evidence) -> Iterator[str]:
    """Words that no longer match their digests, are gone, or were added."""
    for event in evidence.events:
        kept = {name: word_digest(value) for name, value in evidence.words.get(event.pk, {}).items()}
        if kept != event.digests:
            yield f"the words of event {event.position} were changed"


def ledger_faults() -> list[Fault]:
    """Every day's ledger against the remedies charged to it, every patient's against those they were given."""
    paid = Remedy.objects.filter(amount__gt=0)
    charged = paid.values_list(Coalesce("charged_to", "given_by"), "day", "currency").annotate(Sum("amount"))
    spent = DayLedger.objects.filter(spent__gt=0).values_list("person", "day", "currency", "spent")
    days = [
        Fault("day ledger", f"person {row[0]}, {row[1]}: {row[2]} does not add up") for row in differ(charged, spent)
    ]
    had = paid.exclude(complaint__patient_reference="").values_list(
        "complaint__organisation", "complaint__patient_reference", "day__year", "currency"
    )
    entries = PatientLedgerEntry.objects.values_list("organisation", "patient_reference", "year", "currency")
    kept = entries.annotate(sum=Sum("amount")).exclude(sum=0)
    wrong = differ(had.annotate(Sum("amount")), kept)
    return days + [
        Fault("patient ledger", f"organisation {row[0]}, {row[2]}: {row[3]} does not add up") for row in wrong
    ]


def differ(one: Iterable[tuple[object, ...]], other: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(set(one) ^ set(other), key=str)

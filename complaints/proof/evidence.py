"""Everything kept of a complaint, read in a fixed number of queries for many at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef

from complaints.models import BackupCall, ChainHead, Complaint, Event, EventValue, PatientLedgerEntry, Remedy

Row = dict[str, Any]
KEPT: tuple[Any, ...] = (Event, ChainHead, EventValue, Remedy, BackupCall, PatientLedgerEntry)


@dataclass(frozen=True)
class Fault:
    """Something that does not hold, and the reference of the complaint it was found in."""

    reference: str
    what: str

    def __str__(self) -> str:
        return f"{self.reference}: {self.what}"


@dataclass
class Evidence:
    """Everything kept of one complaint; ``readable`` is False where Python cannot even hold what stands there."""

    complaint: Complaint | None = None
    reference: str = ""
    head: ChainHead | None = None
    events: list[Event] = field(default_factory=list)
    words: dict[UUID, dict[str, EventValue]] = field(default_factory=dict)
    remedies: list[Remedy] = field(default_factory=list)
    calls: list[BackupCall] = field(default_factory=list)
    entries: list[PatientLedgerEntry] = field(default_factory=list)
    readable: bool = True

    @property
    def told(self) -> dict[UUID, dict[str, str]]:
        """The words of each event by their field."""
        return {pk: {name: one.value for name, one in named.items()} for pk, named in self.words.items()}


def all_ids() -> tuple[list[UUID], list[UUID]]:
    """Every complaint, and every id that something is still kept of without it; each in a fixed order."""
    row = Complaint.objects.filter(pk=OuterRef("complaint"))
    first, *others = (one.objects.filter(~Exists(row)).order_by().values_list("complaint", flat=True) for one in KEPT)
    return list(Complaint.objects.order_by("number").values_list("pk", flat=True)), sorted(first.union(*others))


def gathered(ids: list[UUID]) -> dict[UUID, Evidence]:
    """Everything kept of these; what Python cannot hold, like the year 20000, is narrowed down to its complaint."""
    try:
        return gather(ids)
    except (ValueError, OverflowError):
        if len(ids) == 1:
            return {ids[0]: Evidence(reference=reference_of(ids[0]), readable=False)}
        half = len(ids) // 2
        return gathered(ids[:half]) | gathered(ids[half:])


def gather(ids: list[UUID]) -> dict[UUID, Evidence]:
    """The same in seven queries.

    Raises:
        ValueError, OverflowError: one of the values is beyond what Python can hold.
    """
    found = {pk: Evidence() for pk in ids}
    for complaint in Complaint.objects.filter(pk__in=ids).select_related("site", "location"):
        found[complaint.pk].complaint, found[complaint.pk].reference = complaint, complaint.reference
    for head in ChainHead.objects.filter(pk__in=ids):
        found[head.pk].head = head
    for event in Event.objects.filter(complaint__in=ids).order_by("complaint_id", "position"):
        found[event.complaint_id].events.append(event)
    for value in EventValue.objects.filter(complaint__in=ids):
        found[value.complaint_id].words.setdefault(value.event_id, {})[value.field] = value
    for remedy in Remedy.objects.filter(complaint__in=ids).order_by("at", "pk"):
        found[remedy.complaint_id].remedies.append(remedy)
    for call in BackupCall.objects.filter(complaint__in=ids).order_by("asked_at", "pk"):
        found[call.complaint_id].calls.append(call)
    for entry in PatientLedgerEntry.objects.filter(complaint__in=ids).order_by("at", "pk"):
        found[entry.complaint_id].entries.append(entry)
    return found


def reference_of(pk: UUID) -> str:
    return Complaint.objects.filter(pk=pk).values_list("reference", flat=True).first() or ""


PLAIN = {
    "at": "time", "given_by_id": "giver", "charged_to_id": "payer", "promised_by": "promised day",
    "kept_at": "time of keeping", "kept_by_id": "keeper", "kept_how": "evidence of keeping",
    "asked_at": "time", "asked_by_id": "caller", "answered_at": "time of the answer", "answered_by_id": "answerer",
    "answer_note": "words of the answer",
}  # fmt: skip


def plain(name: str) -> str:
    """A column as a person would call it."""
    return PLAIN.get(name, name.removesuffix("_id").replace("_", " "))


def differing(kept: Model, told: Row, whose: str) -> Iterator[str]:
    """The columns of a row that the history tells otherwise."""
    for name, value in told.items():
        if getattr(kept, name) != value:
            yield f"the {plain(name)} of {whose} is not what its history tells"

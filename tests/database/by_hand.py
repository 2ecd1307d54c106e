"""Writing past the actions, as whoever holds the app's role could: rows, their changes and their events."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone

from complaints.history import SAID, said
from complaints.models import BackupCall, Complaint, Event, Remedy
from complaints.rows import insert
from staff.models import Person
from tests.cast import Cast

SKIPPING = "ON CONFLICT DO NOTHING"


def change(complaint: Complaint, **changes: Any) -> None:
    Complaint.objects.filter(pk=complaint.pk).update(**changes)


def tell(complaint: Complaint, verb: str, by: Person | None, **fields: Any) -> Event:
    with transaction.atomic():
        return Event.objects.create(complaint=complaint, verb=verb, by=by, **{"at": timezone.now()} | fields)


def skipped(event: Event, complaint: Complaint, verb: str, by: Person, **fields: Any) -> None:
    """An event under the key of one that is there already: its triggers run, and its row never comes."""
    other = Event(id=event.pk, complaint=complaint, verb=verb, by=by, at=timezone.now(), **{"words": {}} | fields)
    insert(Event, SAID, [said(other)], SKIPPING)


def ask(cast: Cast, complaint: Complaint, **changes: Any) -> BackupCall:
    fields: dict[str, Any] = {
        "id": uuid.uuid4(), "complaint": complaint, "kind": "approve", "asked_by": cast.ava, "asked_at": timezone.now(),
        "remedy_type": cast.remedy_type("parking"), "amount": 18_00,
    } | changes  # fmt: skip
    with transaction.atomic():
        BackupCall(**fields).save(force_insert=True)
    return BackupCall.objects.get(pk=fields["id"])


def answer(call: BackupCall, state: str, by: Person | None, **changes: Any) -> None:
    with transaction.atomic():
        BackupCall.objects.filter(pk=call.pk).update(
            **{"state": state, "answered_by": by, "answered_at": timezone.now()} | changes
        )


def give(cast: Cast, complaint: Complaint, amount: int, by: Person, code: str = "parking") -> Remedy:
    remedy = Remedy(
        complaint=complaint, remedy_type=cast.remedy_type(code), amount=amount, given_by=by, at=timezone.now()
    )
    with transaction.atomic():
        remedy.save(force_insert=True)
    return Remedy.objects.get(pk=remedy.pk)


@contextmanager
def without_history() -> Iterator[None]:
    """Try a write that tells no event, and take it back: what is missing is asked at commit."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)

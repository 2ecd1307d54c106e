"""Writing past the actions, as whoever holds the app's role could: rows, their changes and their events."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from complaints.history import SAID, said
from complaints.models import Complaint, Event
from complaints.rows import insert
from staff.models import Person

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

"""Whether organisations' histories hold, told again in Python apart from staff/sql/organisation_chain.sql."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from staff.models import Organisation, OrganisationEvent, OrganisationHead

GENESIS = "0" * 64


def organisation_faults() -> Iterator[tuple[str, str]]:
    """The organisation, and the first thing in its history that does not hold."""
    heads = {head.organisation_id: head for head in OrganisationHead.objects.all()}
    for organisation in Organisation.objects.order_by("pk"):
        fault = first_fault(organisation, heads.get(organisation.pk))
        if fault:
            yield organisation.name, fault


def first_fault(organisation: Organisation, head: OrganisationHead | None) -> str:
    previous, position = GENESIS, 0
    for event in OrganisationEvent.objects.filter(organisation=organisation).order_by("position").iterator():
        position += 1
        if event.position != position:
            return f"event {position} of its history is missing"
        if event.previous_hash != previous or event.hash != event_hash(event):
            return f"event {position} of its history was changed"
        previous = event.hash
    kept = (head.position, head.hash) if head else (0, GENESIS)
    return "" if kept == (position, previous) else "its history does not end where it should"


def event_hash(event: OrganisationEvent) -> str:
    """The SHA-256 that this event must have after the one that it names: docs/record.md, byte for byte."""
    fields = [
        event.previous_hash, event.organisation_id, event.position, event.id, event.verb, event.by_id, event.by_name,
        event.person_id, event.change_id, moment(event.at), moment(event.recorded_at),
    ]  # fmt: skip
    facts = [word for name in sorted(event.facts) for word in (name, event.facts[name])]
    return hashlib.sha256("".join(part(one) for one in (*fields, *facts)).encode()).hexdigest()


def part(value: object) -> str:
    return "-;" if value is None else f"{len(str(value).encode())}:{value};"


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

"""Pairs every remedy with the one event that gave it, and every kept promise with the one that kept it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from complaints.models import Complaint, Event, Remedy
from complaints.proof.acts import Deed, impossible
from complaints.proof.calls import Calls
from complaints.proof.evidence import Row, differing
from complaints.states import Act

UNKEPT: Row = {"kept_at": None, "kept_by_id": None, "kept_how": None}


@dataclass
class ToldRemedy:
    """One remedy as its history tells it; ``pk`` is None where an event of before facts told keys finds none."""

    pk: UUID | None
    event: Event
    row: Row


@dataclass
class Remedies:
    """Every remedy that a history tells of, by the position of its event."""

    told: dict[int, ToldRemedy] = field(default_factory=dict)
    impossible: list[str] = field(default_factory=list)

    def by_key(self) -> dict[UUID, ToldRemedy]:
        return {one.pk: one for one in self.told.values() if one.pk}


def told_remedies(complaint: Complaint, deeds: list[Deed], calls: Calls, kept: list[Remedy]) -> Remedies:
    """All of them, in the order of the events."""
    found = Remedies()
    unnamed = unnamed_in(deeds, kept)
    for deed in deeds:
        if deed.event.verb == Act.GIVE:
            given(found, deed, complaint, calls, unnamed)
        elif deed.event.verb == Act.KEEP and not keep(found, deed):
            found.impossible.append(impossible(deed.event))
    return found


def given(found: Remedies, deed: Deed, complaint: Complaint, calls: Calls, unnamed: list[Remedy]) -> None:
    event, call = deed.event, deed.facts.get("call")
    pk = deed.facts["remedy"] if "remedy" in deed.facts else like(event, unnamed)
    if pk is not None and pk in found.by_key():
        found.impossible.append(impossible(event))
        return
    row: Row = {
        "remedy_type_id": event.remedy_type_id, "amount": event.amount, "currency": event.currency,
        "given_by_id": event.by_id, "at": event.at, "day": complaint.site.day(event.at), "level_name": event.by_level,
        "per_remedy_limit": event.limit or 0, "promised_by": deed.facts.get("promised"), "call_id": call,
        "charged_to_id": calls.answerer(call),
    }  # fmt: skip
    found.told[event.position] = ToldRemedy(pk, event, row | UNKEPT)


def keep(found: Remedies, deed: Deed) -> bool:
    """Once, of a promise of this complaint, named as it was promised."""
    told, event = found.by_key().get(deed.facts["remedy"]), deed.event
    if told is None or told.row["promised_by"] is None or told.row["kept_at"] is not None:
        return False
    told.row |= {"kept_at": event.at, "kept_by_id": event.by_id, "kept_how": deed.words.get("how")}
    return of_what(event) == of_what(told.event)


def of_what(event: Event) -> tuple[Any, ...]:
    return event.remedy_type_id, event.amount, event.currency


def unnamed_in(deeds: list[Deed], kept: list[Remedy]) -> list[Remedy]:
    """Remedies that no event names by key: those of before facts told keys are among them."""
    named = {deed.facts.get("remedy") for deed in deeds}
    return [remedy for remedy in kept if remedy.pk not in named]


def like(event: Event, unnamed: list[Remedy]) -> UUID | None:
    """Takes the one that this event would have given out of those, if it is there."""
    for remedy in unnamed:
        same = (remedy.remedy_type_id, remedy.amount, remedy.given_by_id, remedy.at)
        if same == (event.remedy_type_id, event.amount, event.by_id, event.at):
            unnamed.remove(remedy)
            return remedy.pk
    return None


def remedy_faults(told: Remedies, kept: list[Remedy]) -> Iterator[str]:
    """Remedies without their event, events without their remedy, and what differs between the two."""
    yield from told.impossible
    rows = {remedy.pk: remedy for remedy in kept}
    for position, one in told.told.items():
        if one.pk is None or one.pk not in rows:
            yield f"the remedy of event {position} is missing"
        else:
            yield from differing(rows[one.pk], one.row, f"the remedy of event {position}")
    for _ in rows.keys() - told.by_key().keys():
        yield "a remedy was added that its history does not tell of"

"""Tells every call for backup again from its events: asked, answered, taken back, used, or lapsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from complaints.models import AT_ONCE, BackupCall, CallKind, CallState, Complaint
from complaints.proof.acts import Deed, impossible
from complaints.proof.evidence import Row, differing
from complaints.states import Act, State

CLOCKS = timedelta(minutes=5)  # what two clocks, or one that is put right meanwhile, may differ by


@dataclass
class ToldCall:
    """One call as its history tells it: its row, which event asked, when it last changed, whether a remedy used it."""

    row: Row
    position: int
    changed: datetime
    used: bool = False


@dataclass
class Calls:
    """Every call of one complaint, as far as its history was read."""

    complaint: Complaint
    told: dict[UUID, ToldCall] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    impossible: list[str] = field(default_factory=list)

    def answerer(self, call: UUID | None) -> int | None:
        """Whose day an approved call is charged to."""
        return self.told[call].row["answered_by_id"] if call in self.told else None


def told_calls(complaint: Complaint, deeds: list[Deed]) -> Calls:
    """All of them, in the order of the events."""
    calls = Calls(complaint)
    for deed in deeds:
        calls.flags |= deed.flags
        if deed.event.to_state:
            lapse(calls, deed)
        if deed.event.verb in TELLS and not TELLS[deed.event.verb](calls, deed):
            calls.impossible.append(impossible(deed.event))
    return calls


def asked(calls: Calls, deed: Deed) -> bool:
    event, pk = deed.event, deed.facts["call"]
    if pk in calls.told:
        return False
    row: Row = {
        "kind": deed.facts["kind"], "state": CallState.OPEN, "asked_by_id": event.by_id, "asked_at": event.at,
        "remedy_type_id": event.remedy_type_id, "amount": event.amount, "note": deed.words.get("note", ""),
        "currency": event.currency or calls.complaint.site.currency, "site_id": calls.complaint.site_id,
        "answered_by_id": None, "answered_at": None, "answer_note": "",
    }  # fmt: skip
    calls.told[pk] = ToldCall(row, event.position, event.recorded_at)
    return True


def answered(calls: Calls, deed: Deed) -> bool:
    call, answer = waiting(calls, deed), deed.facts["answer"]
    if call is None or call.row["asked_by_id"] == deed.event.by_id or not asks_for(call, deed):
        return False
    if answer == CallState.APPROVED and call.row["kind"] != CallKind.APPROVE:
        return False
    close(call, deed, answer)
    call.row["answer_note"] = deed.words.get("note", "")
    return True


def withdrawn(calls: Calls, deed: Deed) -> bool:
    call = waiting(calls, deed)
    if call is None or (call.row["asked_by_id"], call.row["kind"]) != (deed.event.by_id, deed.facts["kind"]):
        return False
    close(call, deed, CallState.WITHDRAWN)
    return True


def used(calls: Calls, deed: Deed) -> bool:
    """A remedy that a call allowed: once, by who asked, for exactly what was asked."""
    if "call" not in deed.facts:
        return True
    call = calls.told.get(deed.facts["call"])
    if call is None or call.used or call.row["state"] != CallState.APPROVED:
        return False
    call.used = True
    return call.row["asked_by_id"] == deed.event.by_id and asks_for(call, deed)


TELLS: dict[str, Callable[[Calls, Deed], bool]] = {
    Act.CALL: asked,
    Act.ANSWER: answered,
    Act.WITHDRAW: withdrawn,
    Act.GIVE: used,
}


def waiting(calls: Calls, deed: Deed) -> ToldCall | None:
    call = calls.told.get(deed.facts["call"])
    return call if call and call.row["state"] == CallState.OPEN else None


def asks_for(call: ToldCall, deed: Deed) -> bool:
    """Whether this event is about the very remedy that the call asks for, or about none where it asks for none."""
    event = deed.event
    return (call.row["remedy_type_id"], call.row["amount"]) == (event.remedy_type_id, event.amount)


def close(call: ToldCall, deed: Deed, state: str) -> None:
    call.row |= {"state": state, "answered_by_id": deed.event.by_id, "answered_at": deed.event.at}
    call.changed = deed.event.recorded_at


def lapse(calls: Calls, deed: Deed) -> None:
    """As complaints/sql/calls.sql: what moves on waits for nothing more, but somebody to come where there is danger."""
    if deed.event.to_state == State.OPEN:
        return
    danger = deed.event.to_state == State.ESCALATED and not calls.flags.isdisjoint(AT_ONCE)
    for call in calls.told.values():
        still = danger and call.row["kind"] == CallKind.ATTEND
        unused = call.row["state"] == CallState.APPROVED and not call.used
        if unused or (call.row["state"] == CallState.OPEN and not still):
            call.row["state"], call.changed = CallState.LAPSED, deed.event.recorded_at


def call_faults(calls: Calls, kept: list[BackupCall]) -> Iterator[str]:
    """Calls without their event, events without their call, and what differs between the two."""
    yield from calls.impossible
    rows = {call.pk: call for call in kept}
    for pk, told in calls.told.items():
        if pk not in rows:
            yield f"the call of event {told.position} is missing"
            continue
        yield from differing(rows[pk], told.row, f"the call of event {told.position}")
        if abs(rows[pk].changed_at - told.changed) > CLOCKS:
            yield f"the call of event {told.position} was changed at another time than its history tells"
    for _ in rows.keys() - calls.told.keys():
        yield "a call was added that its history does not tell of"

"""Calling a manager while the patient is still there: come now, or may I? It leaves the complaint open."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.errors import LostRace, Refused, TooLate
from complaints.facts import facts
from complaints.giving import Given, one_act, wanted_facts
from complaints.models import BackupCall, CallKind, CallState, Complaint, Event
from complaints.states import Act, State
from complaints.submission import NO_FORM, Submission
from staff.models import Person
from staff.roles import Verb


@dataclass(frozen=True)
class Call:
    """What is asked of a manager: to come, or to allow exactly one remedy."""

    kind: CallKind
    wanted: Given | None = None
    note: str = ""


def call_backup(
    complaint: Complaint, *, by: Person, asked: Call, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """Call for backup on an open complaint.

    Raises:
        Refused: a call of this kind waits already, or nobody could answer it.
        LostRace: it is at the desk no more.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint, given=asked.wanted):
        complaint = transitions.lock(complaint.pk, by=by)
        if complaint.state != State.OPEN:
            raise LostRace(complaint)
        history.write([call(complaint, asked, by=by, at=at)], submission)
    return complaint


def withdraw_call(
    found: BackupCall, *, by: Person, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """Take a call back that nobody has answered yet.

    Raises:
        TooLate: it was answered, withdrawn or has lapsed meanwhile.
    """
    at = at or timezone.now()
    with one_act(by=by, site=found.complaint.site, complaint=found.complaint):
        complaint = transitions.lock(found.complaint_id, by=by)
        still_open(found, complaint)
        BackupCall.objects.filter(pk=found.pk).update(state=CallState.WITHDRAWN, answered_by=by, answered_at=at)
        event = history.draft(complaint, Act.WITHDRAW, by=by, at=at, fact=facts(call=found.pk, kind=found.kind))
        history.write([event], submission)
    return complaint


def call(complaint: Complaint, asked: Call, *, by: Person, at: datetime) -> Event:
    """Write the call; the event is the caller's to write."""
    if BackupCall.objects.filter(complaint=complaint, kind=asked.kind, state=CallState.OPEN).exists():
        raise Refused(policies.CALLED_ALREADY)
    policies.must_have_backup(by, complaint)
    pk, wanted = uuid.uuid4(), asked.wanted
    BackupCall(
        id=pk, complaint=complaint, kind=asked.kind, asked_by=by, asked_at=at, note=asked.note,
        remedy_type=wanted.remedy_type if wanted else None, amount=wanted.amount if wanted else None,
    ).save(force_insert=True)  # fmt: skip
    return history.draft(
        complaint, Act.CALL, by=by, at=at, words={"note": asked.note}, fact=facts(call=pk, kind=asked.kind),
        **wanted_facts(asked.wanted, complaint.site),
    )  # fmt: skip


def call_at_once(complaint: Complaint, *, by: Person, at: datetime) -> list[Event]:
    """Somebody may be in danger: calls every manager, unless a call waits already or nobody could answer one."""
    if not complaint.at_once or not may_be_called(complaint, by):
        return []
    waits = BackupCall.objects.filter(complaint=complaint, kind=CallKind.ATTEND, state=CallState.OPEN)
    return [] if waits.exists() else [call(complaint, Call(CallKind.ATTEND), by=by, at=at)]


def may_be_called(complaint: Complaint, by: Person) -> bool:
    """Whether this person calls from here and anybody else could answer: what is saved is never lost for want of it."""
    here = by.may_at(Verb.CALL, complaint.site_id)
    return here and policies.managers_elsewhere(by, complaint.site, complaint.about_people)


def still_open(found: BackupCall, complaint: Complaint) -> None:
    """Read the call again under the complaint's lock.

    Raises:
        TooLate: with the sentence that tells what became of it.
    """
    now = BackupCall.objects.with_names().get(pk=found.pk)
    if now.state != CallState.OPEN:
        raise TooLate(complaint, what_became_of(now))


def what_became_of(found: BackupCall) -> str:
    """How a call ended, in a sentence."""
    who = found.answered_by.name if found.answered_by else ""
    return {
        CallState.APPROVED: f"{who} said yes to this call.",
        CallState.DECLINED: f"{who} said no to this call.",
        CallState.ATTENDED: f"{who} is on the way.",
        CallState.WITHDRAWN: f"{who} took this call back.",
        CallState.LAPSED: "The complaint moved on, so nobody needs to answer this call any more.",
        CallState.OPEN: "This call waits for an answer.",
    }[CallState(found.state)]

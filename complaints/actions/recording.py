"""Recording: the first step of every complaint, alone or together with what is done about it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.actions.calling import Call, call, call_at_once
from complaints.actions.ending import Contact, end_at_desk, hand_up
from complaints.errors import KeyTaken, Refused
from complaints.facts import facts
from complaints.giving import Given, one_act, wanted_facts
from complaints.models import Channel, Complaint, Event, FormalCause, PutRight, RedFlag
from complaints.particulars import words_of
from complaints.regulations import on_the_spot_until, rules_of
from complaints.states import Move, State
from complaints.submission import NO_FORM, Submission, done_before
from complaints.told import Told
from staff.models import Person


def record(
    told: Told,
    *,
    by: Person,
    wanted: Given | None = None,
    what_was_done: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Save it for later: open, and theirs. Gives nothing; the event keeps what was wanted, and what was done so far.

    Danger calls at once.
    """
    at = at or timezone.now()
    with one_act(by=by, site=told.site):
        complaint, recorded, fresh = begin(
            told, by=by, at=at, submission=submission, wanted=wanted, so_far=what_was_done
        )  # fmt: skip
        if fresh:
            history.write([recorded, *call_at_once(complaint, by=by, at=at)], submission)
    return complaint


def record_and_call(
    told: Told,
    *,
    by: Person,
    asked: Call,
    what_was_done: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Saved, and a manager called, in one step."""
    at = at or timezone.now()
    with one_act(by=by, site=told.site, given=asked.wanted):
        complaint, recorded, fresh = begin(told, by=by, at=at, submission=submission, so_far=what_was_done)
        if fresh:
            history.write([recorded, call(complaint, asked, by=by, at=at)], submission)
    return complaint


def record_and_resolve(
    told: Told,
    *,
    by: Person,
    remedy: Given,
    put_right: PutRight,
    what_was_done: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """The default path: logged and put right in one step."""
    at = at or timezone.now()
    with one_act(by=by, site=told.site, given=remedy):
        complaint, recorded, fresh = begin(told, by=by, at=at, submission=submission)
        if fresh:
            done = end_at_desk(complaint, remedy, put_right, what_was_done, by=by, at=at)
            history.write([recorded, *done], submission)
    return complaint


def record_and_escalate(
    told: Told,
    *,
    by: Person,
    reason: str,
    wanted: Given | None = None,
    what_was_done: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Logged and handed to the managers in one step, with the reason."""
    at = at or timezone.now()
    with one_act(by=by, site=told.site):
        complaint, recorded, fresh = begin(told, by=by, at=at, submission=submission, so_far=what_was_done)
        if fresh:
            history.write([recorded, *hand_up(complaint, reason, wanted, Contact(), by=by, at=at)], submission)
    return complaint


def begin(
    told: Told, *, by: Person, at: datetime, submission: Submission, wanted: Given | None = None, so_far: str = ""
) -> tuple[Complaint, Event, bool]:
    """The complaint and its first event; or, when the same form came before, the one it made, and False.

    ``so_far`` is what was done without ending it: the history keeps it for whoever goes on.

    Raises:
        Refused: it is about whoever records it.
    """
    if by.pk in told.particulars.about_people:
        raise Refused(policies.ABOUT_YOURSELF)
    flags, formal = flags_of(told), formal_from_birth(told)
    complaint = transitions.born(
        submission.key or uuid.uuid4(), told, by=by, red_flags=flags,
        on_the_spot_until=on_the_spot_until(told.site, at), formal=formal, at=at,
    )  # fmt: skip
    if complaint is None:
        first = done_before(submission, by)
        if not isinstance(first, Event):
            raise KeyTaken
        return first.complaint, first, False
    recorded = history.draft(
        complaint, Move.RECORD, by=by, at=at, moved=(None, State.OPEN),
        words={"what_happened": told.words, "what_was_done": so_far, **words_of(told.particulars)},
        fact=born_with(complaint), **wanted_facts(wanted, told.site),
    )  # fmt: skip
    return complaint, recorded, True


def born_with(complaint: Complaint) -> str:
    """The facts of its first event: what it is about, where, until when it is the desk's, and what made it formal."""
    return facts(
        category=complaint.category_id, location=complaint.location_id, until=complaint.on_the_spot_until,
        formal=complaint.red_flags or complaint.formal_cause,
    )  # fmt: skip


def flags_of(told: Told) -> list[RedFlag]:
    """The red flags that were set, and the one that a written complaint has by itself."""
    flags = [RedFlag(flag) for flag in told.red_flags]
    if told.particulars.channel == Channel.WRITTEN and RedFlag.WRITTEN not in flags:
        flags.append(RedFlag.WRITTEN)
    return flags


def formal_from_birth(told: Told) -> FormalCause | None:
    """What makes it formal as it is recorded: a red flag; or that the patient left, where the regime says so."""
    if flags_of(told):
        return FormalCause.RED_FLAG
    if not told.patient_present and rules_of(told.site).formal_when_patient_left:
        return FormalCause.PATIENT_LEFT
    return None

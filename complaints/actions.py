"""The desk's verbs. Each is one transaction: lock, ask again, write state, remedy and history together.

All take ``by=`` (who), optional ``at=`` (when; only the owner role may state a past moment) and
``submission=`` (the form's key and digest, so that an act sent twice is done once). All raise
``Refused`` (the verdict was no; a refusal row is kept), ``LostRace`` or ``KeyTaken``.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.errors import KeyTaken, Refused
from complaints.giving import Given, give, one_act, wanted_facts
from complaints.history import FORMAL_PREFIX
from complaints.models import Category, Complaint, Event, FormalCause, PutRight, RedFlag
from complaints.regulations import rules_of
from complaints.states import Move, State
from complaints.submission import NO_FORM, Submission, done_before
from staff.models import Location, Person, Site


@dataclass(frozen=True)
class Told:
    """What a person at the desk tells when they record: where, about what, in which words, with which flags."""

    words: str
    site: Site
    category: Category
    location: Location | None = None
    red_flags: Sequence[RedFlag] = ()


def record(
    told: Told, *, by: Person, wanted: Given | None = None, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """Save it for later: open, and theirs. Gives nothing; the event keeps what was wanted."""
    at = at or timezone.now()
    with one_act(by=by, site=told.site):
        complaint, recorded, fresh = begin(told, by=by, at=at, submission=submission, wanted=wanted)
        if fresh:
            history.write([recorded], submission)
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
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Logged and handed to the managers in one step, with the reason."""
    at = at or timezone.now()
    with one_act(by=by, site=told.site):
        complaint, recorded, fresh = begin(told, by=by, at=at, submission=submission)
        if fresh:
            history.write([recorded, hand_up(complaint, reason, wanted, by=by, at=at)], submission)
    return complaint


def resolve(
    complaint: Complaint,
    *,
    by: Person,
    remedy: Given,
    put_right: PutRight,
    what_was_done: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Put an open complaint right at the desk."""
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint, given=remedy):
        complaint = transitions.take(complaint.pk, Move.RESOLVE)
        history.write(end_at_desk(complaint, remedy, put_right, what_was_done, by=by, at=at), submission)
    return complaint


def escalate(
    complaint: Complaint,
    *,
    by: Person,
    reason: str,
    wanted: Given | None = None,
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Hand an open complaint to the managers. Gives nothing; the event keeps what was wanted."""
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.take(complaint.pk, Move.ESCALATE)
        history.write([hand_up(complaint, reason, wanted, by=by, at=at)], submission)
    return complaint


def begin(
    told: Told, *, by: Person, at: datetime, submission: Submission, wanted: Given | None = None
) -> tuple[Complaint, Event, bool]:
    """The complaint and its first event; or, when the same form came before, the one it made, and False."""
    flags = [RedFlag(flag) for flag in told.red_flags]
    complaint = transitions.born(
        submission.key or uuid.uuid4(), told.words, by=by, site=told.site, category=told.category,
        location=told.location, red_flags=flags, at=at,
    )  # fmt: skip
    if complaint is None:
        first = done_before(submission, by)
        if first is None:
            raise KeyTaken
        return first.complaint, first, False
    fact = f"{FORMAL_PREFIX}{','.join(flags)}" if flags else ""
    recorded = history.draft(
        complaint, Move.RECORD, by=by, at=at, moved=(None, State.OPEN), words={"what_happened": told.words},
        fact=fact, **wanted_facts(wanted, told.site),
    )  # fmt: skip
    return complaint, recorded, True


def end_at_desk(
    complaint: Complaint, remedy: Given, put_right: PutRight, what_was_done: str, *, by: Person, at: datetime
) -> list[Event]:
    """Ask every rule, give the remedy, resolve; the two events are the caller's to write."""
    offer = policies.offer_of(by, complaint.site, remedy.remedy_type.pk, remedy.amount, at=at, complaint=complaint)
    ends = policies.may_end_at_desk(
        complaint.site, complaint.category,
        formal=complaint.is_formal, red_flags=complaint.red_flags, put_right=put_right,
    )  # fmt: skip
    verdict = policies.first_no(offer.verdict, ends)
    if not verdict:
        raise Refused(verdict)
    done = what_was_done.strip() or offer.sentence
    gave = give(complaint, remedy, offer, by=by, at=at)
    resolved = transitions.go(
        complaint, Move.RESOLVE, by=by, at=at, words={"what_was_done": done}, facts={"fact": f"put_right:{put_right}"},
        owner=by, resolved_by=by, resolved_at=at, what_was_done=done, put_right=put_right,
    )  # fmt: skip
    return [gave, resolved]


def hand_up(complaint: Complaint, reason: str, wanted: Given | None, *, by: Person, at: datetime) -> Event:
    """Escalate: to the managers, with its reason, and formal where the regime says so."""
    verdict = policies.may_escalate(by, complaint.site)
    if not verdict:
        raise Refused(verdict)
    becomes_formal = rules_of(complaint.site).formal_on_escalation and not complaint.is_formal
    formal = {"formal_at": at, "formal_cause": FormalCause.ESCALATED} if becomes_formal else {}
    facts = wanted_facts(wanted, complaint.site)
    if becomes_formal:
        facts["fact"] = f"{FORMAL_PREFIX}{FormalCause.ESCALATED}"
    return transitions.go(
        complaint, Move.ESCALATE, by=by, at=at, words={"reason": reason}, facts=facts,
        owner=None, escalated_by=by, escalated_at=at, escalated_reason=reason, **formal,
    )  # fmt: skip

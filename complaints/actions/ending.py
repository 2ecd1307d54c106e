"""How a complaint leaves the desk and comes back: resolved, escalated, reopened, handed over to a colleague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.actions.calling import call_at_once
from complaints.errors import LostRace, Refused
from complaints.facts import facts
from complaints.giving import Given, done_in_words, give, one_act, wanted_facts
from complaints.models import Complaint, ContactBy, Event, FormalCause, PutRight
from complaints.regulations import call_back_by, rules_of
from complaints.states import Act, Move, State
from complaints.submission import NO_FORM, Submission
from staff.models import Person


@dataclass(frozen=True)
class Contact:
    """How to reach whoever complains, asked when it goes to a manager; empty when it was told before."""

    by: str = ""
    detail: str = ""


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
    """Put an open complaint right at the desk; or, where nobody could be asked, give and keep it open."""
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint, given=remedy):
        complaint = transitions.take(complaint.pk, Move.RESOLVE, by=by)
        history.write(end_at_desk(complaint, remedy, put_right, what_was_done, by=by, at=at), submission)
    return complaint


def escalate(
    complaint: Complaint,
    *,
    by: Person,
    reason: str,
    wanted: Given | None = None,
    contact: Contact = Contact(),
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Hand an open complaint to the managers. Gives nothing; the event keeps what was wanted."""
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.take(complaint.pk, Move.ESCALATE, by=by)
        history.write(hand_up(complaint, reason, wanted, contact, by=by, at=at), submission)
    return complaint


def reopen(
    complaint: Complaint, *, by: Person, reason: str, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """It was not put right after all: back to the desk as theirs, or, formal, to the managers."""
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.take(complaint.pk, Move.REOPEN, by=by)
        cleared: dict[str, Any] = dict.fromkeys(("resolved_at", "resolved_by", "what_was_done", "put_right"))
        cleared |= {"owner": None if complaint.is_formal else by}
        if complaint.is_formal:
            policies.must_escalate(by, complaint)
            cleared |= {"escalated_by": by, "escalated_at": at, "escalated_reason": reason}
        reopened = transitions.go(complaint, Move.REOPEN, by=by, at=at, words={"reason": reason}, **cleared)
        history.write([reopened], submission)
    return complaint


def hand_over(
    complaint: Complaint,
    *,
    by: Person,
    to: Person,
    note: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Give an open complaint to a colleague at the same site's desk, whose it is from now on.

    Raises:
        Refused: it is not theirs to hand over, or the colleague is one it is about or has it already.
        LostRace: it is open no more.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        if complaint.state != State.OPEN:
            raise LostRace(complaint)
        verdict = policies.may_hand_over(by, complaint, to)
        if not verdict:
            raise Refused(verdict)
        words = {"note": note, "to": to.name}
        event = transitions.change(
            complaint, Act.HAND_OVER, by=by, at=at, words=words, fact=facts(to=to.pk), owner=to
        )  # fmt: skip
        history.write([event], submission)
    return complaint


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
    done = done_in_words(what_was_done, remedy, offer)
    gave = give(complaint, remedy, offer, by=by, at=at)
    if put_right == PutRight.COULD_NOT_ASK and not rules_of(complaint.site).could_not_ask_may_end:
        return [gave, call_back_later(complaint, done, by=by, at=at)]
    resolved = transitions.go(
        complaint, Move.RESOLVE, by=by, at=at,
        words={"what_was_done": done}, facts={"fact": facts(put_right=put_right)},
        owner=by, resolved_by=by, resolved_at=at, what_was_done=done, put_right=put_right, call_back_due=None,
    )  # fmt: skip
    return [gave, resolved]


def call_back_later(complaint: Complaint, done: str, *, by: Person, at: datetime) -> Event:
    """Where the regime wants them asked, it stays open and theirs, to call back before its limit."""
    due = call_back_by(complaint.site, complaint.recorded_at)
    return transitions.change(
        complaint, Act.COULD_NOT_ASK, by=by, at=at, words={"what_was_done": done}, fact=facts(call_back=due),
        call_back_due=due, owner=by,
    )  # fmt: skip


def hand_up(
    complaint: Complaint, reason: str, wanted: Given | None, contact: Contact, *, by: Person, at: datetime
) -> list[Event]:
    """Escalate: to the managers, with its reason, and formal where the regime says so; at once calls them too."""
    policies.must_escalate(by, complaint)
    becomes_formal = rules_of(complaint.site).formal_on_escalation and not complaint.is_formal
    stamps: dict[str, Any] = {"formal_at": at, "formal_cause": FormalCause.ESCALATED} if becomes_formal else {}
    said = wanted_facts(wanted, complaint.site) | {
        "fact": facts(formal=FormalCause.ESCALATED if becomes_formal else None)
    }
    words = {"reason": reason}
    if contact.by and not complaint.contact_by:
        detail = "" if contact.by == ContactBy.NONE else contact.detail
        stamps |= {"contact_by": contact.by, "contact_detail": detail}
        words |= {"contact_by": contact.by, "contact_detail": detail}
    escalated = transitions.go(
        complaint, Move.ESCALATE, by=by, at=at, words=words, facts=said,
        owner=None, escalated_by=by, escalated_at=at, escalated_reason=reason, call_back_due=None, **stamps,
    )  # fmt: skip
    return [escalated, *call_at_once(complaint, by=by, at=at)]

"""Claiming and deciding what waits for a manager, or giving it back: each one transaction, like the desk's verbs."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.errors import LostRace, Refused
from complaints.facts import facts
from complaints.giving import Given, give, one_act
from complaints.models import Complaint, Event, PutRight
from complaints.review.policies import has_it, may_claim, may_release, may_void
from complaints.states import Move, State
from complaints.submission import NO_FORM, Submission
from staff.models import Person
from staff.verdict import Verdict

TO_A_COLLEAGUE = Verdict(False, "Hand it back to a colleague; what you keep, you claim.")


def claim(
    complaint: Complaint, *, by: Person, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """Take an escalated complaint, or a formal one still at the desk, out of the queue.

    Raises:
        Refused: they escalated it themselves.
        LostRace: somebody else took it, or it left the queue.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.take(complaint.pk, Move.CLAIM, by=by)
        verdict = may_claim(by, complaint)
        if not verdict:
            raise Refused(verdict)
        claimed = transitions.go(complaint, Move.CLAIM, by=by, at=at, owner=by, claimed_at=at, call_back_due=None)
        history.write([claimed], submission)
    return complaint


def decide(
    complaint: Complaint,
    *,
    by: Person,
    what_was_done: str,
    put_right: PutRight,
    remedy: Given | None = None,
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Close a complaint they claimed, with what was done and how it was taken; it may stand with a “no”.

    Raises:
        Refused: the remedy is beyond their own authority.
        LostRace: they do not have it (any more).
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint, given=remedy):
        complaint = transitions.take(complaint.pk, Move.DECIDE, by=by)
        if not has_it(by, complaint):
            raise LostRace(complaint)
        gave = [give_from_review(complaint, remedy, by=by, at=at)] if remedy else []
        decided = transitions.go(
            complaint, Move.DECIDE, by=by, at=at, words={"what_was_done": what_was_done},
            facts={"fact": facts(put_right=put_right)},
            resolved_by=by, resolved_at=at, what_was_done=what_was_done, put_right=put_right,
        )  # fmt: skip
        history.write([*gave, decided], submission)
    return complaint


def give_from_review(complaint: Complaint, remedy: Given, *, by: Person, at: datetime) -> Event:
    """A manager's decisions obey the manager's own level."""
    offer = policies.offer_of(by, complaint.site, remedy.remedy_type.pk, remedy.amount, at=at, complaint=complaint)
    if not offer.verdict:
        raise Refused(offer.verdict)
    return give(complaint, remedy, offer, by=by, at=at)


def release(
    complaint: Complaint, *, by: Person, reason: str = "", at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """Give back to the queue what they claimed, or, with a reason, what a colleague did.

    Raises:
        Refused: it is a colleague's, and no reason is given.
        LostRace: it is in review no more.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.take(complaint.pk, Move.RELEASE, by=by)
        verdict = may_release(by, complaint, reason)
        if not verdict:
            raise Refused(verdict)
        history.write([let_go(complaint, reason, by=by, at=at)], submission)
    return complaint


def let_go(complaint: Complaint, reason: str, *, by: Person, at: datetime) -> Event:
    return transitions.go(complaint, Move.RELEASE, by=by, at=at, words={"reason": reason}, owner=None)


def hand_back(
    complaint: Complaint,
    *,
    by: Person,
    to: Person,
    guidance: str,
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Back to somebody at the desk with guidance; a formal one still comes back for a manager's decision.

    What they claimed themselves is released first, in the same act.

    Raises:
        Refused: that colleague is not at this desk, or is one it is about.
        LostRace: another manager has it, or it left the queue.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.lock(complaint.pk, by=by)
        if complaint.state == State.IN_REVIEW and not has_it(by, complaint):
            raise LostRace(complaint)
        verdict = policies.may_have_it(to, complaint) if to.pk != by.pk else TO_A_COLLEAGUE
        if not verdict:
            raise Refused(verdict)
        if complaint.state == State.IN_REVIEW:
            # each event comes directly after its own move (complaints/sql/chain.sql)
            history.write([let_go(complaint, "", by=by, at=at)], submission)
            submission = NO_FORM
        words = {"guidance": guidance, "to": to.name}
        back = transitions.go(
            complaint, Move.HAND_BACK, by=by, at=at, words=words, facts={"fact": facts(to=to.pk)}, owner=to
        )  # fmt: skip
        history.write([back], submission)
    return complaint


def void(
    complaint: Complaint,
    *,
    by: Person,
    reason: str,
    duplicate_of: Complaint | None = None,
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """It was no complaint, or repeats another: kept as it is, closed for good.

    Raises:
        Refused: it would repeat itself or one of another site.
        LostRace: another manager has it in review, or it is over.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint):
        complaint = transitions.take(complaint.pk, Move.VOID, by=by)
        if complaint.state == State.IN_REVIEW and not has_it(by, complaint):
            raise LostRace(complaint)
        verdict = may_void(by, complaint, duplicate_of)
        if not verdict:
            raise Refused(verdict)
        words = {"reason": reason, "duplicate_of": duplicate_of.reference if duplicate_of else ""}
        voided = transitions.go(
            complaint, Move.VOID, by=by, at=at, words=words,
            facts={"fact": facts(duplicate=duplicate_of.pk if duplicate_of else None)},
            owner=by, void_at=at, void_by=by, void_reason=reason, duplicate_of=duplicate_of, call_back_due=None,
        )  # fmt: skip
        history.write([voided], submission)
    return complaint

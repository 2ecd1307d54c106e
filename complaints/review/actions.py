"""The manager's verbs, each one transaction like the desk's (complaints/actions.py)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.errors import LostRace, Refused
from complaints.giving import Given, give, one_act
from complaints.models import Complaint, Event, PutRight
from complaints.review.policies import has_it, may_claim
from complaints.states import Move
from complaints.submission import NO_FORM, Submission
from staff.models import Person


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
        complaint = transitions.take(complaint.pk, Move.CLAIM)
        verdict = may_claim(by, complaint)
        if not verdict:
            raise Refused(verdict)
        claimed = transitions.go(complaint, Move.CLAIM, by=by, at=at, owner=by, claimed_at=at)
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
        complaint = transitions.take(complaint.pk, Move.DECIDE)
        if not has_it(by, complaint):
            raise LostRace(complaint)
        gave = [give_from_review(complaint, remedy, by=by, at=at)] if remedy else []
        decided = transitions.go(
            complaint, Move.DECIDE, by=by, at=at, words={"what_was_done": what_was_done},
            facts={"fact": f"put_right:{put_right}"},
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

"""Giving without resolving, and keeping what was promised."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from complaints import history, policies, transitions
from complaints.errors import LostRace, Refused, TooLate
from complaints.facts import facts
from complaints.giving import Given, done_in_words, give, one_act
from complaints.models import Complaint, Remedy
from complaints.states import Act, State
from complaints.submission import NO_FORM, Submission
from staff.models import Person


def give_remedy(
    complaint: Complaint,
    *,
    by: Person,
    remedy: Given,
    what_was_done: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Give something, or promise it by a date, and leave the complaint where it is.

    Raises:
        LostRace: it is neither open nor theirs to decide.
    """
    at = at or timezone.now()
    with one_act(by=by, site=complaint.site, complaint=complaint, given=remedy):
        complaint = transitions.lock(complaint.pk, by=by)
        if complaint.state != State.OPEN and not (complaint.state == State.IN_REVIEW and complaint.owner_id == by.pk):
            raise LostRace(complaint)
        offer = policies.offer_of(by, complaint.site, remedy.remedy_type.pk, remedy.amount, at=at, complaint=complaint)
        if not offer.verdict:
            raise Refused(offer.verdict)
        done = done_in_words(what_was_done, remedy, offer)
        history.write([give(complaint, remedy, offer, by=by, at=at, done=done)], submission)
    return complaint


def keep_promise(
    promise: Remedy, *, by: Person, how: str, at: datetime | None = None, submission: Submission = NO_FORM
) -> Complaint:
    """What was promised is done, with the evidence.

    Raises:
        TooLate: somebody kept it already.
    """
    at = at or timezone.now()
    with one_act(by=by, site=promise.complaint.site, complaint=promise.complaint):
        complaint = transitions.lock(promise.complaint_id, by=by)
        now = Remedy.objects.select_related("kept_by", "remedy_type").get(pk=promise.pk)
        if now.kept_by is not None:
            raise TooLate(complaint, f"{now.kept_by.name} kept this promise already.")
        Remedy.objects.filter(pk=promise.pk).update(kept_at=at, kept_by=by, kept_how=how)
        kept = history.draft(
            complaint, Act.KEEP, by=by, at=at, words={"how": how}, remedy_type=now.remedy_type,
            amount=now.amount, currency=now.currency, fact=facts(remedy=promise.pk),
        )  # fmt: skip
        history.write([kept], submission)
    return complaint

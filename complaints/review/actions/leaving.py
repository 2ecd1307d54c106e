"""Handing over what somebody leaves: each with its own event in its complaint's history, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from complaints import history, policies, transitions
from complaints.errors import LostRace, Refused
from complaints.facts import facts
from complaints.giving import one_act
from complaints.models import Complaint, Event
from complaints.review.actions.deciding import let_go
from complaints.review.leaving import may_hand_on
from complaints.states import Act, State
from complaints.submission import NO_FORM, Submission
from staff.models import Person
from staff.verdict import Verdict

NOT_YOURS = Verdict(False, "It is not yours to hand over. A manager of its site can.", None, "A manager there")
Handed = Sequence[tuple[Complaint, Person | None]]


def hand_on(
    person: Person,
    handed: Handed,
    *,
    by: Person,
    reason: str,
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """What they have at the desk goes to a colleague each, what they claimed back to the queue.

    Raises:
        Refused: it is not theirs to hand over, or a colleague is none for it.
        LostRace: somebody else has one of them by now; none was handed over.
    """
    at = at or timezone.now()
    in_order = sorted(handed, key=lambda one: one[0].pk)  # two at once lock in the same order
    with transaction.atomic():
        for number, (complaint, to) in enumerate(in_order):
            with one_act(by=by, site=complaint.site, complaint=complaint):
                event = hand_one_on(person, complaint, to, by=by, reason=reason, at=at)
                history.write([event], NO_FORM if number else submission)
    return in_order[0][0]


def hand_one_on(
    person: Person, complaint: Complaint, to: Person | None, *, by: Person, reason: str, at: datetime
) -> Event:
    complaint = transitions.lock(complaint.pk, by=by)
    expected = State.IN_REVIEW if to is None else State.OPEN
    if complaint.owner_id != person.pk or complaint.state != expected:
        raise LostRace(complaint)
    verdict = policies.YES if may_hand_on(by, person, complaint) else NOT_YOURS
    if verdict and to is not None:
        verdict = policies.may_have_it(to, complaint)
    if not verdict:
        raise Refused(verdict)
    if to is None:
        return let_go(complaint, reason, by=by, at=at)
    words = {"note": reason, "to": to.name}
    return transitions.change(complaint, Act.HAND_OVER, by=by, at=at, words=words, fact=facts(to=to.pk), owner=to)

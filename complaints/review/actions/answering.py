"""Answering calls for backup, and being there to answer them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from complaints import history, policies, transitions
from complaints.actions.calling import still_open
from complaints.errors import Refused
from complaints.facts import facts
from complaints.giving import Given, one_act, wanted_facts
from complaints.models import BackupCall, CallState, Complaint
from complaints.review.policies import may_answer
from complaints.states import Act
from complaints.submission import NO_FORM, Submission
from staff.models import Duty, Person, Site


def answer_call(
    found: BackupCall,
    *,
    by: Person,
    answer: CallState,
    note: str = "",
    at: datetime | None = None,
    submission: Submission = NO_FORM,
) -> Complaint:
    """Say yes, say no, or come. A yes is for exactly what was asked, within the approver's own limits.

    Raises:
        Refused: it is their own call, or more than they may give themselves.
        TooLate: somebody answered it, or it was taken back or lapsed.
    """
    at = at or timezone.now()
    wanted = Given(found.remedy_type, found.amount or 0) if found.remedy_type else None
    with one_act(by=by, site=found.complaint.site, complaint=found.complaint, given=wanted):
        complaint = transitions.lock(found.complaint_id, by=by)
        still_open(found, complaint)
        verdict = may_answer(by, found, answer)
        if verdict and answer == CallState.APPROVED and wanted:
            pk, amount = wanted.remedy_type.pk, wanted.amount
            verdict = policies.own_offer_of(by, complaint.site, pk, amount, at=at, complaint=complaint).verdict
        if not verdict:
            raise Refused(verdict)
        BackupCall.objects.filter(pk=found.pk).update(
            state=answer, answered_by=by, answered_at=at, answer_note=note
        )  # fmt: skip
        answered = history.draft(
            complaint, Act.ANSWER, by=by, at=at, words={"note": note}, fact=facts(call=found.pk, answer=answer),
            **wanted_facts(wanted, complaint.site),
        )  # fmt: skip
        history.write([answered], submission)
    return complaint


def switch_duty(person: Person, site: Site, *, on: bool, extension: str = "", at: datetime | None = None) -> None:
    """On duty at this site under this extension, or off duty; told twice, it is done once."""
    at = at or timezone.now()
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        here = Duty.objects.filter(person=person, site=site, until__isnull=True)
        if not on:
            here.update(until=at)
        elif not here.update(extension=extension):
            Duty.objects.create(person=person, site=site, extension=extension, since=at)

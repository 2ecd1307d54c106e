"""Each kind of step, by the action that a page would call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import singledispatch

from complaints import actions
from complaints.demo import steps
from complaints.demo.stage import Stage
from complaints.models import BackupCall, CallKind, Complaint, Remedy
from complaints.review import actions as review
from staff.models import Person


@singledispatch
def take(step: steps.Step, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    """One more step of a story; gives back the complaint as it stands after it.

    Raises:
        TypeError: a kind of step that nobody knows how to take.
    """
    raise TypeError(step)


@take.register
def _(step: steps.Resolve, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    remedy = stage.given(step.give, step.amount)
    return actions.resolve(complaint, by=by, at=at, remedy=remedy, what_was_done=step.done, put_right=step.put_right)


@take.register
def _(step: steps.Escalate, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.escalate(complaint, by=by, at=at, reason=step.reason, wanted=stage.wanted(step.wanted, step.amount))


@take.register
def _(step: steps.Claim, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return review.claim(complaint, by=by, at=at)


@take.register
def _(step: steps.Decide, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    given = stage.wanted(step.give, step.amount)
    return review.decide(complaint, by=by, at=at, remedy=given, what_was_done=step.done, put_right=step.put_right)


def asked(step: steps.Call, stage: Stage) -> actions.Call:
    wanted = stage.wanted(step.wanted, step.amount)
    return actions.Call(CallKind.APPROVE if wanted else CallKind.ATTEND, wanted, step.note)


@take.register
def _(step: steps.Call, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.call_backup(complaint, by=by, at=at, asked=asked(step, stage))


def waiting(complaint: Complaint) -> BackupCall:
    return BackupCall.objects.with_names().get(complaint=complaint, state="open")


@take.register
def _(step: steps.Answer, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return review.answer_call(waiting(complaint), by=by, at=at, answer=step.answer, note=step.note)


@take.register
def _(step: steps.Withdraw, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.withdraw_call(waiting(complaint), by=by, at=at)


@take.register
def _(step: steps.Promise, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    day = complaint.site.day(at) + timedelta(days=step.days)
    remedy = replace(stage.given(step.give, step.amount), promised_by=day)
    return actions.give_remedy(complaint, by=by, at=at, remedy=remedy, what_was_done=step.done)


@take.register
def _(step: steps.Keep, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    promise = Remedy.objects.select_related("complaint__site").owed().get(complaint=complaint)
    return actions.keep_promise(promise, by=by, at=at, how=step.how)


@take.register
def _(step: steps.Note, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.note(complaint, by=by, at=at, words=step.words)


@take.register
def _(step: steps.Correct, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.correct(complaint, by=by, at=at, correction=actions.Correction(step.values), reason=step.reason)


@take.register
def _(step: steps.HandOver, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.hand_over(complaint, by=by, at=at, to=stage.people[step.to], note=step.note)


@take.register
def _(step: steps.HandBack, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return review.hand_back(complaint, by=by, at=at, to=stage.people[step.to], guidance=step.guidance)


@take.register
def _(step: steps.Release, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return review.release(complaint, by=by, at=at, reason=step.reason)


@take.register
def _(step: steps.Void, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return review.void(complaint, by=by, at=at, reason=step.reason, duplicate_of=stage.told.get(step.repeats))


@take.register
def _(step: steps.Reopen, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.reopen(complaint, by=by, at=at, reason=step.reason)


@take.register
def _(step: steps.SeeAuthority, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.see_authority(complaint, by=by, at=at, kind=step.kind, what=step.what)


@take.register
def _(step: steps.Thank, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    complaint = actions.thank(complaint, by=by, at=at, words=step.words)
    if step.shown:
        thanks = complaint.thanks.get(by=by)
        actions.show_at_site(thanks, by=thanks.to, shown=True)
    return complaint


@take.register
def _(step: steps.Coach, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> Complaint:
    return actions.coach(complaint, by=by, at=at, to=stage.people[step.to], words=step.words)

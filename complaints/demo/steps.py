"""Each kind of step, by the action that a page would call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import singledispatch

from complaints import actions
from complaints.demo import story
from complaints.demo.stage import Stage
from complaints.models import BackupCall, CallKind, Complaint, Remedy
from complaints.review import actions as review
from staff.models import Person


@singledispatch
def take(step: story.Step, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    """One more step of a story.

    Raises:
        TypeError: a kind of step that nobody knows how to take.
    """
    raise TypeError(step)


@take.register
def _(step: story.Resolve, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    remedy = stage.given(step.give, step.amount)
    actions.resolve(complaint, by=by, at=at, remedy=remedy, what_was_done=step.done, put_right=step.put_right)


@take.register
def _(step: story.Escalate, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.escalate(complaint, by=by, at=at, reason=step.reason, wanted=stage.wanted(step.wanted, step.amount))


@take.register
def _(step: story.Claim, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    review.claim(complaint, by=by, at=at)


@take.register
def _(step: story.Decide, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    given = stage.wanted(step.give, step.amount)
    review.decide(complaint, by=by, at=at, remedy=given, what_was_done=step.done, put_right=step.put_right)


def asked(step: story.Call, stage: Stage) -> actions.Call:
    wanted = stage.wanted(step.wanted, step.amount)
    return actions.Call(CallKind.APPROVE if wanted else CallKind.ATTEND, wanted, step.note)


@take.register
def _(step: story.Call, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.call_backup(complaint, by=by, at=at, asked=asked(step, stage))


def waiting(complaint: Complaint) -> BackupCall:
    return BackupCall.objects.with_names().get(complaint=complaint, state="open")


@take.register
def _(step: story.Answer, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    review.answer_call(waiting(complaint), by=by, at=at, answer=step.answer, note=step.note)


@take.register
def _(step: story.Withdraw, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.withdraw_call(waiting(complaint), by=by, at=at)


@take.register
def _(step: story.Promise, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    day = complaint.site.day(at) + timedelta(days=step.days)
    remedy = replace(stage.given(step.give, step.amount), promised_by=day)
    actions.give_remedy(complaint, by=by, at=at, remedy=remedy, what_was_done=step.done)


@take.register
def _(step: story.Keep, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    promise = Remedy.objects.select_related("complaint__site").owed().get(complaint=complaint)
    actions.keep_promise(promise, by=by, at=at, how=step.how)


@take.register
def _(step: story.Note, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.note(complaint, by=by, at=at, words=step.words)


@take.register
def _(step: story.Correct, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.correct(complaint, by=by, at=at, correction=actions.Correction(step.values), reason=step.reason)


@take.register
def _(step: story.HandOver, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.hand_over(complaint, by=by, at=at, to=stage.people[step.to], note=step.note)


@take.register
def _(step: story.HandBack, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    review.hand_back(complaint, by=by, at=at, to=stage.people[step.to], guidance=step.guidance)


@take.register
def _(step: story.Release, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    review.release(complaint, by=by, at=at, reason=step.reason)


@take.register
def _(step: story.Void, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    review.void(
        complaint, by=by, at=at, reason=step.reason, duplicate_of=stage.told[step.repeats] if step.repeats else None
    )


@take.register
def _(step: story.Reopen, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.reopen(complaint, by=by, at=at, reason=step.reason)


@take.register
def _(step: story.SeeAuthority, complaint: Complaint, stage: Stage, by: Person, at: datetime) -> None:
    actions.see_authority(complaint, by=by, at=at, kind=step.kind, what=step.what)

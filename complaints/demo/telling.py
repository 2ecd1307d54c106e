"""Tells the stories through the real actions, back-dated: what the rules refuse, the demo cannot hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from complaints import actions
from complaints.actions import Told
from complaints.actions.limits import pass_limit
from complaints.demo.stage import Stage
from complaints.demo.steps import Call, Escalate, Resolve, Step
from complaints.demo.story import Story
from complaints.demo.taking import asked, take
from complaints.models import Complaint
from complaints.states import State

A_LOOK = timedelta(seconds=20)  # the worker looks every so often


def tell(stories: Iterable[Story], stage: Stage, now: datetime) -> None:
    """Every story as of ``now``, oldest first, so that references grow with time."""
    timed = [(story.begins(stage.sites[story.site], now), story) for story in stories]
    for began, story in sorted(timed, key=lambda one: one[0]):
        tell_one(story, stage, began, now)


def tell_one(story: Story, stage: Stage, began: datetime, now: datetime) -> None:
    """One complaint, from first word to where it stands now; time passes its limit on the way as it would have."""
    complaint, rest = begin(story, stage, began)
    if story.name:
        stage.told[story.name] = complaint
    at = began
    for step in rest:
        before, at = at, at + timedelta(minutes=step.after)
        let_time_pass(complaint, before, at)
        complaint = take(step, complaint, stage, stage.people[step.by or story.by], at)
    let_time_pass(complaint, at, now)


def let_time_pass(complaint: Complaint, since: datetime, until: datetime) -> None:
    """What the worker would have noticed in between: past its limit, or reopened when that was past already."""
    limit = complaint.on_the_spot_until
    if limit is None or complaint.is_formal or complaint.state in (State.RESOLVED, State.VOID):
        return
    noticed = max(limit, since) + A_LOOK
    if noticed <= until:
        pass_limit(complaint.pk, at=noticed)


def begin(story: Story, stage: Stage, at: datetime) -> tuple[Complaint, list[Step]]:
    """The complaint and the steps still to tell; what needed no minute more was recorded in one go."""
    told, by = told_in(story, stage), stage.people[story.by]
    match story.steps:
        case (Resolve(after=0) as first, *rest):
            remedy = stage.given(first.give, first.amount)
            complaint = actions.record_and_resolve(
                told, by=by, at=at, remedy=remedy, what_was_done=first.done, put_right=first.put_right
            )
        case (Escalate(after=0) as first, *rest):
            wanted = stage.wanted(first.wanted, first.amount)
            complaint = actions.record_and_escalate(told, by=by, at=at, reason=first.reason, wanted=wanted)
        case (Call(after=0) as first, *rest):
            complaint = actions.record_and_call(told, by=by, at=at, asked=asked(first, stage))
        case (*rest,):
            complaint = actions.record(told, by=by, at=at)
    return complaint, rest


def told_in(story: Story, stage: Stage) -> Told:
    about = (stage.people[story.about].pk,) if story.about else ()
    return Told(
        words=story.words,
        site=stage.sites[story.site],
        category=stage.categories[story.category],
        location=stage.locations[story.site, story.location],
        red_flags=story.red_flags,
        particulars=replace(story.who, about_people=about),
        patient_present=not story.patient_left,
    )

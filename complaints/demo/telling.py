"""Tells the stories through the real actions, back-dated: what the rules refuse, the demo cannot hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from complaints import actions
from complaints.actions import Told
from complaints.demo.stage import Stage
from complaints.demo.stories_northgate import NORTHGATE
from complaints.demo.stories_riverside import RIVERSIDE
from complaints.demo.story import Claim, Decide, Escalate, Resolve, Step, Story
from complaints.models import Complaint
from complaints.review import actions as review
from staff.models import Person

STORIES = (*NORTHGATE, *RIVERSIDE)


def tell(stories: Iterable[Story], stage: Stage, now: datetime) -> None:
    """Every story as of ``now``, oldest first, so that references grow with time."""
    timed = [(story.begins(stage.sites[story.site], now), story) for story in stories]
    for began, story in sorted(timed, key=lambda one: one[0]):
        tell_one(story, stage, began)


def tell_one(story: Story, stage: Stage, began: datetime) -> None:
    """One complaint, from first word to where it stands now."""
    complaint, rest = begin(story, stage, began)
    at = began
    for step in rest:
        at += timedelta(minutes=step.after)
        take(step, complaint, stage, by=stage.people[step.by or story.by], at=at)


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
        case (*rest,):
            complaint = actions.record(told, by=by, at=at)
    return complaint, rest


def told_in(story: Story, stage: Stage) -> Told:
    return Told(
        words=story.words,
        site=stage.sites[story.site],
        category=stage.categories[story.category],
        location=stage.locations[story.site, story.location],
        red_flags=story.red_flags,
    )


def take(step: Step, complaint: Complaint, stage: Stage, *, by: Person, at: datetime) -> None:
    """One more step of a story, by the action that a page would call."""
    match step:
        case Resolve():
            remedy = stage.given(step.give, step.amount)
            actions.resolve(complaint, by=by, at=at, remedy=remedy, what_was_done=step.done, put_right=step.put_right)
        case Escalate():
            wanted = stage.wanted(step.wanted, step.amount)
            actions.escalate(complaint, by=by, at=at, reason=step.reason, wanted=wanted)
        case Claim():
            review.claim(complaint, by=by, at=at)
        case Decide():
            given = stage.wanted(step.give, step.amount)
            review.decide(complaint, by=by, at=at, remedy=given, what_was_done=step.done, put_right=step.put_right)

from typing import get_args

from complaints.demo import steps
from complaints.demo.stories import STORIES


def test_every_kind_of_step_is_in_some_story() -> None:
    assert {type(step) for story in STORIES for step in story.steps} == set(get_args(steps.Step))


def test_every_kind_but_what_a_desk_begins_with_says_how_long_it_took() -> None:
    later = set(get_args(steps.Step)) - {steps.Resolve, steps.Escalate, steps.Call, steps.Promise}

    assert min(step.after for story in STORIES for step in story.steps if type(step) in later) == 1


def test_hours_and_days_are_minutes() -> None:
    assert (steps.HOUR, steps.DAY) == (60, 1440)

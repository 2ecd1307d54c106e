from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, get_args

import pytest

from complaints.demo import steps
from complaints.demo.cast import write_cast
from complaints.demo.configuration import write_configuration
from complaints.demo.owner import connected_as_owner
from complaints.demo.stage import Stage
from complaints.demo.story import north
from complaints.demo.taking import asked, take
from complaints.demo.telling import begin
from complaints.models import CallKind, Complaint
from staff.models import Organisation


def test_every_kind_of_step_has_its_action() -> None:
    assert set(get_args(steps.Step)) <= set(take.registry)


def test_nobody_knows_how_to_take_another_kind_of_step(larkfield: Organisation, now: datetime) -> None:
    anything: Any = object()
    stage = Stage.of(larkfield)

    with pytest.raises(TypeError):
        take(anything, Complaint(), stage, stage.people["ava"], now)


def test_a_call_for_a_remedy_asks_may_i_and_one_without_asks_to_come(larkfield: Organisation) -> None:
    stage = Stage.of(larkfield)

    assert asked(steps.Call(wanted="parking", amount=18_00), stage).kind == CallKind.APPROVE
    assert asked(steps.Call(note="Please come."), stage).kind == CallKind.ATTEND


@pytest.mark.django_db(transaction=True)
def test_a_step_gives_back_the_complaint_as_it_stands_after_it(now: datetime) -> None:
    story = north(by="ava", words="Waits.", category="waiting", location="Laboratory", days_ago=1, at="09:00")
    with connected_as_owner():
        organisation = write_configuration(now)
        write_cast(organisation, now)
        stage = Stage.of(organisation)
        complaint, _ = begin(story, stage, now - timedelta(hours=1))
        after = take(steps.Escalate(reason="Too long.", after=4), complaint, stage, stage.people["ava"], now)

    assert (after.pk, after.state, after.is_formal) == (complaint.pk, "escalated", True)

"""One's own last 28 days: exact counts, against the standard where there is one, and nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.demo.owner import connected_as_owner
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, PutRight, Remedy
from complaints.own_figures import OVER, Counts, counts_of, own_figures
from complaints.review import actions as review
from staff.models import Measure, Person
from tests.cast import Cast, give
from tests.journeys.desk import text
from tests.people import SignIn
from tests.standards import published

pytestmark = pytest.mark.django_db(transaction=True)


def saved(cast: Cast, by: Person | None = None, ago: timedelta | None = None) -> Complaint:
    told = Told("Waits", cast.northgate, cast.category("waiting"), cast.reception_a)
    return actions.record(told, by=by or cast.ava, at=timezone.now() - ago if ago else None)


def counts(cast: Cast, person: Person | None = None) -> Counts:
    return counts_of(person or cast.ava, cast.northgate, timezone.now())


def lines(cast: Cast, person: Person | None = None) -> dict[str, str]:
    return {one.label: one.said for one in own_figures(person or cast.ava, cast.northgate, timezone.now())}


def test_what_i_recorded_and_how_it_ended(cast: Cast) -> None:
    for _ in range(3):
        give(cast, cast.ava, "explain")
    actions.escalate(saved(cast), by=cast.ava, reason="Wants a manager")
    saved(cast)
    review.void(saved(cast), by=cast.mona, reason="A test entry")
    give(cast, cast.ben, "explain")

    found = counts(cast)

    assert (found.recorded, found.settled, found.on_the_spot, found.escalated) == (5, 4, 3, 1)
    assert lines(cast)["Put right on the spot"] == "3 of 4 (75 %)"
    assert lines(cast)["Escalated"] == "1 of 4 (25 %)"


def test_decided_by_a_manager_is_not_on_the_spot(cast: Cast) -> None:
    complaint = review.claim(actions.escalate(saved(cast), by=cast.ava, reason="Please"), by=cast.mona)
    review.decide(complaint, by=cast.mona, what_was_done="Rang them", put_right=PutRight.YES)

    assert (counts(cast).on_the_spot, counts(cast).escalated) == (0, 1)


@pytest.mark.parametrize(("minutes", "recorded"), [(-5, 1), (5, 0)])
def test_of_the_last_twenty_eight_days(cast: Cast, minutes: int, recorded: int) -> None:
    with connected_as_owner():
        saved(cast, ago=OVER + timedelta(minutes=minutes))

    assert counts(cast).recorded == recorded


def test_calls_made_and_answered(cast: Cast) -> None:
    for answer in (CallState.ATTENDED, CallState.DECLINED, None):
        complaint = saved(cast)
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
        call = BackupCall.objects.with_names().get(complaint=complaint)
        if answer:
            review.answer_call(call, by=cast.mona, answer=answer)

    assert lines(cast)["Your calls for a manager"] == "3, of which 2 answered"
    assert "Calls you answered" not in lines(cast)
    assert lines(cast, cast.mona)["Calls you answered"] == "2, half of them within 1 minute"
    assert lines(cast, cast.max)["Calls you answered"] == "none"


def test_promises_in_time_and_late(cast: Cast) -> None:
    days = timedelta(days=10)
    with connected_as_owner():
        for kept in (5, 0, -1, None):
            at, due = timezone.now() - days, cast.northgate.day(timezone.now() - timedelta(days=5))
            complaint = saved(cast, ago=days)
            given = Given(cast.remedy_type("explain"), 0, due)
            actions.give_remedy(complaint, by=cast.ava, remedy=given, at=at)
            if kept is not None:
                promise = Remedy.objects.select_related("complaint__site").get(complaint=complaint)
                when = timezone.now() - timedelta(days=5 + kept)
                actions.keep_promise(promise, by=cast.ben, how="They rang", at=max(when, at + timedelta(minutes=1)))
    to_come = Given(cast.remedy_type("explain"), 0, cast.northgate.day(timezone.now()))
    actions.give_remedy(saved(cast), by=cast.ava, remedy=to_come)

    assert (counts(cast).in_time, counts(cast).late) == (2, 2)
    assert lines(cast)["Promises kept in time"] == "2 of 4 (50 %)"
    assert (counts(cast, cast.ben).in_time, counts(cast, cast.ben).late) == (0, 0)


def test_what_is_about_me_since_is_in_no_figure(cast: Cast) -> None:
    complaint = saved(cast)
    actions.hand_over(complaint, by=cast.ava, to=cast.ben)
    named = actions.Correction({"about_people": [cast.ava.pk]})
    actions.correct(complaint, by=cast.mona, correction=named, reason="They named Ava")

    assert counts(cast).recorded == 0


@pytest.mark.parametrize(("target", "met"), [(49, True), (50, True), (51, False)])
def test_against_the_standard(cast: Cast, target: int, met: bool) -> None:
    give(cast, cast.ava, "explain")
    actions.escalate(saved(cast), by=cast.ava, reason="Wants a manager")
    published(cast, by=cast.mona, site=cast.northgate, measure=Measure.ON_THE_SPOT, target=target)

    spot = next(
        one for one in own_figures(cast.ava, cast.northgate, timezone.now()) if one.label == "Put right on the spot"
    )

    assert (spot.target and spot.target.number, spot.met) == (target, met)


def test_with_nothing_yet_nothing_is_met_or_missed(cast: Cast) -> None:
    published(cast, by=cast.mona, site=cast.northgate, measure=Measure.ON_THE_SPOT, target=90)

    spot = own_figures(cast.ava, cast.northgate, timezone.now())[1]

    assert (spot.said, spot.met) == ("none yet", None)


def test_they_stand_on_ones_own_page_and_nobody_elses(cast: Cast, sign_in: SignIn) -> None:
    give(cast, cast.ben, "explain")

    pages = {
        who: text(sign_in(Client(), getattr(cast, who)).get("/staff/me/")) for who in ("ava", "ben", "mona", "gus")
    }

    assert {who: "1 complaint<" in page for who, page in pages.items()} == {
        "ava": False, "ben": True, "mona": False, "gus": False,
    }  # fmt: skip
    assert {who: "Your last 28 days" in page for who, page in pages.items()} == {
        "ava": True, "ben": True, "mona": True, "gus": False,
    }  # fmt: skip
    assert not any("rank" in page.lower() for page in pages.values())

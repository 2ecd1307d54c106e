"""How soon managers here answer calls: half of all calls, the unanswered among them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.demo.owner import connected_as_owner
from complaints.desk_figures import OVER, DeskFigures, desk_figures
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, PutRight
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import Measure, Person
from tests.cast import Cast
from tests.journeys.desk import text
from tests.people import SignIn
from tests.standards import published

pytestmark = pytest.mark.django_db(transaction=True)


def call(cast: Cast, minutes: float | None, *, ago: timedelta = timedelta(days=2), about: Person | None = None) -> None:
    """Ava called, and was answered after so many minutes; with None nobody ever did, until it was put right."""
    at = timezone.now() - ago
    named = Particulars(about_people=(about.pk,) if about else ())
    told = Told("Waits", cast.northgate, cast.category("waiting"), cast.reception_a, particulars=named)
    complaint = actions.record_and_call(told, by=cast.ava, asked=Call(CallKind.ATTEND), at=at)
    if minutes is None:
        explained = Given(cast.remedy_type("explain"))
        later = at + timedelta(minutes=20)
        actions.resolve(complaint, by=cast.ava, remedy=explained, put_right=PutRight.YES, at=later)
        return
    found = BackupCall.objects.with_names().get(complaint=complaint)
    review.answer_call(found, by=cast.max, answer=CallState.ATTENDED, at=at + timedelta(minutes=minutes))


def withdrawn(cast: Cast, minutes: int) -> None:
    at = timezone.now() - timedelta(days=2)
    told = Told("Waits", cast.northgate, cast.category("waiting"), cast.reception_a)
    complaint = actions.record_and_call(told, by=cast.ava, asked=Call(CallKind.ATTEND), at=at)
    found = BackupCall.objects.with_names().get(complaint=complaint)
    actions.withdraw_call(found, by=cast.ava, at=at + timedelta(minutes=minutes))


def figures(cast: Cast, person: Person | None = None, at: datetime | None = None) -> DeskFigures:
    return desk_figures(person or cast.ava, cast.northgate, at or timezone.now())


def test_half_of_all_calls_were_answered_within_the_middle_one(cast: Cast) -> None:
    with connected_as_owner():
        for minutes in (1, 2, 2.5, 7, 30):
            call(cast, minutes)

    found = figures(cast)

    assert (found.answered, found.unanswered, found.half_within, found.minutes) == (5, 0, 150.0, 3)


@pytest.mark.parametrize(("answered", "told"), [(4, False), (5, True)])
def test_it_is_told_from_five_answered_calls_on(cast: Cast, sign_in: SignIn, answered: int, told: bool) -> None:
    with connected_as_owner():
        for _ in range(answered):
            call(cast, 2)
        call(cast, None)

    page = text(sign_in(Client(), cast.ava).get("/"))

    assert ("Managers here answered half of all calls within <strong>2 minutes</strong>." in page) is told
    assert (f"Of {answered + 1} calls in the last 28 days, 1 was not answered." in page) is told


def test_the_unanswered_count_as_answered_never(cast: Cast) -> None:
    with connected_as_owner():
        for minutes in (1, 1, 2, 3, 4, None, None, None):
            call(cast, minutes)

    assert (figures(cast).unanswered, figures(cast).minutes) == (3, 3)


def test_where_most_were_not_answered_it_says_so(cast: Cast, sign_in: SignIn) -> None:
    with connected_as_owner():
        for minutes in (1, 1, 1, 1, 1, None, None, None, None, None, None):
            call(cast, minutes)

    assert figures(cast).minutes is None
    page = text(sign_in(Client(), cast.ava).get("/"))
    assert "Managers here answered <strong>fewer than half</strong> of all calls." in page
    assert "Of 11 calls in the last 28 days, 6 were not answered." in page


@pytest.mark.parametrize(("minutes", "unanswered"), [(9, 0), (10, 1)])
def test_taken_back_after_the_sites_wait_it_was_not_answered(cast: Cast, minutes: int, unanswered: int) -> None:
    with connected_as_owner():
        withdrawn(cast, minutes)

    assert (figures(cast).answered, figures(cast).unanswered) == (0, unanswered)


@pytest.mark.parametrize(("minutes", "unanswered"), [(9, 0), (11, 1)])
def test_one_that_waits_counts_once_it_has_waited_too_long(cast: Cast, minutes: int, unanswered: int) -> None:
    told = Told("Waits", cast.northgate, cast.category("waiting"), cast.reception_a)
    actions.record_and_call(told, by=cast.ava, asked=Call(CallKind.ATTEND))

    assert figures(cast, at=timezone.now() + timedelta(minutes=minutes)).unanswered == unanswered


def test_of_the_last_twenty_eight_days(cast: Cast) -> None:
    with connected_as_owner():
        call(cast, 2, ago=OVER - timedelta(minutes=5))
        call(cast, 2, ago=OVER + timedelta(minutes=5))

    assert figures(cast).answered == 1


def test_not_one_about_the_reader(cast: Cast) -> None:
    with connected_as_owner():
        call(cast, 2, about=cast.ben)

    assert (figures(cast).answered, figures(cast, cast.ben).answered) == (1, 0)


def test_each_site_has_its_own(cast: Cast) -> None:
    with connected_as_owner():
        call(cast, 2)

    assert desk_figures(cast.cleo, cast.riverside, timezone.now()).answered == 0


@pytest.mark.parametrize(("target", "met"), [(1, False), (2, True), (3, True)])
def test_against_the_standard_where_there_is_one(cast: Cast, sign_in: SignIn, target: int, met: bool) -> None:
    with connected_as_owner():
        for _ in range(5):
            call(cast, 1.5)
    assert (figures(cast).target, figures(cast).on_target) == (None, False)
    published(cast, by=cast.mona, site=cast.northgate, measure=Measure.MINUTES_TO_ANSWER, target=target)

    assert (figures(cast).target, figures(cast).on_target) == (target, met)
    said = "minute" if target == 1 else "minutes"
    assert f"Standard: within {target} {said}" in text(sign_in(Client(), cast.ava).get("/"))

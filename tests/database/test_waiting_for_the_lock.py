"""Whoever waits for a complaint acts on it as it is afterwards: other facts, another subject, about themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from complaints import actions
from complaints.actions import Correction
from complaints.actions.calling import Call
from complaints.errors import AboutThem
from complaints.giving import Given
from complaints.models import CallKind, Complaint, Event, EventValue, PutRight
from complaints.proof import verify
from complaints.review import actions as review
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in
from tests.together import while_it_is_not_written_yet

pytestmark = pytest.mark.django_db(transaction=True)


def acts(cast: Cast, complaint: Complaint) -> dict[str, Callable[[], Any]]:
    explain = Given(cast.remedy_type("explain"))
    return {
        "note": lambda: actions.note(complaint, by=cast.ava, words="They ring again"),
        "remedy": lambda: actions.give_remedy(complaint, by=cast.ava, remedy=explain),
        "resolve": lambda: actions.resolve(complaint, by=cast.ava, remedy=explain, put_right=PutRight.YES),
        "escalate": lambda: actions.escalate(complaint, by=cast.ava, reason="They ask for a manager"),
        "call": lambda: actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND)),
        "hand over": lambda: actions.hand_over(complaint, by=cast.ava, to=cast.ben),
    }


@pytest.mark.parametrize("name", ["note", "remedy", "resolve", "escalate", "call", "hand over"])
def test_another_subject_meanwhile_takes_nothing_away(cast: Cast, name: str) -> None:
    complaint = complaint_in(cast, "open")
    food = Correction({"category": cast.category("food")})

    done = while_it_is_not_written_yet(
        lambda: actions.correct(complaint, by=cast.mona, correction=food, reason="It was the food"),
        acts(cast, complaint)[name],
    )

    assert isinstance(done, Complaint)
    assert done.category == cast.category("food")
    assert verify().faults == []


def test_a_second_correction_keeps_what_the_first_left(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")
    first, second = Correction({"location": cast.reception_a}), Correction({"location": cast.reception_b})

    while_it_is_not_written_yet(
        lambda: actions.correct(complaint, by=cast.mona, correction=first, reason="At A"),
        lambda: actions.correct(complaint, by=cast.ava, correction=second, reason="At B"),
    )

    last = Event.objects.filter(verb="correct").latest("position")
    words = dict(EventValue.objects.filter(event=last).values_list("field", "value"))
    assert (words["before.location"], words["after.location"]) == (str(cast.reception_a), str(cast.reception_b))


@pytest.mark.parametrize("name", ["note", "remedy", "resolve", "escalate", "call", "hand over"])
def test_whoever_is_named_meanwhile_acts_on_it_no_more(cast: Cast, name: str) -> None:
    complaint = complaint_in(cast, "open")
    actions.hand_over(complaint, by=cast.ava, to=cast.ben)
    about = Correction({"about_people": [cast.ava.pk]})

    done = while_it_is_not_written_yet(
        lambda: actions.correct(complaint, by=cast.mona, correction=about, reason="It is about Ava"),
        acts(cast, complaint)[name],
    )

    assert isinstance(done, AboutThem)
    assert Event.objects.latest("position").verb == "correct"


def test_a_manager_who_is_named_meanwhile_claims_it_no_more(cast: Cast) -> None:
    complaint = complaint_in(cast, "escalated", formal=True)
    about = Correction({"about_people": [cast.mona.pk]})

    done = while_it_is_not_written_yet(
        lambda: actions.correct(complaint, by=cast.max, correction=about, reason="It is about Mona"),
        lambda: review.claim(complaint, by=cast.mona),
    )

    assert isinstance(done, AboutThem)

"""Whoever could not be asked is called back while it is the desk's, and no longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from complaints import actions
from complaints.actions import Correction, Told
from complaints.giving import Given
from complaints.models import Complaint, PutRight, RedFlag
from complaints.proof import verify
from complaints.review import actions as review
from staff.models import Person
from tests.cast import Cast, build_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    told = Told("Cold", cast.riverside, cast.category("food"), cast.main_desk)
    found = actions.record_and_resolve(
        told, by=cast.cleo, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.COULD_NOT_ASK
    )
    assert (found.state, found.call_back_due is None) == ("open", False)
    return found


@pytest.fixture
def colleague(cast: Cast) -> Person:
    return build_person("cato", "Cato Winters", cast.level(1), sites=(cast.riverside,), home=cast.main_desk)


def resolve(cast: Cast, complaint: Complaint) -> None:
    actions.resolve(complaint, by=cast.cleo, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.YES)


def escalate(cast: Cast, complaint: Complaint) -> None:
    actions.escalate(complaint, by=cast.cleo, reason="They want a manager")


def claim(cast: Cast, complaint: Complaint) -> None:
    actions.correct(complaint, by=cast.cleo, correction=Correction({}, [RedFlag.WRITTEN]), reason="A letter came")
    assert Complaint.objects.get().call_back_due
    review.claim(complaint, by=cast.rui)


def void(cast: Cast, complaint: Complaint) -> None:
    review.void(complaint, by=cast.rui, reason="Twice")


@pytest.mark.parametrize("leave", [resolve, escalate, claim, void])
def test_it_is_over_once_the_complaint_leaves_the_desk(
    cast: Cast, complaint: Complaint, leave: Callable[[Cast, Complaint], None]
) -> None:
    leave(cast, complaint)

    assert Complaint.objects.get().call_back_due is None
    assert verify().faults == []


def test_it_stays_whatever_else_happens(cast: Cast, complaint: Complaint, colleague: Person) -> None:
    due = complaint.call_back_due

    actions.hand_over(complaint, by=cast.cleo, to=colleague)
    actions.note(complaint, by=colleague, words="Nobody answers")
    actions.correct(complaint, by=colleague, correction=Correction({"language": "Irish"}), reason="Asked")
    actions.give_remedy(complaint, by=colleague, remedy=Given(cast.remedy_type("explain")))

    assert Complaint.objects.get().call_back_due == due
    assert verify().faults == []


def test_it_does_not_come_back_with_the_complaint(cast: Cast, complaint: Complaint, colleague: Person) -> None:
    escalate(cast, complaint)

    review.hand_back(complaint, by=cast.rui, to=colleague, guidance="Ring again")

    assert Complaint.objects.get().call_back_due is None
    assert verify().faults == []

"""An act's event says what stands in its row, once; asked as the app's role, written past the actions."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, Event, Remedy
from complaints.review import actions as review
from staff.models import Person
from tests.cast import Cast
from tests.database.complaints_in_states import ask_constraints, complaint_in

pytestmark = pytest.mark.django_db
NOT_SO = "an event tells of what was done, once"


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    return complaint_in(cast, "open")


def tell(complaint: Complaint, verb: str, by: Person, fact: str, **fields: Any) -> None:
    with transaction.atomic():
        Event.objects.create(complaint=complaint, verb=verb, by=by, at=timezone.now(), fact=fact, **fields)


def test_no_remedy_without_its_event(cast: Cast, complaint: Complaint) -> None:
    with pytest.raises(DatabaseError, match="the history does not tell of this give"), transaction.atomic():
        Remedy.objects.create(
            complaint=complaint, remedy_type=cast.remedy_type("explain"), given_by=cast.ava, at=timezone.now()
        )
        ask_constraints()


def test_no_kept_promise_without_its_event(cast: Cast, complaint: Complaint) -> None:
    day = cast.northgate.day(timezone.now()) + timedelta(days=1)
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain"), 0, day))

    with pytest.raises(DatabaseError, match="the history does not tell of this keep_promise"), transaction.atomic():
        Remedy.objects.update(kept_at=timezone.now(), kept_by=cast.ava, kept_how="Rang them")
        ask_constraints()


@pytest.mark.parametrize("state", ["withdrawn", "declined", "attended"])
def test_no_call_and_no_answer_without_its_event(cast: Cast, complaint: Complaint, state: str) -> None:
    with pytest.raises(DatabaseError, match="the history does not tell of this call_backup"), transaction.atomic():
        BackupCall(complaint=complaint, kind="attend", asked_by=cast.ava, asked_at=timezone.now()).save(
            force_insert=True
        )
        ask_constraints()
    actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
    who, verb = (cast.ava, "withdraw_call") if state == "withdrawn" else (cast.mona, "answer_call")

    with pytest.raises(DatabaseError, match=f"the history does not tell of this {verb}"), transaction.atomic():
        BackupCall.objects.update(state=state, answered_by=who, answered_at=timezone.now())
        ask_constraints()


def test_nothing_is_told_of_that_was_not_done(cast: Cast, complaint: Complaint) -> None:
    for verb, fact in (
        ("give", f"remedy:{uuid.uuid4()}"), ("give", ""), ("keep_promise", f"remedy:{uuid.uuid4()}"),
        ("call_backup", f"call:{uuid.uuid4()};kind:attend"), ("withdraw_call", "call:junk"),
        ("answer_call", f"call:{uuid.uuid4()};answer:approved"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match=NOT_SO):
            tell(complaint, verb, cast.ava, fact)


def test_what_was_done_is_told_once_and_of_who_did_it(cast: Cast, complaint: Complaint) -> None:
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("parking"), 8_00))
    told = Event.objects.get(verb="give")
    same = {"remedy_type": told.remedy_type, "amount": told.amount}

    for by, more in ((cast.ava, same), (cast.ben, same), (cast.ava, same | {"amount": 7_00})):
        with pytest.raises(DatabaseError, match=NOT_SO):
            tell(complaint, "give", by, told.fact, **more)


def test_an_answer_is_told_as_it_was_given(cast: Cast, complaint: Complaint) -> None:
    actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
    call = BackupCall.objects.with_names().get()

    with pytest.raises(DatabaseError, match=NOT_SO), transaction.atomic():
        BackupCall.objects.update(state="declined", answered_by=cast.mona, answered_at=timezone.now())
        tell(complaint, "answer_call", cast.mona, f"call:{call.pk};answer:attended")
    review.answer_call(call, by=cast.mona, answer=CallState.DECLINED)
    ask_constraints()


@pytest.mark.parametrize(("fact", "said"), [("to:{max}", False), ("to:junk", False), ("", False), ("to:{ben}", True)])
def test_a_hand_over_is_told_as_it_went(cast: Cast, complaint: Complaint, fact: str, said: bool) -> None:
    fact = fact.format(max=cast.max.pk, ben=cast.ben.pk)

    with transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(owner=cast.ben)
        if said:
            tell(complaint, "hand_over", cast.ava, fact)
            ask_constraints()
        else:
            with pytest.raises(DatabaseError, match=NOT_SO):
                tell(complaint, "hand_over", cast.ava, fact)
        transaction.set_rollback(True)

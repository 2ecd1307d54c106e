"""An act's event says what stands in its row, once; asked as the app's role, written past the actions."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
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
from tests.database.complaints_in_states import ask_constraints, complaint_in, evidence

pytestmark = pytest.mark.django_db
NOT_SO = "an event tells of what was done, once"


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    return complaint_in(cast, "open")


def tell(complaint: Complaint, verb: str, by: Person, fact: str, **fields: Any) -> None:
    with transaction.atomic():
        Event.objects.create(complaint=complaint, verb=verb, by=by, fact=fact, **{"at": timezone.now()} | fields)


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
    same = {"remedy_type": told.remedy_type, "amount": told.amount, "at": told.at}

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


class TestGiving:
    @pytest.fixture
    def given(self, cast: Cast, complaint: Complaint) -> Remedy:
        """A promise whose event is not written yet."""
        day = cast.northgate.day(timezone.now()) + timedelta(days=3)
        Remedy.objects.create(
            complaint=complaint, remedy_type=cast.remedy_type("parking"), amount=8_00, given_by=cast.ava,
            at=timezone.now(), promised_by=day,
        )  # fmt: skip
        return Remedy.objects.get()

    def told_as(self, given: Remedy, **said: Any) -> None:
        fact = f"remedy:{given.pk};promised:{given.promised_by}"
        same = {"remedy_type": given.remedy_type, "amount": 8_00, "currency": "USD", "limit": 10_00, "fact": fact}
        same |= {"at": given.at}
        tell(given.complaint, "give", given.given_by, **same | said)

    @pytest.mark.parametrize(
        "said",
        [
            {"currency": "GBP"}, {"currency": None}, {"limit": 10_01}, {"limit": None},
            {"fact": "remedy:{pk}"}, {"fact": "remedy:{pk};promised:2030-01-01"},
            {"fact": "remedy:{pk};promised:{day};call:{pk}"}, {"at": timedelta(microseconds=1)},
        ],
    )  # fmt: skip
    @pytest.mark.usefixtures("never_committed")
    def test_it_is_told_as_it_was_given(self, given: Remedy, said: dict[str, Any]) -> None:
        if "fact" in said:
            said = {"fact": said["fact"].format(pk=given.pk, day=given.promised_by)}
        if "at" in said:
            said = {"at": given.at + said["at"]}

        with pytest.raises(DatabaseError, match=NOT_SO):
            self.told_as(given, **said)

    def test_and_so_it_is(self, given: Remedy) -> None:
        self.told_as(given)
        ask_constraints()

    def test_of_what_has_no_limit_none_is_nothing(self, cast: Cast, complaint: Complaint) -> None:
        Remedy.objects.create(
            complaint=complaint, remedy_type=cast.remedy_type("explain"), given_by=cast.ava, at=timezone.now()
        )
        given = Remedy.objects.get()

        self.told_as(given, remedy_type=given.remedy_type, amount=0, limit=None, fact=f"remedy:{given.pk}")
        ask_constraints()


class TestCouldNotAsk:
    DAY = date(2030, 1, 1)

    def put_off(self, complaint: Complaint, by: Person, fact: str = "call_back:2030-01-01") -> None:
        with transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(call_back_due=self.DAY)
            tell(complaint, "could_not_ask", by, fact)

    def test_only_while_it_is_open(self, cast: Cast) -> None:
        for state, by in (("escalated", cast.ava), ("in_review", cast.mona), ("resolved", cast.ava)):
            with pytest.raises(DatabaseError, match=NOT_SO):
                self.put_off(complaint_in(cast, state), by)

    def test_by_whoever_has_it_from_now_on_until_that_day(self, cast: Cast, complaint: Complaint) -> None:
        for by, fact in ((cast.ben, "call_back:2030-01-01"), (cast.ava, "call_back:2030-01-02"), (cast.ava, "")):
            with pytest.raises(DatabaseError, match=NOT_SO):
                self.put_off(complaint, by, fact)
        self.put_off(complaint, cast.ava)
        ask_constraints()


def test_what_it_was_put_right_with_is_one_of_three_answers(cast: Cast, complaint: Complaint) -> None:
    ended = evidence(complaint, "resolved", cast) | {"put_right": "mostly"}

    with pytest.raises(DatabaseError, match="put_right_known"):
        Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **ended)


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

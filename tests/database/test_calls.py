"""Calls for backup as PostgreSQL keeps them: who asks, who answers, within which limits; as the app's role."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, RedFlag, Remedy
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import DayLedger, Membership, Person
from tests.cast import Cast
from tests.owner import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]
Asked = Callable[..., BackupCall]


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    return actions.record(Told("Waited two hours", cast.northgate, cast.category("waiting")), by=cast.ava)


def ask(cast: Cast, complaint: Complaint, **changes: Any) -> BackupCall:
    fields: dict[str, Any] = {
        "id": uuid.uuid4(), "complaint": complaint, "kind": "approve", "asked_by": cast.ava, "asked_at": timezone.now(),
        "remedy_type": cast.remedy_type("parking"), "amount": 18_00,
    } | changes  # fmt: skip
    with transaction.atomic():
        BackupCall(**fields).save(force_insert=True)
    return BackupCall.objects.get(pk=fields["id"])


def answer(call: BackupCall, state: str, by: Person | None, **changes: Any) -> None:
    with transaction.atomic():
        BackupCall.objects.filter(pk=call.pk).update(
            **{"state": state, "answered_by": by, "answered_at": timezone.now()} | changes
        )


def give(cast: Cast, complaint: Complaint, amount: int, by: Person, code: str = "parking") -> Remedy:
    remedy = Remedy(
        complaint=complaint, remedy_type=cast.remedy_type(code), amount=amount, given_by=by, at=timezone.now()
    )
    with transaction.atomic():
        remedy.save(force_insert=True)
    return Remedy.objects.get(pk=remedy.pk)


class TestAsking:
    def test_site_and_currency_are_the_databases_own(self, cast: Cast, complaint: Complaint) -> None:
        call = ask(cast, complaint, currency="GBP", site=cast.riverside)

        assert (call.site, call.currency, call.state) == (cast.northgate, "USD", "open")

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"state": "approved"}, "a call begins unanswered"),
            ({"answer_note": "Yes"}, "a call begins unanswered"),
            ({"amount": 0}, "an amount unless it is free"),
        ],
    )
    def test_a_call_that_is_none(self, cast: Cast, complaint: Complaint, changes: dict[str, Any], words: str) -> None:
        with pytest.raises(DatabaseError, match=words):
            ask(cast, complaint, **changes)
        assert not BackupCall.objects.exists()

    @pytest.mark.parametrize("minutes", [-6, 6])
    def test_a_call_of_another_time(self, cast: Cast, complaint: Complaint, minutes: int) -> None:
        with pytest.raises(DatabaseError, match="the time of a call must be now"):
            ask(cast, complaint, asked_at=timezone.now() + timedelta(minutes=minutes))
        assert not BackupCall.objects.exists()

    def test_only_somebody_at_its_desk_calls(self, cast: Cast, complaint: Complaint) -> None:
        for stranger in (cast.cleo, cast.gus, cast.ada):
            with pytest.raises(DatabaseError, match="called by somebody at the desk that has the complaint"):
                ask(cast, complaint, asked_by=stranger)
        assert ask(cast, complaint, asked_by=cast.ben).asked_by == cast.ben

    def test_whom_it_is_about_does_not_call(self, cast: Cast) -> None:
        told = Told(
            "Rude", cast.northgate, cast.category("attitude"), particulars=Particulars(about_people=(cast.ben.pk,))
        )
        complaint = actions.record(told, by=cast.ava)

        with pytest.raises(DatabaseError, match="called by somebody at the desk"):
            ask(cast, complaint, asked_by=cast.ben)

    def test_one_open_call_of_a_kind(self, cast: Cast, complaint: Complaint) -> None:
        ask(cast, complaint)
        ask(cast, complaint, kind="attend", remedy_type=None, amount=None)

        with pytest.raises(IntegrityError, match="one_open_call_a_kind"):
            ask(cast, complaint, asked_by=cast.ben)

    def test_may_i_needs_something_to_allow(self, cast: Cast, complaint: Complaint) -> None:
        with pytest.raises(IntegrityError, match="call_asks_for_something"):
            ask(cast, complaint, remedy_type=None, amount=None)

    def test_nobody_calls_on_what_is_over(self, cast: Cast, complaint: Complaint) -> None:
        actions.escalate(complaint, by=cast.ava, reason="More is needed")

        with pytest.raises(DatabaseError, match="called by somebody at the desk"):
            ask(cast, complaint)

    def test_what_is_escalated_at_once_still_calls(self, cast: Cast) -> None:
        told = Told("He fell", cast.northgate, cast.category("clinical"), red_flags=[RedFlag.AT_RISK])
        complaint = actions.record_and_escalate(told, by=cast.ava, reason="Now")

        assert [(call.kind, call.state) for call in complaint.calls.all()] == [("attend", "open")]


class TestAnswering:
    def test_a_manager_answers_and_nobody_else(self, cast: Cast, complaint: Complaint) -> None:
        for other in (cast.ben, cast.rui, cast.gus, cast.ada):
            with pytest.raises(DatabaseError, match="answered by another person who manages here"):
                answer(ask_again(cast, complaint), "declined", other)
        answer(BackupCall.objects.get(), "declined", cast.mona)
        assert BackupCall.objects.get().state == "declined"

    def test_nobody_answers_their_own(self, cast: Cast, complaint: Complaint) -> None:
        call = ask(cast, complaint, asked_by=cast.mona)

        for state in ("approved", "declined", "attended"):
            with pytest.raises(DatabaseError, match="answered by another person"):
                answer(call, state, cast.mona)
        answer(call, "attended", cast.max)

    def test_a_manager_whom_it_is_about_does_not_answer(self, cast: Cast) -> None:
        told = Told(
            "Rude", cast.northgate, cast.category("attitude"), particulars=Particulars(about_people=(cast.mona.pk,))
        )
        call = ask(cast, actions.record(told, by=cast.ava))

        with pytest.raises(DatabaseError, match="answered by another person who manages here"):
            answer(call, "approved", cast.mona)
        answer(call, "approved", cast.max)

    @pytest.mark.parametrize(("amount", "code"), [(29_99, None), (30_00, None), (30_01, "RV006")])
    def test_an_approval_stays_within_the_approvers_own_limit(
        self, cast: Cast, complaint: Complaint, amount: int, code: str | None
    ) -> None:
        call = ask(cast, complaint, amount=amount)

        if code is None:
            answer(call, "approved", cast.mona)
        else:
            with pytest.raises(DatabaseError, match="within the approver's own limits, not beyond rule 6"):
                answer(call, "approved", cast.mona)
        assert BackupCall.objects.get().state == ("approved" if code is None else "open")

    def test_an_approval_is_not_built_on_another_approval(self, cast: Cast, complaint: Complaint) -> None:
        """Mona may not allow what only Max's yes to her own call would let her give."""
        with as_owner():
            cast.max.level.allowances.filter(remedy_type__code="parking", currency="USD").update(per_remedy=60_00)
        hers = ask(cast, complaint, asked_by=cast.mona, amount=50_00)
        answer(hers, "approved", cast.max)
        with as_owner():
            cast.max.level.allowances.filter(remedy_type__code="parking", currency="USD").update(per_remedy=30_00)
        ours = ask(cast, complaint, asked_by=cast.ben, amount=50_00)

        with pytest.raises(DatabaseError, match="not beyond rule 6"):
            answer(ours, "approved", cast.mona)

    def test_only_the_caller_takes_it_back(self, cast: Cast, complaint: Complaint) -> None:
        call = ask(cast, complaint)

        with pytest.raises(DatabaseError, match="only who called takes a call back"):
            answer(call, "withdrawn", cast.mona)
        answer(call, "withdrawn", cast.ava)

    @pytest.mark.parametrize("state", ["approved", "declined", "attended", "withdrawn"])
    def test_an_answer_stays(self, cast: Cast, complaint: Complaint, state: str) -> None:
        call = ask(cast, complaint)
        answer(call, state, cast.ava if state == "withdrawn" else cast.mona)

        for other in {"approved", "declined", "attended", "withdrawn"} - {state}:
            with pytest.raises(DatabaseError, match=f"a call that is {state} changes no more"):
                answer(call, other, cast.ava if other == "withdrawn" else cast.max)
        with pytest.raises(DatabaseError, match="changes no more|lapses only when"):
            with transaction.atomic():
                BackupCall.objects.filter(pk=call.pk).update(state="lapsed")

    @pytest.mark.parametrize("field", ["amount", "note", "asked_by_id", "complaint_id", "kind"])
    def test_what_was_asked_does_not_change(self, cast: Cast, complaint: Complaint, field: str) -> None:
        call = ask(cast, complaint)

        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            BackupCall.objects.filter(pk=call.pk).update(**{field: getattr(call, field)})


def ask_again(cast: Cast, complaint: Complaint) -> BackupCall:
    return BackupCall.objects.filter(state="open").first() or ask(cast, complaint)


class TestUsing:
    """Rule 9: once, exactly that, for who asked, charged to the approver's day."""

    @pytest.fixture
    def approved(self, cast: Cast, complaint: Complaint) -> BackupCall:
        call = ask(cast, complaint)
        answer(call, "approved", cast.mona)
        return BackupCall.objects.get(pk=call.pk)

    def test_exactly_that_is_given_and_charged_to_the_approver(
        self, cast: Cast, complaint: Complaint, approved: BackupCall
    ) -> None:
        remedy = give(cast, complaint, 18_00, cast.ava)

        assert (remedy.call, remedy.charged_to, remedy.given_by) == (approved, cast.mona, cast.ava)
        assert spent(cast.mona) == 18_00
        assert spent(cast.ava) == 0

    @pytest.mark.parametrize("amount", [17_99, 18_01])
    def test_a_cent_less_or_more_is_not_that(
        self, cast: Cast, complaint: Complaint, approved: BackupCall, amount: int
    ) -> None:
        with pytest.raises(DatabaseError, match="refused by rule 6"):
            give(cast, complaint, amount, cast.ava)

    def test_once(self, cast: Cast, complaint: Complaint, approved: BackupCall) -> None:
        give(cast, complaint, 18_00, cast.ava)

        with pytest.raises(DatabaseError, match="refused by rule 6"):
            give(cast, complaint, 18_00, cast.ava)
        assert Remedy.objects.count() == 1

    def test_another_type_another_person_or_another_complaint_is_not_that(
        self, cast: Cast, complaint: Complaint, approved: BackupCall
    ) -> None:
        other = actions.record(Told("Cold food", cast.northgate, cast.category("food")), by=cast.ava)

        with pytest.raises(DatabaseError, match="refused by rule 6"):
            give(cast, complaint, 18_00, cast.ava, "meal")
        with pytest.raises(DatabaseError, match="refused by rule 6"):
            give(cast, complaint, 18_00, cast.ben)
        with pytest.raises(DatabaseError, match="refused by rule 6"):
            give(cast, other, 18_00, cast.ava)

    def test_the_approvers_limits_are_asked_again_when_it_is_given(
        self, cast: Cast, complaint: Complaint, approved: BackupCall
    ) -> None:
        with as_owner():
            cast.mona.level.limits.filter(currency="USD").update(per_day=17_99)

        with pytest.raises(DatabaseError, match="refused by rule 9"):
            give(cast, complaint, 18_00, cast.ava)
        with as_owner():
            cast.mona.level.limits.filter(currency="USD").update(per_day=18_00)
        assert give(cast, complaint, 18_00, cast.ava).charged_to == cast.mona

    def test_rule_1_is_not_approved_away(self, cast: Cast, complaint: Complaint, approved: BackupCall) -> None:
        Membership.objects.filter(person=cast.ava).update(is_active=False)

        with pytest.raises(DatabaseError, match="refused by rule 1"):
            give(cast, complaint, 18_00, cast.ava)

    def test_rule_2_is_not_approved_away(self, cast: Cast, complaint: Complaint, approved: BackupCall) -> None:
        actions.hand_over(complaint, by=cast.ava, to=cast.ben)
        actions.correct(
            complaint, by=cast.ben, correction=actions.Correction({"about_people": [cast.ava.pk]}), reason="It was Ava"
        )

        with pytest.raises(DatabaseError, match="refused by rule 2"):
            give(cast, complaint, 18_00, cast.ava)

    def test_it_lapses_when_the_complaint_moves_on(
        self, cast: Cast, complaint: Complaint, approved: BackupCall
    ) -> None:
        actions.escalate(complaint, by=cast.ava, reason="More is needed")

        assert BackupCall.objects.get().state == "lapsed"

    def test_nobody_says_themselves_that_a_call_allowed_it(self, cast: Cast, complaint: Complaint) -> None:
        declined = ask(cast, complaint)
        answer(declined, "declined", cast.mona)
        remedy = Remedy(
            complaint=complaint, remedy_type=cast.remedy_type("parking"), amount=18_00, given_by=cast.ava,
            at=timezone.now(), call=declined, charged_to=cast.mona,
        )  # fmt: skip

        with pytest.raises(DatabaseError, match="refused by rule 6"), transaction.atomic():
            remedy.save(force_insert=True)

    def test_it_is_told_and_the_record_holds(self, cast: Cast, complaint: Complaint) -> None:
        from complaints.history import lines
        from complaints.proof import verify

        wanted = Given(cast.remedy_type("parking"), 18_00)
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.APPROVE, wanted, "They paid twice"))
        found = BackupCall.objects.with_names().get()
        review.answer_call(found, by=cast.mona, answer=CallState.APPROVED, note="Of course")
        actions.give_remedy(complaint, by=cast.ava, remedy=wanted)

        told = [f"{one.who} {one.sentence}" for one in lines(Complaint.objects.with_names().get())]
        assert told == [
            "Ava Lindqvist recorded it.",
            "Ava Lindqvist asked a manager: may I? Parking, $18.00.",
            "Mona Reyes said yes to Parking, $18.00.",
            "Ava Lindqvist gave: Parking, $18.00, which Mona Reyes allowed.",
        ]
        assert verify().faults == []


def spent(person: Person) -> int:
    return sum(DayLedger.objects.filter(person=person).values_list("spent", flat=True))

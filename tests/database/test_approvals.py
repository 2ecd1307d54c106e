"""Whose yes counts, for how long, and what it stays: rule 9 where people and places change in between."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions, policies
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.errors import Refused
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, PutRight, Remedy
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import DayLedger, Person
from tests.cast import Cast, build_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]
AMOUNT = 18_00


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    return actions.record(Told("Paid all day", cast.northgate, cast.category("parking")), by=cast.ava)


def ask(cast: Cast, complaint: Complaint) -> BackupCall:
    wanted = Given(cast.remedy_type("parking"), AMOUNT)
    actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.APPROVE, wanted))
    return BackupCall.objects.with_names().get(complaint=complaint, state=CallState.OPEN)


def approve(call: BackupCall, by: Person) -> None:
    review.answer_call(call, by=by, answer=CallState.APPROVED)


def resolve(cast: Cast, complaint: Complaint) -> Remedy:
    wanted = Given(cast.remedy_type("parking"), AMOUNT)
    actions.resolve(complaint, by=cast.ava, remedy=wanted, put_right=PutRight.YES)
    return Remedy.objects.get()


@pytest.mark.parametrize("role", ["front_desk", "auditor"])
def test_the_yes_of_somebody_who_manages_here_no_more_counts_no_more(
    cast: Cast, complaint: Complaint, role: str
) -> None:
    approve(ask(cast, complaint), cast.mona)
    cast.mona.memberships.update(role=role)

    with pytest.raises(Refused, match="Mona Reyes said yes to this, but cannot allow it any more today."):
        resolve(cast, complaint)


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (AMOUNT + 1_00, "Mona Reyes said yes to exactly $18.00, not to $19.00. That is more than you may give on your "
                        "own: $19.00, and your limit is $10.00."),
        (AMOUNT - 1, "Mona Reyes said yes to exactly $18.00, not to $17.99. That is more than you may give on your "
                     "own: $17.99, and your limit is $10.00."),
    ],
)  # fmt: skip
def test_a_yes_to_another_amount_is_named_in_the_refusal(
    cast: Cast, complaint: Complaint, amount: int, sentence: str
) -> None:
    approve(ask(cast, complaint), cast.mona)

    with pytest.raises(Refused) as no:
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("parking"), amount))

    assert (no.value.verdict.sentence, no.value.verdict.rule) == (sentence, 6)
    assert not Remedy.objects.exists()


def test_a_yes_to_something_else_is_not(cast: Cast, complaint: Complaint) -> None:
    approve(ask(cast, complaint), cast.mona)

    with pytest.raises(Refused, match=r"^Needs level 2 or a manager$"):
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("taxi"), AMOUNT))


def test_what_is_within_their_own_limit_needs_no_yes(cast: Cast, complaint: Complaint) -> None:
    approve(ask(cast, complaint), cast.mona)

    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("parking"), 10_00))

    assert (Remedy.objects.get().amount, Remedy.objects.get().call) == (10_00, None)


def test_of_two_yeses_the_one_that_still_holds_is_used(cast: Cast, complaint: Complaint) -> None:
    approve(ask(cast, complaint), cast.mona)
    approve(ask(cast, complaint), cast.max)
    cast.mona.is_active = False
    cast.mona.save(update_fields=["is_active"])

    assert resolve(cast, complaint).charged_to == cast.max


def test_a_yes_that_was_used_stays_a_yes(cast: Cast, complaint: Complaint) -> None:
    approve(ask(cast, complaint), cast.mona)
    call = resolve(cast, complaint).call

    assert call is not None and call.state == CallState.APPROVED
    with pytest.raises(DatabaseError, match="a call lapses only when its complaint moves on"), transaction.atomic():
        BackupCall.objects.filter(pk=call.pk).update(state="lapsed")


def test_a_yes_that_was_not_used_lapses_with_the_complaint(cast: Cast, complaint: Complaint) -> None:
    approve(ask(cast, complaint), cast.mona)
    actions.resolve(complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.YES)

    assert BackupCall.objects.get().state == CallState.LAPSED


class TestFromAnotherSite:
    """All managers here are named in it, so another site's answers."""

    @pytest.fixture
    def complaint(self, cast: Cast) -> Complaint:
        about = Particulars(about_people=(cast.mona.pk, cast.max.pk))
        told = Told("Never came back", cast.northgate, cast.category("attitude"), particulars=about)
        return actions.record(told, by=cast.ava)

    def test_whom_the_fallback_names_allows_by_their_own_level(self, cast: Cast, complaint: Complaint) -> None:
        approve(ask(cast, complaint), cast.rui)
        remedy = resolve(cast, complaint)

        assert (remedy.charged_to, remedy.amount) == (cast.rui, AMOUNT)
        assert DayLedger.objects.get(person=cast.rui, currency="USD").spent == AMOUNT

    @pytest.mark.parametrize(("amount", "rule"), [(29_99, None), (30_00, None), (30_01, 6)])
    def test_and_within_its_limits(self, cast: Cast, complaint: Complaint, amount: int, rule: int | None) -> None:
        parking, now = cast.remedy_type("parking").pk, timezone.now()
        offer = policies.own_offer_of(cast.rui, cast.northgate, parking, amount, at=now, complaint=complaint)

        assert offer.rule == rule

    def test_a_colleague_of_theirs_at_the_desk_allows_nothing(self, cast: Cast, complaint: Complaint) -> None:
        other = build_person("dina", "Dina Other", cast.level(3), sites=(cast.riverside,), home=cast.main_desk)
        now = timezone.now()

        for person in (other, cast.ben, cast.gus):
            parking = cast.remedy_type("parking").pk
            offer = policies.own_offer_of(person, cast.northgate, parking, 1, at=now, complaint=complaint)
            assert offer.rule == 1


def test_a_promise_is_not_kept_by_whom_it_is_about(cast: Cast) -> None:
    about = Particulars(about_people=(cast.ben.pk,))
    told = Told("Spoke sharply", cast.northgate, cast.category("attitude"), particulars=about)
    complaint = actions.record(told, by=cast.ava)
    day = cast.northgate.day(timezone.now()) + timedelta(days=2)
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain"), 0, day))
    kept = {"kept_at": timezone.now(), "kept_how": "Rang them"}

    with pytest.raises(DatabaseError, match="whom it is not about"), transaction.atomic():
        Remedy.objects.update(kept_by=cast.ben, **kept)
    Remedy.objects.update(kept_by=cast.ava, **kept)


def test_a_call_is_taken_back_without_a_word(cast: Cast, complaint: Complaint) -> None:
    call = ask(cast, complaint)
    taken = {"state": "withdrawn", "answered_by": cast.ava, "answered_at": timezone.now()}

    with pytest.raises(DatabaseError, match="takes a call back, without a word"), transaction.atomic():
        BackupCall.objects.filter(pk=call.pk).update(answer_note="No!", **taken)
    BackupCall.objects.filter(pk=call.pk).update(**taken)

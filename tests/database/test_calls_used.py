"""A manager's yes is used once, for exactly that, by who asked, charged to the manager's day; as the app's role."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, Remedy
from complaints.review import actions as review
from staff.models import DayLedger, Membership, Person
from tests.cast import Cast
from tests.database.by_hand import answer, ask, give
from tests.owner import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]


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

"""Who calls for backup, who answers, and within which limits; as the app's role."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.models import BackupCall, Complaint, RedFlag
from complaints.particulars import Particulars
from tests.cast import Cast
from tests.database.by_hand import answer, ask
from tests.owner import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]


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

"""A call lapses as its complaint moves on, and never by hand: not while somebody may be in danger, nor with an answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from complaints import actions, history
from complaints.actions import Told
from complaints.actions.calling import Call, call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint, PutRight, RedFlag, Remedy
from complaints.proof import verify
from complaints.review import actions as review
from complaints.submission import NO_FORM
from tests.cast import Cast
from tests.database.by_hand import change, tell
from tests.database.complaints_in_states import ask_constraints, complaint_in, evidence

pytestmark = pytest.mark.django_db
NOT_YET = "a call lapses only when its complaint moves on"


@pytest.fixture
def in_danger(cast: Cast) -> Complaint:
    """Escalated at once: somebody is still called to come."""
    told = Told("He fell", cast.northgate, cast.category("clinical"), red_flags=[RedFlag.AT_RISK])
    return actions.record_and_escalate(told, by=cast.ava, reason="Now")


def write(found: BackupCall, **changes: Any) -> None:
    with transaction.atomic():
        BackupCall.objects.filter(pk=found.pk).update(**changes)


def ask_may_i(cast: Cast, complaint: Complaint, amount: int = 18_00) -> BackupCall:
    """On what is escalated at once the database takes a “may I?” too."""
    asked = Call(CallKind.APPROVE, Given(cast.remedy_type("parking"), amount))
    history.write([call(complaint, asked, by=cast.ava, at=timezone.now())], NO_FORM)
    return BackupCall.objects.with_names().get(complaint=complaint, kind=CallKind.APPROVE, state=CallState.OPEN)


@pytest.mark.parametrize("said", ["answered_by", "answer_note", "answered_at"])
def test_a_call_that_lapses_is_answered_by_nobody(cast: Cast, in_danger: Complaint, said: str) -> None:
    answer: dict[str, Any] = {"answered_by": cast.ben, "answered_at": timezone.now(), "answer_note": "Come later"}
    more = {name: answer[name] for name in ((said,) if said == "answer_note" else ("answered_by", "answered_at"))}

    with pytest.raises(DatabaseError, match="nobody answers a call that lapses"):
        write(BackupCall.objects.get(), state="lapsed", **more)


def test_nobody_lets_a_call_lapse_while_somebody_may_be_in_danger(cast: Cast, in_danger: Complaint) -> None:
    with pytest.raises(DatabaseError, match=NOT_YET):
        write(BackupCall.objects.get(), state="lapsed")
    review.claim(in_danger, by=cast.mona)

    assert BackupCall.objects.get().state == "lapsed"
    assert verify().faults == []


def test_nor_what_else_was_asked_once_it_has_moved(cast: Cast, in_danger: Complaint) -> None:
    asked = ask_may_i(cast, in_danger)

    with pytest.raises(DatabaseError, match=NOT_YET):
        write(asked, state="lapsed")


def test_nor_as_the_complaint_moves_to_where_it_still_waits(cast: Cast, in_danger: Complaint) -> None:
    asked = BackupCall.objects.get()

    with pytest.raises(DatabaseError, match=NOT_YET), transaction.atomic():
        change(in_danger, state="open", owner=cast.ben)
        write(asked, state="lapsed")


class TestHandedBack:
    def hand_back(self, cast: Cast, complaint: Complaint) -> None:
        review.hand_back(complaint, by=cast.mona, to=cast.ava, guidance="Ask again")
        ask_constraints()

    def test_every_call_still_waits(self, cast: Cast, in_danger: Complaint) -> None:
        ask_may_i(cast, in_danger)

        self.hand_back(cast, in_danger)

        assert Complaint.objects.get().state == "open"
        assert dict(BackupCall.objects.values_list("kind", "state")) == {"attend": "open", "approve": "open"}
        assert verify().faults == []

    def test_and_a_yes_still_allows_what_was_asked(self, cast: Cast, in_danger: Complaint) -> None:
        review.answer_call(ask_may_i(cast, in_danger), by=cast.mona, answer=CallState.APPROVED)

        self.hand_back(cast, in_danger)
        actions.give_remedy(in_danger, by=cast.ava, remedy=Given(cast.remedy_type("parking"), 18_00))
        ask_constraints()

        assert Remedy.objects.get().charged_to == cast.mona
        assert verify().faults == []

    def test_taken_on_again_it_waits_for_nothing(self, cast: Cast, in_danger: Complaint) -> None:
        ask_may_i(cast, in_danger)
        self.hand_back(cast, in_danger)

        review.claim(in_danger, by=cast.mona)

        assert set(BackupCall.objects.values_list("state", flat=True)) == {"lapsed"}
        assert verify().faults == []


def test_resolving_lets_every_call_lapse_and_the_record_holds(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")
    ask_may_i(cast, complaint)
    explain = Given(cast.remedy_type("explain"))

    actions.resolve(complaint, by=cast.ava, remedy=explain, put_right=PutRight.YES)

    assert BackupCall.objects.get().state == "lapsed"
    assert verify().faults == []


def test_a_move_by_hand_lets_them_lapse_too(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")
    ask_may_i(cast, complaint)

    with transaction.atomic():
        change(complaint, state="resolved", **evidence(complaint, "resolved", cast))
        tell(complaint, "resolve", cast.ava, from_state="open", to_state="resolved", fact="put_right:yes")
        ask_constraints()

    assert BackupCall.objects.get().state == "lapsed"

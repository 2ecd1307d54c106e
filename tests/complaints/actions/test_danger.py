"""Where somebody may be in danger, saving calls every manager at once; a flag that would reach nobody is refused."""

from __future__ import annotations

from typing import Any

import pytest

from complaints import actions
from complaints.actions import Correction, Told
from complaints.errors import Refused
from complaints.models import AT_ONCE, BackupCall, CallState, Complaint, RedFlag
from complaints.proof import verify
from complaints.review import actions as review
from complaints.states import State
from staff.models import Membership, Person
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in

pytestmark = pytest.mark.django_db
CALM = [flag for flag in RedFlag if flag not in AT_ONCE]


def told(cast: Cast, *flags: RedFlag) -> Told:
    return Told("She fell", cast.northgate, cast.category("waiting"), red_flags=flags)


def correct(complaint: Complaint, by: Person, *flags: RedFlag, **values: Any) -> Complaint:
    return actions.correct(complaint, by=by, correction=Correction(values, flags), reason="She told more")


def calls(complaint: Complaint) -> list[tuple[str, str, str]]:
    found = BackupCall.objects.filter(complaint=complaint).order_by("asked_at")
    return list(found.values_list("kind", "state", "asked_by__username"))


def verbs(complaint: Complaint) -> list[str]:
    return list(complaint.events.order_by("position").values_list("verb", flat=True))


def nobody_but(person: Person) -> None:
    Membership.objects.filter(role__in=["manager", "admin"]).exclude(person=person).update(is_active=False)


class TestSaving:
    @pytest.mark.parametrize("flag", AT_ONCE)
    def test_danger_calls_at_once(self, cast: Cast, flag: RedFlag) -> None:
        complaint = actions.record(told(cast, flag), by=cast.ava)

        assert (complaint.state, verbs(complaint)) == ("open", ["record", "call_backup"])
        assert calls(complaint) == [("attend", "open", "ava")]
        assert verify().faults == []

    @pytest.mark.parametrize("flag", CALM)
    def test_other_flags_wait_in_the_queue(self, cast: Cast, flag: RedFlag) -> None:
        assert calls(actions.record(told(cast, flag), by=cast.ava)) == []

    def test_it_is_saved_where_nobody_could_come(self, cast: Cast) -> None:
        nobody_but(cast.mona)

        complaint = actions.record(told(cast, RedFlag.HARM), by=cast.mona)

        assert (verbs(complaint), calls(complaint)) == (["record"], [])

    def test_escalating_then_calls_nobody_twice(self, cast: Cast) -> None:
        complaint = actions.record(told(cast, RedFlag.HARM), by=cast.ava)

        actions.escalate(complaint, by=cast.ava, reason="Now")

        assert (verbs(complaint)[2:], calls(complaint)) == (["escalate"], [("attend", "open", "ava")])
        assert verify().faults == []


class TestCorrecting:
    @pytest.mark.parametrize("flag", AT_ONCE)
    def test_danger_that_comes_out_later_calls_at_once(self, cast: Cast, flag: RedFlag) -> None:
        complaint = correct(actions.record(told(cast), by=cast.ava), cast.ava, flag)

        assert verbs(complaint) == ["record", "correct", "call_backup"]
        assert calls(complaint) == [("attend", "open", "ava")]
        assert verify().faults == []

    def test_nothing_else_calls(self, cast: Cast) -> None:
        complaint = actions.record(told(cast, RedFlag.HARM), by=cast.ava)
        review.answer_call(BackupCall.objects.with_names().get(), by=cast.mona, answer=CallState.ATTENDED)

        correct(complaint, cast.ava, RedFlag.RIGHTS)
        correct(complaint, cast.ava, RedFlag.HARM, language="Irish")
        assert calls(complaint) == [("attend", "attended", "ava")]

        correct(complaint, cast.ava, RedFlag.AT_RISK)
        correct(complaint, cast.ava, RedFlag.ABUSE_OR_NEGLECT)
        assert calls(complaint) == [("attend", "attended", "ava"), ("attend", "open", "ava")]

    def test_what_the_managers_have_already_calls_nobody(self, cast: Cast) -> None:
        complaint = actions.escalate(actions.record(told(cast), by=cast.ava), by=cast.ava, reason="More")

        assert calls(correct(complaint, cast.ava, RedFlag.HARM)) == []

    def test_it_is_corrected_where_nobody_could_come(self, cast: Cast) -> None:
        complaint = actions.record(told(cast), by=cast.mona)
        nobody_but(cast.mona)

        assert calls(correct(complaint, cast.mona, RedFlag.HARM)) == []
        assert Complaint.objects.get().red_flags == ["harm"]

    def test_it_is_corrected_by_who_works_here_no_more(self, cast: Cast) -> None:
        complaint = actions.record(told(cast), by=cast.ava)
        Membership.objects.filter(person=cast.ava).update(is_active=False)

        assert calls(correct(complaint, cast.again(cast.ava), RedFlag.HARM)) == []


OVER = {
    "resolved": "It is resolved. Reopen it first: then a manager takes it on.",
    "void": "It is void. Record it again: then a manager takes it on.",
}


class TestOver:
    @pytest.mark.parametrize("state", OVER)
    @pytest.mark.parametrize("flag", RedFlag)
    def test_a_new_flag_is_refused(self, cast: Cast, state: str, flag: RedFlag) -> None:
        complaint = complaint_in(cast, state)

        with pytest.raises(Refused) as no:
            correct(complaint, cast.mona, flag, language="Irish")

        assert no.value.verdict.sentence == OVER[state]
        assert (Complaint.objects.get().red_flags, Complaint.objects.get().language) == ([], "")

    @pytest.mark.parametrize("state", OVER)
    def test_everything_else_is_corrected(self, cast: Cast, state: str) -> None:
        correct(complaint_in(cast, state), cast.mona, language="Irish")

        assert Complaint.objects.get().language == "Irish"

    def test_a_flag_that_it_has_already_changes_nothing(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "resolved", formal=True)

        assert correct(complaint, cast.mona, RedFlag.WRITTEN, language="Irish").state == State.RESOLVED

    def test_reopened_a_manager_takes_it_on(self, cast: Cast) -> None:
        complaint = actions.reopen(complaint_in(cast, "resolved"), by=cast.ava, reason="It went on")

        assert correct(complaint, cast.ava, RedFlag.WRITTEN).is_formal

"""The desk's verbs as a browser posts them: noted, corrected, handed over, reopened; and beside each what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint
from complaints.proof import verify
from tests.cast import Cast
from tests.journeys.desk import act, at, recorded, text, verbs
from tests.people import SignIn

pytestmark = pytest.mark.django_db


class TestNoteAndCorrect:
    def test_a_note_in_any_state(self, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "note"), act(note="They rang to say thanks")).status_code == 302

        assert verbs(complaint) == ["record", "give", "resolve", "note"]
        assert "“They rang to say thanks”" in text(ava.get(complaint.get_absolute_url()))

    def test_an_empty_note_is_none(self, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "note"), act(note=" ")).status_code == 422
        assert verbs(complaint) == ["record", "give", "resolve"]

    def fields(self, complaint: Complaint, **changes: Any) -> dict[str, Any]:
        standing = {"what_happened": complaint.what_happened, "category": complaint.category.code,
                    "location": str(complaint.location_id or ""), "reason": "Typed wrongly", "contact_by": ""}  # fmt: skip
        return act(**standing | changes)

    def test_before_and_after_are_kept(self, ava: Client) -> None:
        complaint = recorded(ava)

        answer = ava.post(at(complaint, "correct"), self.fields(complaint, category="food", patient_name="Ann"))

        assert answer.status_code == 302
        complaint = Complaint.objects.get()
        assert (complaint.category.code, complaint.patient_name) == ("food", "Ann")
        page = text(ava.get(complaint.get_absolute_url()))
        assert "subject “Waiting” is now “Food”" in page
        assert "patient name “nothing” is now “Ann”" in page
        assert verify().faults == []

    def test_nothing_different_is_no_correction(self, ava: Client) -> None:
        complaint = recorded(ava)
        complaint.refresh_from_db()

        answer = ava.post(at(complaint, "correct"), self.fields(complaint))

        assert answer.status_code == 422
        assert "Nothing is different from what stands here already." in text(answer)

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"category": "weather"}, "Choose one of the subjects shown."),
            ({"reason": ""}, "Say why it is corrected."),
            ({"what_happened": ""}, "Write what happened."),
            ({"happened_at": "2999-01-01T00:00"}, "It cannot have happened later than now."),
        ],
    )
    def test_bad_corrections(self, ava: Client, change: dict[str, str], sentence: str) -> None:
        complaint = recorded(ava)

        answer = ava.post(at(complaint, "correct"), self.fields(complaint, **change))

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert verbs(complaint) == ["record", "give", "resolve"]

    def test_another_sites_place_is_not_one_of_ours(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava)

        answer = ava.post(at(complaint, "correct"), self.fields(complaint, location=str(cast.main_desk.pk)))

        assert answer.status_code == 422
        assert "Choose one of the places of this site." in text(answer)

    def test_a_red_flag_may_come_later_and_makes_it_formal(self, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        assert ava.post(at(complaint, "correct"), self.fields(complaint, red_flags=["harm"])).status_code == 302

        complaint.refresh_from_db()
        assert (complaint.red_flags, complaint.formal_cause) == (["harm"], "red_flag")
        assert verify().faults == []

    def test_colleagues_correct_only_what_is_theirs_and_managers_all(
        self, cast: Cast, ava: Client, ben: Client, mona: Client
    ) -> None:
        complaint = recorded(ava, then="save")

        assert ben.post(at(complaint, "correct"), self.fields(complaint, patient_name="x")).status_code == 403
        assert mona.post(at(complaint, "correct"), self.fields(complaint, patient_name="x")).status_code == 302

    def test_it_is_not_corrected_to_be_about_who_has_it(self, cast: Cast, mona: Client, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        answer = mona.post(at(complaint, "correct"), self.fields(complaint, about_people=[str(cast.ava.pk)]))

        assert answer.status_code == 422
        assert "it has to go to a colleague or back to the queue first" in text(answer)


class TestSubjectsOfManagers:
    """What may not end at the desk is not made to by whoever it keeps from ending it."""

    @pytest.mark.parametrize(("who", "status", "subject"), [("ava", 422, "clinical"), ("mona", 302, "waiting")])
    def test_a_manager_takes_it_out_and_the_desk_does_not(
        self, cast: Cast, sign_in: SignIn, who: str, status: int, subject: str
    ) -> None:
        told = Told("The wrong tablets", cast.northgate, cast.category("clinical"), cast.reception_a)
        complaint = actions.record(told, by=cast.ava)
        client = sign_in(Client(), getattr(cast, who))

        answer = client.post(at(complaint, "correct"), act(category="waiting", reason="It was the waiting"))

        assert answer.status_code == status
        assert ("is decided by a manager, so a manager changes it." in text(answer)) is (status == 422)
        complaint.refresh_from_db()
        assert complaint.category.code == subject

    def test_into_one_anybody_may_correct_it(self, cast: Cast, ava: Client) -> None:
        complaint = actions.record(Told("Waited", cast.northgate, cast.category("waiting")), by=cast.ava)

        assert (
            ava.post(at(complaint, "correct"), act(category="clinical", reason="It is about care")).status_code == 302
        )


class TestHandOver:
    def test_it_is_theirs_from_then_on(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        answer = ava.post(at(complaint, "hand-over"), act(to=str(cast.ben.pk), note="My shift ends"))

        assert answer.status_code == 302
        assert Complaint.objects.get().owner == cast.ben
        assert "handed it over to Ben Halloway." in text(ava.get(complaint.get_absolute_url()))
        assert verify().faults == []

    @pytest.mark.parametrize("to", ["cleo", "gus", "ada", "ava"])
    def test_only_to_a_colleague_at_this_desk(self, cast: Cast, ava: Client, to: str) -> None:
        complaint = recorded(ava, then="save")

        answer = ava.post(at(complaint, "hand-over"), act(to=str(getattr(cast, to).pk)))

        assert answer.status_code == 422
        assert Complaint.objects.get().owner == cast.ava

    def test_a_passer_by_hands_nothing_on(self, cast: Cast, ava: Client, ben: Client, mona: Client) -> None:
        complaint = recorded(ava, then="save")

        assert ben.post(at(complaint, "hand-over"), act(to=str(cast.theo.pk))).status_code == 403
        assert mona.post(at(complaint, "hand-over"), act(to=str(cast.theo.pk))).status_code == 302

    def test_what_is_over_is_not_handed_over(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "hand-over"), act(to=str(cast.ben.pk))).status_code == 409


class TestReopen:
    def test_an_informal_one_comes_back_as_theirs(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "reopen"), act(reason="It is cold again")).status_code == 302

        complaint.refresh_from_db()
        assert (complaint.state, complaint.owner, complaint.resolved_at) == ("open", cast.ava, None)
        assert verify().faults == []

    def test_a_formal_one_goes_to_the_managers(self, cast: Cast, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, then="escalate", reason="x")
        mona.post(f"/review/{complaint.pk}/claim/", act())
        mona.post(f"/review/{complaint.pk}/decide/", act(what_was_done="Wrote", put_right="yes"))

        assert ava.post(at(complaint, "reopen"), act(reason="No letter came")).status_code == 302

        complaint.refresh_from_db()
        assert (complaint.state, complaint.owner, complaint.escalated_reason) == ("escalated", None, "No letter came")
        assert verify().faults == []

    def test_what_is_open_or_void_is_not_reopened(self, cast: Cast, ava: Client) -> None:
        from complaints.review import actions as review

        opened, void = recorded(ava, then="save"), recorded(ava, then="save")
        review.void(void, by=cast.mona, reason="Twice")

        assert ava.post(at(opened, "reopen"), act(reason="x")).status_code == 409
        answer = ava.post(at(void, "reopen"), act(reason="x"))
        assert answer.status_code == 409
        assert "It is now: <strong>void</strong>" in text(answer)

"""Giving and promising without resolving, the right to speak for a patient, and every verb sent twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.models import CallKind, Event, Refusal, Remedy
from complaints.proof import verify
from tests.cast import Cast
from tests.journeys.desk import act, at, recorded, text, verbs
from tests.people import SignIn

pytestmark = pytest.mark.django_db


class TestGiveAndPromise:
    def day(self, cast: Cast, days: int) -> str:
        return (cast.northgate.day(timezone.now()) + timedelta(days=days)).isoformat()

    def test_something_is_given_and_it_stays_open(self, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        answer = ava.post(at(complaint, "remedy"), act(remedy_type="parking", amount="8.00", what_was_done="Paid"))

        assert answer.status_code == 302
        complaint.refresh_from_db()
        assert (complaint.state, complaint.remedies.get().amount) == ("open", 800)
        assert "“Paid”" in text(ava.get(complaint.get_absolute_url()))

    def test_also_on_a_formal_one(self, ava: Client) -> None:
        complaint = recorded(ava, then="save", red_flags=["rights"])

        assert ava.post(at(complaint, "remedy"), act(remedy_type="explain")).status_code == 302

    @pytest.mark.parametrize(("amount", "status"), [("9.99", 302), ("10.00", 302), ("10.01", 422)])
    def test_within_ones_own_limit(self, ava: Client, amount: str, status: int) -> None:
        complaint = recorded(ava, then="save")

        assert ava.post(at(complaint, "remedy"), act(remedy_type="parking", amount=amount)).status_code == status
        assert Refusal.objects.count() == (status == 422)

    def test_a_promise_is_on_the_desk_until_it_is_kept(self, cast: Cast, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, remedy_type="parking", amount="8.00", promised_by=self.day(cast, 2))
        promise = Remedy.objects.get()

        assert complaint.state == "resolved"
        for client in (ava, mona):
            assert "Promised" in text(client.get("/"))
        assert ava.post(at(complaint, f"promises/{promise.pk}/keep"), act(how="Paid in cash office")).status_code == 302
        assert "Promised" not in text(ava.get("/"))
        page = text(ava.get(complaint.get_absolute_url()))
        assert "Promise kept" in page
        assert "“Paid in cash office”" in page
        assert verify().faults == []

    def test_a_promise_kept_twice_says_who_kept_it(self, cast: Cast, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, promised_by=self.day(cast, 1))
        path = at(complaint, f"promises/{Remedy.objects.get().pk}/keep")
        first = act(how="Rang them")
        ava.post(path, first)

        answer = mona.post(path, act(how="Wrote to them"))

        assert answer.status_code == 409
        assert "Ava Lindqvist kept this promise already." in text(answer)
        assert "Wrote to them" in text(answer)
        assert ava.post(path, first).status_code == 302

    def test_a_promise_of_another_complaint_is_not_found_here(self, cast: Cast, ava: Client) -> None:
        one, other = recorded(ava, promised_by=self.day(cast, 1)), recorded(ava)

        assert ava.get(at(other, f"promises/{one.remedies.get().pk}/keep")).status_code == 404
        assert ava.get(at(other, f"promises/{other.remedies.get().pk}/keep")).status_code == 404

    def test_a_late_one_says_so(
        self, cast: Cast, ava: Client, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        complaint = recorded(ava, promised_by=self.day(cast, 0))
        later = timezone.now() + timedelta(days=2)
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)
        sign_in(ava, cast.ava)

        assert "Late:" in text(ava.get("/"))
        assert "Late: promised by" in text(ava.get(complaint.get_absolute_url()))


class TestAuthorityToAct:
    def test_it_is_asked_for_later_and_says_who_saw_it(self, ava: Client) -> None:
        complaint = recorded(ava, complainant="family", complainant_name="Bo Example")
        assert "Nobody has seen yet by what right they speak" in text(ava.get(complaint.get_absolute_url()))

        fields = act(authority="attorney", note="Letter of 3 May")
        assert ava.post(at(complaint, "authority"), fields).status_code == 302

        page = text(ava.get(complaint.get_absolute_url()))
        assert "Power of attorney, seen by Ava Lindqvist" in page
        assert "Nobody has seen yet" not in page
        assert verify().faults == []

    def test_the_patient_needs_none_and_junk_is_refused(self, ava: Client) -> None:
        complaint = recorded(ava)

        assert "by what right" not in text(ava.get(complaint.get_absolute_url()))
        assert ava.post(at(complaint, "authority"), act(authority="friend")).status_code == 422


class TestDoubleClicks:
    @pytest.mark.parametrize(
        ("path", "fields"),
        [
            ("note", {"note": "Once"}),
            ("remedy", {"remedy_type": "parking", "amount": "2.00"}),
            ("call-backup", {"kind": "attend"}),
            ("authority", {"authority": "consent"}),
        ],
    )
    def test_the_same_form_twice_is_one_act(self, ava: Client, path: str, fields: dict[str, str]) -> None:
        complaint = recorded(ava, then="save", complainant="family")
        sent = act(**fields)

        answers = [ava.post(at(complaint, path), sent) for _ in range(3)]

        assert [one.status_code for one in answers] == [302, 302, 302]
        assert Event.objects.filter(complaint=complaint).exclude(verb="record").count() == 1

    def test_another_content_under_its_key_is_409_and_no_key_422(self, ava: Client) -> None:
        complaint = recorded(ava, then="save")
        sent = act(note="Once")
        ava.post(at(complaint, "note"), sent)

        assert ava.post(at(complaint, "note"), sent | {"note": "Twice"}).status_code == 409
        assert ava.post(at(complaint, "note"), {"note": "No key"}).status_code == 422
        assert verbs(complaint) == ["record", "note"]


def test_a_sites_only_manager_who_calls_is_answered_by_another_sites(cast: Cast, sign_in: SignIn) -> None:
    told = Told("Blood on the chair", cast.riverside, cast.category("cleanliness"), cast.main_desk)
    complaint = actions.record_and_call(told, by=cast.rui, asked=actions.Call(CallKind.ATTEND))
    mona = sign_in(Client(), cast.mona)

    assert complaint.reference in text(mona.get("/review/"))
    answer = mona.post(f"/review/calls/{complaint.calls.get().pk}/answer/", act(answer="attend"))

    assert answer.status_code == 302
    assert complaint.calls.get().answered_by == cast.mona

"""Calling a manager from the desk: what is asked, what is refused, and what the caller's own pages say of it."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Correction
from complaints.models import BackupCall, CallState, Complaint, Event
from complaints.review import actions as review
from tests.cast import Cast
from tests.journeys.desk import act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db
REGION = "/calls/"


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def complaint(ava: Client) -> Complaint:
    return recorded(ava, then="save", remedy_type=None, put_right=None)


def at(complaint: Complaint) -> str:
    return f"{complaint.get_absolute_url()}call-backup/"


def withdraw(call: BackupCall) -> str:
    return f"{call.complaint.get_absolute_url()}calls/{call.pk}/withdraw/"


def called(client: Client, complaint: Complaint, **fields: Any) -> BackupCall:
    assert client.post(at(complaint), act(**fields)).status_code == 302
    return complaint.calls.latest("asked_at")


def says(client: Client) -> str:
    """The region of the caller's calls, in words."""
    return " ".join(text(client.get(REGION)).split())


class TestAsking:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"kind": "attend"}, ("attend", None, None)),
            ({"kind": "attend", "remedy_type": "parking", "amount": "18"}, ("attend", None, None)),
            ({"kind": "approve", "remedy_type": "parking", "amount": "18"}, ("approve", "parking", 18_00)),
            ({"remedy_type": "explain"}, ("approve", "explain", 0)),
            ({}, ("attend", None, None)),
        ],
    )
    def test_come_now_or_may_i(
        self, ava: Client, complaint: Complaint, fields: dict[str, str], expected: tuple[str, str | None, int | None]
    ) -> None:
        call = called(ava, complaint, **fields)

        assert (call.kind, call.remedy_type and call.remedy_type.code, call.amount) == expected
        complaint.refresh_from_db()
        assert (complaint.state, complaint.formal_at) == ("open", None)

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"kind": "approve"}, "Choose what you would like to give, or ask a manager to come."),
            ({"kind": "approve", "remedy_type": "parking"}, "Parking: how much? Write it like 12.50."),
            ({"kind": "approve", "remedy_type": "car"}, "Choose one of the remedies in the list."),
            ({"kind": "shout"}, "Choose “come now” or “may I”."),
            ({"kind": "attend", "note": "x" * 2001}, "Please shorten this to 2,000 characters; it has 2001."),
        ],
    )
    def test_what_is_not_clear_calls_nobody(
        self, ava: Client, complaint: Complaint, fields: dict[str, str], sentence: str
    ) -> None:
        answer = ava.post(at(complaint), act(**fields))

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert (BackupCall.objects.count(), complaint.events.count()) == (0, 1)

    def test_one_call_of_a_kind_waits(self, ava: Client, complaint: Complaint) -> None:
        called(ava, complaint, kind="attend")

        answer = ava.post(at(complaint), act(kind="attend"))

        assert answer.status_code == 422
        assert "A manager has been called for this already; the answer comes to whoever called." in text(answer)
        assert called(ava, complaint, remedy_type="parking", amount="18").kind == "approve"
        assert BackupCall.objects.count() == 2

    def test_nobody_is_called_where_nobody_could_answer(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        for other in (cast.mona, cast.max, cast.rui, cast.ada, cast.amir):
            other.is_active = False
            other.save(update_fields=["is_active"])

        answer = ava.post(at(complaint), act(kind="attend"))

        assert answer.status_code == 422
        assert "Nobody else here could answer a call. Ask an admin to name another manager." in text(answer)
        assert not BackupCall.objects.exists()

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_nobody_is_called_to_what_moved_on(
        self, cast: Cast, ava: Client, complaint: Complaint, method: str
    ) -> None:
        actions.escalate(complaint, by=cast.ben, reason="They asked for Mona")

        answer = getattr(ava, method)(at(complaint), act(kind="attend", note="Kept words"))

        page = text(answer)
        assert answer.status_code == 409
        assert "Ben Halloway escalated it" in " ".join(page.replace("<strong>", "").replace("</strong>", "").split())
        assert ("Kept words" in page) is (method == "post")
        assert not BackupCall.objects.exists()
        assert [event.verb for event in complaint.events.order_by("position")] == ["record", "escalate"]

    def test_the_page_says_who_would_answer_and_never_whom_it_is_about(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava, then="save", about_people=[str(cast.mona.pk)])
        review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
        assert "Nobody is on duty just now." in text(ava.get(at(complaint)))

        review.switch_duty(cast.max, cast.northgate, on=True, extension="4420")

        page = text(ava.get(at(complaint)))
        assert "<strong>Max Ferrante</strong> is on duty, ext. 4420" in page
        assert "4417" not in page


class TestTakingBack:
    def test_whoever_called_takes_it_back_once(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        call, fields = called(ava, complaint, kind="attend"), act()

        answers = [ava.post(withdraw(call), fields) for _ in range(2)]

        call.refresh_from_db()
        assert [one.status_code for one in answers] == [302, 302]
        assert (call.state, call.answered_by) == ("withdrawn", cast.ava)
        assert Event.objects.filter(verb="withdraw_call").count() == 1

    def test_what_was_answered_meanwhile_says_so(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        call = called(ava, complaint, kind="attend")
        review.answer_call(call, by=cast.mona, answer=CallState.ATTENDED)

        answer = ava.post(withdraw(call), act())

        assert answer.status_code == 409
        assert "Mona Reyes is on the way." in text(answer)
        assert not Event.objects.filter(verb="withdraw_call").exists()

    def test_a_colleague_does_not(self, cast: Cast, complaint: Complaint, ava: Client, sign_in: SignIn) -> None:
        call = called(ava, complaint, kind="attend")

        assert sign_in(Client(), cast.ben).post(withdraw(call), act()).status_code == 403
        call.refresh_from_db()
        assert call.state == "open"


class TestTheCallersOwnRegion:
    def test_it_says_what_became_of_each(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        call = called(ava, complaint, remedy_type="parking", amount="18")
        assert "You asked: may I? Parking, $18.00." in says(ava).replace("</strong>", "")

        review.answer_call(call, by=cast.mona, answer=CallState.APPROVED, note="Of course")

        told = says(ava)
        assert 'Mona Reyes said yes:</strong> Parking, $18.00. <span dir="auto">“Of course”</span>' in told
        assert f'href="{complaint.get_absolute_url()}resolve/"' in told
        page = text(ava.get(f"{complaint.get_absolute_url()}resolve/"))
        assert 'value="18.00"' in page
        ava.post(f"{complaint.get_absolute_url()}resolve/", act(remedy_type="parking", amount="18", put_right="yes"))
        assert complaint.reference not in says(ava)

    @pytest.mark.parametrize(
        ("answer", "told"), [(CallState.DECLINED, "Mona Reyes said no."), (CallState.ATTENDED, "Mona Reyes is coming.")]
    )
    def test_no_and_coming_stand_there_for_a_quarter_of_an_hour(
        self,
        cast: Cast,
        ava: Client,
        complaint: Complaint,
        monkeypatch: pytest.MonkeyPatch,
        answer: CallState,
        told: str,
    ) -> None:
        review.answer_call(called(ava, complaint, kind="attend"), by=cast.mona, answer=answer)
        now = timezone.now()

        for minutes, there in ((14, True), (16, False)):
            later = now + timedelta(minutes=minutes)
            monkeypatch.setattr("complaints.calls.timezone", SimpleNamespace(now=lambda later=later: later))
            assert (told in says(ava)) is there

    def test_a_call_that_waits_too_long_says_so_and_offers_escalation(
        self, ava: Client, complaint: Complaint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        called(ava, complaint, kind="attend")
        escalate = f'href="{complaint.get_absolute_url()}escalate/"'
        assert "Nobody has answered yet." not in says(ava) and escalate not in says(ava)

        later = timezone.now() + timedelta(minutes=10)
        monkeypatch.setattr("complaints.calls.timezone", SimpleNamespace(now=lambda: later))

        assert "Nobody has answered yet." in says(ava) and escalate in says(ava)
        complaint.refresh_from_db()
        assert complaint.state == "open"

    def test_nothing_new_is_204_and_an_answer_is_200(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        call = called(ava, complaint, kind="attend")
        version = text(ava.get(REGION)).split('data-version="')[1].split('"')[0]
        same = ava.get(REGION, {"v": version})
        review.answer_call(call, by=cast.mona, answer=CallState.ATTENDED)

        changed = ava.get(REGION, {"v": version})

        assert (same.status_code, same.content) == (204, b"")
        assert changed.status_code == 200
        assert text(changed).strip().startswith('<section id="my-calls"')

    def test_it_is_gone_when_it_turns_out_to_be_about_the_caller(
        self, cast: Cast, ava: Client, complaint: Complaint
    ) -> None:
        called(ava, complaint, kind="attend")
        actions.hand_over(complaint, by=cast.ava, to=cast.ben)
        about = Correction({"about_people": [cast.ava.pk]})
        actions.correct(complaint, by=cast.ben, correction=about, reason="They named Ava")

        assert complaint.reference not in says(ava)
        assert complaint.reference not in text(ava.get("/"))


def test_saved_and_called_in_one_step(cast: Cast, ava: Client) -> None:
    fields = typed(then="call_backup", kind="attend", note="Please", remedy_type=None, put_right=None)

    assert ava.post("/complaints/new/", fields).status_code == 302

    call = BackupCall.objects.get()
    assert (call.kind, call.note, call.asked_by, call.complaint.state) == ("attend", "Please", cast.ava, "open")
    assert [event.verb for event in call.complaint.events.order_by("position")] == ["record", "call_backup"]

"""A form sent twice is one act, also where the act itself ended what let its sender do it; nobody else hears of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from complaints import actions
from complaints.actions import Correction, Told
from complaints.actions.calling import Call
from complaints.models import BackupCall, CallKind, Complaint, Event
from complaints.particulars import Particulars
from tests.cast import Cast
from tests.journeys.desk import act, post, recorded
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


@pytest.fixture
def max_(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.max)


@pytest.fixture
def about_rui(cast: Cast) -> Complaint:
    """Escalated at Riverside and informal there: about its only manager, so that Northgate's are named."""
    about = Particulars(about_people=(cast.rui.pk,))
    told = Told("He shouted", cast.riverside, cast.category("attitude"), cast.main_desk, particulars=about)
    return actions.record_and_escalate(told, by=cast.cleo, reason="Needs a manager")


def answers(client: Client, path: str, fields: dict[str, Any], times: int = 2) -> list[tuple[int, str]]:
    sent = [post(client, path, fields) for _ in range(times)]
    return [(one.status_code, one.get("Location", "")) for one in sent]


def how_many(verb: str) -> int:
    return Event.objects.filter(verb=verb).count()


def taken(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.get("Location", "")


class TestAtTheDesk:
    def test_handing_over(self, cast: Cast, ava: Client, sign_in: SignIn) -> None:
        complaint = recorded(ava, then="save")
        path, fields = f"{complaint.get_absolute_url()}hand-over/", act(to=str(cast.ben.pk), note="My shift ends")

        assert answers(ava, path, fields, times=3) == [(302, complaint.get_absolute_url())] * 3

        assert how_many("hand_over") == 1
        assert post(ava, path, act(to=str(cast.theo.pk))).status_code == 403
        assert post(ava, path, fields | {"note": "Other words"}).status_code == 403
        assert ava.get(path).status_code == 403
        assert post(sign_in(Client(), cast.theo), path, fields).status_code == 403
        assert post(sign_in(Client(), cast.ben), path, fields).status_code == 409

    def test_a_correction_by_who_handed_it_on_since(self, cast: Cast, ava: Client, sign_in: SignIn) -> None:
        complaint, ben = recorded(ava, then="save"), sign_in(Client(), cast.ben)
        actions.hand_over(complaint, by=cast.ava, to=cast.ben)
        path, fields = f"{complaint.get_absolute_url()}correct/", act(reason="Typed wrongly", patient_name="Ann")
        assert post(ben, path, fields).status_code == 302
        actions.hand_over(complaint, by=cast.ben, to=cast.theo)

        assert answers(ben, path, fields) == [(302, complaint.get_absolute_url())] * 2

        assert how_many("correct") == 1
        assert post(ben, path, act(reason="Again", patient_name="Bo")).status_code == 403

    def test_the_key_of_another_complaint_opens_nothing(self, cast: Cast, ava: Client) -> None:
        one, other = recorded(ava, then="save"), recorded(ava, then="save")
        fields = act(to=str(cast.ben.pk))
        post(ava, f"{one.get_absolute_url()}hand-over/", fields)
        actions.hand_over(other, by=cast.ava, to=cast.theo)

        assert post(ava, f"{other.get_absolute_url()}hand-over/", fields).status_code == 403


class TestWhomTheFallbackNamed:
    def test_handing_back_what_is_informal(self, cast: Cast, mona: Client, max_: Client, about_rui: Complaint) -> None:
        path, fields = f"/review/{about_rui.pk}/hand-back/", act(guidance="Ring her", to=str(cast.cleo.pk))

        assert answers(mona, path, fields, times=3) == [(302, "/")] * 3

        assert how_many("hand_back") == 1
        assert mona.get(path).status_code == 404
        assert post(mona, path, fields | {"guidance": "Other"}).status_code == 404
        assert post(mona, path, act(guidance="Ring her")).status_code == 404
        assert post(max_, path, fields).status_code == 404

    def test_not_once_it_is_about_themselves(self, cast: Cast, mona: Client, about_rui: Complaint) -> None:
        """A manager of Riverside as well, who handed it back and was named in it afterwards."""
        cast.mona.memberships.create(site=cast.riverside, role="manager", home_location=cast.main_desk)
        path, fields = f"/review/{about_rui.pk}/hand-back/", act(guidance="Ring her", to=str(cast.cleo.pk))
        assert answers(mona, path, fields) == [(302, about_rui.get_absolute_url())] * 2

        named = Correction({"about_people": [cast.rui.pk, cast.mona.pk]})
        actions.correct(about_rui, by=cast.cleo, correction=named, reason="They named Mona")

        assert post(mona, path, fields).status_code == 404

    def test_a_decision_that_was_reopened_since(self, cast: Cast, mona: Client, about_rui: Complaint) -> None:
        at, decision = f"/review/{about_rui.pk}/", act(what_was_done="Spoke with both", put_right="yes")
        claim = act()
        assert answers(mona, f"{at}claim/", claim) == [(302, at)] * 2
        assert answers(mona, f"{at}decide/", decision) == [(302, about_rui.get_absolute_url())] * 2
        actions.reopen(about_rui, by=cast.cleo, reason="He shouted again")

        assert taken(post(mona, f"{at}decide/", decision)) == (302, about_rui.get_absolute_url())
        assert taken(post(mona, f"{at}claim/", claim)) == (302, at)
        assert post(mona, f"{at}decide/", act(what_was_done="More", put_right="yes")).status_code == 404
        assert (how_many("claim"), how_many("decide")) == (1, 1)

    def test_answering(self, cast: Cast, max_: Client, mona: Client) -> None:
        call = called_at_riverside(cast)
        path, fields = f"/review/calls/{call.pk}/answer/", act(answer="attend")

        assert answers(mona, path, fields) == [(302, "/")] * 2

        assert how_many("answer_call") == 1
        assert post(mona, path, fields | {"answer": "decline"}).status_code == 404
        assert post(max_, path, fields).status_code == 404


class TestAdmins:
    @pytest.fixture
    def ada(self, cast: Cast, sign_in: SignIn) -> Client:
        """Nobody manages anything any more, so that Ada and Amir are named."""
        for site in (cast.northgate, cast.riverside):
            site.memberships.filter(role="manager").update(is_active=False)
        return sign_in(Client(), cast.ada)

    def test_answering(self, cast: Cast, ada: Client, sign_in: SignIn) -> None:
        call = called_at_riverside(cast)
        path, fields = f"/review/calls/{call.pk}/answer/", act(answer="decline")

        assert answers(ada, path, fields, times=3) == [(302, "/")] * 3

        assert how_many("answer_call") == 1
        assert ada.get(path).status_code == 403
        assert post(ada, path, fields | {"note": "Other"}).status_code == 403
        assert post(sign_in(Client(), cast.amir), path, fields).status_code == 403

    def test_handing_back(self, cast: Cast, ada: Client, about_rui: Complaint, sign_in: SignIn) -> None:
        path, fields = f"/review/{about_rui.pk}/hand-back/", act(guidance="Ring her", to=str(cast.cleo.pk))

        assert answers(ada, path, fields) == [(302, "/")] * 2

        assert how_many("hand_back") == 1
        assert post(sign_in(Client(), cast.amir), path, fields).status_code == 403


def called_at_riverside(cast: Cast) -> BackupCall:
    """“Come now” from Cleo, where nobody manages any more."""
    cast.riverside.memberships.filter(role="manager").update(is_active=False)
    told = Told("Blood on the chair", cast.riverside, cast.category("cleanliness"), cast.main_desk)
    return actions.record_and_call(told, by=cast.cleo, asked=Call(CallKind.ATTEND)).calls.get()

"""Who may read changes with who they are now; reading is recorded, and looking again for calls is not reading."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.models import CallKind, Complaint, Event, ReadRecord, RedFlag
from tests.cast import Cast
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    """Ava's, with a call that waits."""
    told = Told("Nobody told them why", cast.northgate, cast.category("waiting"), cast.reception_a)
    return actions.record_and_call(told, by=cast.ava, asked=Call(CallKind.ATTEND))


def test_somebody_disabled_is_signed_out_at_the_next_request(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(Client(), cast.ava)
    assert client.get("/").status_code == 200
    cast.ava.is_active = False
    cast.ava.save(update_fields=["is_active"])

    assert client.get("/")["Location"] == "/accounts/login/?next=/"
    assert client.login(username="ava", password="recovery-demo") is False


def test_somebody_whose_last_membership_ended_sees_nothing(cast: Cast, complaint: Complaint, sign_in: SignIn) -> None:
    client = sign_in(Client(), cast.ava)
    cast.ava.memberships.update(is_active=False)

    assert client.get("/").status_code == 403
    assert client.get(f"/complaints/{complaint.pk}/").status_code == 403


def test_the_desk_lists_open_ones_at_its_own_place_and_what_it_had_to_do_with(cast: Cast, sign_in: SignIn) -> None:
    ben = sign_in(Client(), cast.ben)
    cast.ben.memberships.update(home_location=cast.reception_b)
    here = Told("At Reception B", cast.northgate, cast.category("waiting"), cast.reception_b)
    there = Told("At Reception A", cast.northgate, cast.category("waiting"), cast.reception_a)
    flagged = Told("Flagged", cast.northgate, cast.category("waiting"), cast.reception_b, (RedFlag.HARM,))
    for told in (here, there, flagged):
        actions.record(told, by=cast.ava)

    page = ben.get("/").content.decode()

    assert {words for words in ("At Reception B", "At Reception A", "Flagged") if words in page} == {"At Reception B"}


def test_reading_is_recorded_and_nothing_else_is(cast: Cast, complaint: Complaint, sign_in: SignIn) -> None:
    gus, mona = sign_in(Client(), cast.gus), sign_in(Client(), cast.mona)
    gus.get(complaint.get_absolute_url())
    gus.get("/review/")
    mona.get(f"/review/{complaint.pk}/")
    sign_in(Client(), cast.cleo).get(complaint.get_absolute_url())

    assert [(read.person, read.complaint, read.what) for read in complaint.reads.order_by("pk")] == [
        (cast.gus, complaint, "complaint"),
        (cast.mona, complaint, "complaint"),
    ]


@pytest.mark.parametrize(("who", "region"), [("ava", "/calls/"), ("mona", "/calls/"), ("mona", "/review/calls/")])
def test_looking_again_for_calls_keeps_nobody_signed_in_and_is_no_reading(
    cast: Cast, complaint: Complaint, sign_in: SignIn, who: str, region: str
) -> None:
    client = sign_in(Client(), getattr(cast, who))
    soon = timezone.now() + timedelta(minutes=5)
    Session.objects.update(expire_date=soon)
    before = (list(Session.objects.values()), Event.objects.count())
    version = client.get(region).content.decode().split('data-version="')[1].split('"')[0]

    answers = [client.get(region), client.get(region, {"v": version}), client.get(region, {"v": "x"})]

    assert [answer.status_code for answer in answers] == [200, 204, 200]
    assert [dict(answer.cookies) for answer in answers] == [{}, {}, {}]
    assert (list(Session.objects.values()), Event.objects.count()) == before
    assert not ReadRecord.objects.exists()


def test_nor_does_it_outlive_the_session(cast: Cast, complaint: Complaint, sign_in: SignIn) -> None:
    client = sign_in(Client(), cast.ava)
    assert client.get("/calls/").status_code == 200

    Session.objects.update(expire_date=timezone.now())

    assert client.get("/calls/")["Location"] == "/accounts/login/?next=/calls/"

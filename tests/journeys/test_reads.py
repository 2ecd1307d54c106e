"""Whoever opens a page that shows something of a complaint leaves a read; a poll, a list and a form sent leave none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, Complaint, ReadRecord
from tests.cast import Cast
from tests.journeys.desk import act, post, recorded, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db
STORY = "The machine kept the coins."
DESK = (
    "", "resolve/", "escalate/", "note/", "correct/", "remedy/", "hand-over/", "call-backup/", "authority/",
    "calls/{call}/withdraw/", "promises/{remedy}/keep/",
)  # fmt: skip
IN_REVIEW = ("", "claim/", "decide/", "release/", "hand-back/", "void/")


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    """Open with Ava, who promised something and called."""
    told = Told(STORY, cast.northgate, cast.category("parking"), cast.reception_a)
    found = actions.record(told, by=cast.ava)
    day = cast.northgate.day(timezone.now()) + timedelta(days=1)
    actions.give_remedy(found, by=cast.ava, remedy=Given(cast.remedy_type("meal"), 5_00, day))
    actions.call_backup(found, by=cast.ava, asked=Call(CallKind.ATTEND))
    return found


def reads() -> list[tuple[str, str, str]]:
    """Who read which complaint, and what of it, in order."""
    found = ReadRecord.objects.order_by("pk").select_related("person", "complaint")
    return [(one.person.username, one.complaint.reference, one.what) for one in found]


@pytest.mark.parametrize("path", DESK)
def test_a_page_of_the_desk_is_a_read_and_its_form_is_none(
    cast: Cast, ava: Client, complaint: Complaint, path: str
) -> None:
    ids = {"call": complaint.calls.get().pk, "remedy": complaint.remedies.get().pk}
    at = f"{complaint.get_absolute_url()}{path.format(**ids)}"

    page = ava.get(at)

    assert page.status_code == 200
    assert STORY in text(page)
    assert reads() == [("ava", complaint.reference, "complaint")]
    if path:
        assert post(ava, at, {}).status_code == 422
        assert len(reads()) == 1


def test_reopening_is_a_read(ava: Client) -> None:
    complaint = recorded(ava)

    assert ava.get(f"{complaint.get_absolute_url()}reopen/").status_code == 200

    assert reads() == [("ava", complaint.reference, "complaint")]


@pytest.mark.parametrize("path", IN_REVIEW)
def test_a_page_of_the_managers_window_is_a_read_and_its_form_is_none(
    cast: Cast, ava: Client, mona: Client, path: str
) -> None:
    complaint = recorded(ava, what_happened=STORY, then="escalate", reason="x", remedy_type=None, put_right=None)
    assert mona.post(f"/review/{complaint.pk}/claim/", act()).status_code == 302

    page = mona.get(f"/review/{complaint.pk}/{path}")

    assert page.status_code == 200
    assert STORY in text(page)
    assert reads() == [("mona", complaint.reference, "complaint")]
    if path:
        assert post(mona, f"/review/{complaint.pk}/{path}", {}).status_code == 422
        assert len(reads()) == 1


def test_so_is_a_call_that_waits_and_one_that_is_over_shows_nothing(mona: Client, complaint: Complaint) -> None:
    path = f"/review/calls/{complaint.calls.get().pk}/answer/"

    assert STORY in text(mona.get(path))
    assert reads() == [("mona", complaint.reference, "complaint")]

    assert mona.post(path, act(answer="attend")).status_code == 302
    over = mona.get(path)
    assert (over.status_code, STORY in text(over)) == (409, False)
    assert len(reads()) == 1


@pytest.mark.parametrize(
    ("reader", "path", "status"),
    [
        ("theo", "hand-over/", 403), ("theo", "correct/", 403), ("gus", "note/", 403), ("cleo", "", 404),
        ("cleo", "correct/", 404), ("ava", "reopen/", 409),
    ],
)  # fmt: skip
def test_who_is_shown_nothing_of_it_reads_nothing(
    cast: Cast, complaint: Complaint, sign_in: SignIn, reader: str, path: str, status: int
) -> None:
    page = sign_in(Client(), getattr(cast, reader)).get(f"{complaint.get_absolute_url()}{path}")

    assert (page.status_code, STORY in text(page)) == (status, False)
    assert reads() == []


@pytest.mark.parametrize("path", ["claim/", "decide/", "release/", "hand-back/", "void/"])
def test_nor_does_the_desk_in_the_managers_window(ava: Client, complaint: Complaint, path: str) -> None:
    assert ava.get(f"/review/{complaint.pk}/{path}").status_code == 403
    assert reads() == []


@pytest.mark.parametrize("path", ["/", "/review/", "/complaints/", "/calls/", "/review/calls/", "/review/duty/"])
def test_lists_and_polls_are_no_reads(mona: Client, complaint: Complaint, path: str) -> None:
    assert mona.get(path).status_code == 200
    assert reads() == []


def test_a_head_without_a_body_is_none_either(ava: Client, complaint: Complaint) -> None:
    assert ava.head(complaint.get_absolute_url()).status_code == 200
    assert reads() == []

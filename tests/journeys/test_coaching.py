"""A coaching note: from a manager to somebody who acted on a complaint, and only these two ever read it."""

from __future__ import annotations

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Correction
from complaints.kind_words import who_could_be_coached
from complaints.models import CoachingNote, Complaint
from staff.models import Person
from tests.cast import Cast
from tests.journeys.desk import act, at, recorded, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db
WORDS = "Say first what you can do."


@pytest.fixture
def complaint(cast: Cast, ava: Client) -> Complaint:
    """Recorded by Ava, with a note of Theo's and one of Mona's own."""
    found = recorded(ava, then="save")
    for person in (cast.theo, cast.mona):
        actions.note(found, by=person, words="They are waiting at the desk")
    return found


@pytest.fixture
def note(cast: Cast, complaint: Complaint) -> CoachingNote:
    actions.coach(complaint, by=cast.mona, to=cast.ava, words=WORDS)
    return CoachingNote.objects.get()


def test_mona_leaves_ava_a_note(cast: Cast, mona: Client, complaint: Complaint) -> None:
    assert at(complaint, "coach") in text(mona.get(complaint.get_absolute_url()))

    answer = mona.post(at(complaint, "coach"), act(to=str(cast.ava.pk), words=WORDS))

    assert answer["Location"] == complaint.get_absolute_url()
    found = CoachingNote.objects.get()
    assert (found.by, found.to, found.words) == (cast.mona, cast.ava, WORDS)


def test_it_can_go_to_whoever_else_acted(cast: Cast, complaint: Complaint) -> None:
    assert who_could_be_coached(cast.mona, complaint) == [cast.ava, cast.theo]


@pytest.mark.parametrize("who", ["ben", "mona", "rui"])
def test_and_to_nobody_else(cast: Cast, mona: Client, complaint: Complaint, who: str) -> None:
    answer = mona.post(at(complaint, "coach"), act(to=str(getattr(cast, who).pk), words=WORDS))

    assert (answer.status_code, CoachingNote.objects.count()) == (422, 0)
    assert "Choose somebody who acted on it." in text(answer)


@pytest.mark.parametrize(("length", "status"), [(0, 422), (1, 302), (2000, 302), (2001, 422)])
def test_in_up_to_two_thousand_characters(
    cast: Cast, mona: Client, complaint: Complaint, length: int, status: int
) -> None:
    answer = mona.post(at(complaint, "coach"), act(to=str(cast.ava.pk), words="x" * length))

    assert answer.status_code == status


def test_more_than_one_may_be_left_but_a_form_sent_twice_leaves_one(
    cast: Cast, mona: Client, complaint: Complaint
) -> None:
    form = act(to=str(cast.ava.pk), words=WORDS)
    assert [mona.post(at(complaint, "coach"), form).status_code for _ in range(2)] == [302, 302]
    assert mona.post(at(complaint, "coach"), form | {"words": "Other"}).status_code == 409
    assert mona.post(at(complaint, "coach"), act(to=str(cast.ava.pk), words="And this")).status_code == 302

    assert list(CoachingNote.objects.values_list("words", flat=True)) == [WORDS, "And this"]


def test_only_the_two_ever_read_it(cast: Cast, sign_in: SignIn, note: CoachingNote) -> None:
    """Whoever else may see the complaint sees no note, nor that there is one."""
    page = note.complaint.get_absolute_url()
    shown = {
        who: text(sign_in(Client(), getattr(cast, who)).get(page)) for who in ("mona", "ava", "theo", "max", "gus")
    }

    assert {who: WORDS in one for who, one in shown.items()} == {
        "mona": True, "ava": True, "theo": False, "max": False, "gus": False,
    }  # fmt: skip
    assert {who: "Only you two read this" in one for who, one in shown.items()} == {
        "mona": True, "ava": True, "theo": False, "max": False, "gus": False,
    }  # fmt: skip


def test_nor_does_it_stand_in_review_or_history(max_: Client, mona: Client, note: CoachingNote) -> None:
    for client in (max_, mona):
        assert WORDS not in text(client.get(f"/review/{note.complaint_id}/"))
    assert note.complaint.events.count() == 3


def test_her_own_page_says_where_a_note_waits(cast: Cast, ava: Client, sign_in: SignIn, note: CoachingNote) -> None:
    mine, theos = text(ava.get("/staff/me/")), text(sign_in(Client(), cast.theo).get("/staff/me/"))

    assert ("left you a note" in mine, note.complaint.reference in mine, WORDS in mine) == (True, True, False)
    assert "left you a note" not in theos


@pytest.mark.parametrize(("who", "status"), [("ava", 403), ("theo", 403), ("gus", 403), ("ada", 403), ("rui", 404)])
def test_only_a_manager_of_its_site_leaves_one(
    cast: Cast, sign_in: SignIn, complaint: Complaint, who: str, status: int
) -> None:
    client = sign_in(Client(), getattr(cast, who))

    assert client.get(at(complaint, "coach")).status_code == status
    assert client.post(at(complaint, "coach"), act(to=str(cast.ava.pk), words=WORDS)).status_code == status


def test_where_nobody_else_acted_there_is_nobody_to_coach(cast: Cast, mona: Client) -> None:
    own = recorded(mona, then="save")

    assert at(own, "coach") not in text(mona.get(own.get_absolute_url()))
    assert mona.get(at(own, "coach")).status_code == 403


def about(cast: Cast, complaint: Complaint, person: Person) -> None:
    actions.hand_over(complaint, by=cast.mona, to=cast.max)
    named = Correction({"about_people": [person.pk]})
    actions.correct(complaint, by=cast.max, correction=named, reason="They named them")


def test_nobody_whom_it_is_about_is_coached_on_it(cast: Cast, mona: Client, complaint: Complaint) -> None:
    about(cast, complaint, cast.ava)

    assert mona.post(at(complaint, "coach"), act(to=str(cast.ava.pk), words=WORDS)).status_code == 422
    assert mona.post(at(complaint, "coach"), act(to=str(cast.theo.pk), words=WORDS)).status_code == 302


def test_whom_it_is_about_since_finds_no_note(cast: Cast, ava: Client, note: CoachingNote) -> None:
    about(cast, note.complaint, cast.ava)

    assert ava.get(note.complaint.get_absolute_url()).status_code == 404
    assert "left you a note" not in text(ava.get("/staff/me/"))

"""Whoever a complaint is about finds it nowhere: what they saw before a correction names them is gone after it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Correction, Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, Complaint, PutRight
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import Person
from tests.cast import Cast
from tests.journeys.desk import act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db
FILTERS = ("list", "list by state", "list by subject", "list by place", "list by day")
SEARCHES = ("reference", "words", "patient", "patient reference", "complainant", "phone")
ANYWHERE = {"desk", *FILTERS, *SEARCHES}
SEEN_BY = {
    "nora": ANYWHERE | {"her own calls"},
    "mona": ANYWHERE | {"queue", "calls for backup"},
    "gus": (ANYWHERE - {"desk"}) | {"queue"},
}


@pytest.fixture
def complaint(cast: Cast, nora: Person) -> Complaint:
    """Recorded by Nora, who called and promised something for today; formal, at her reception; Ava has it."""
    told = Told(
        "He shouted at her", cast.northgate, cast.category("attitude"), cast.reception_a,
        particulars=Particulars(
            patient_name="Ann Exampleton", patient_reference="MRN-4711", complainant="family",
            complainant_name="Bo Lindgren", contact_by="phone", contact_detail="555-0142",
        ),
        patient_present=False,
    )  # fmt: skip
    complaint = actions.record_and_call(told, by=nora, asked=Call(CallKind.ATTEND))
    today = cast.northgate.day(timezone.now())
    actions.give_remedy(complaint, by=nora, remedy=Given(cast.remedy_type("meal"), 5_00, today))
    return actions.hand_over(complaint, by=nora, to=cast.ava)


def name(complaint: Complaint, *people: Person, by: Person) -> None:
    correction = Correction({"about_people": [one.pk for one in people]})
    actions.correct(complaint, by=by, correction=correction, reason="They named them")


def pages(client: Client, complaint: Complaint) -> dict[str, str]:
    """Every page on which somebody could come upon it."""
    day = complaint.site.day(timezone.now())
    asked: dict[str, tuple[str, dict[str, Any]]] = {
        "desk": ("/", {}),
        "queue": ("/review/", {}),
        "calls for backup": ("/review/calls/", {}),
        "her own calls": ("/calls/", {}),
        "list": ("/complaints/", {}),
        "list by state": ("/complaints/", {"state": "open"}),
        "list by subject": ("/complaints/", {"category": "attitude"}),
        "list by place": ("/complaints/", {"location": complaint.location_id}),
        "list by day": ("/complaints/", {"since": day, "until": day}),
    }
    looked_for = dict(
        zip(SEARCHES, (complaint.reference, "shouted", "Exampleton", "MRN-4711", "Lindgren", "5550142"), strict=True)
    )
    found = {name: text(client.get(path, fields)) for name, (path, fields) in asked.items()}
    return found | {name: text(client.post("/complaints/", {"q": q}, follow=True)) for name, q in looked_for.items()}


def shown_on(client: Client, complaint: Complaint) -> set[str]:
    """The pages that lead to it or to its call, or say of its reference that there is one.

    Not by their head: whoever called has their own calls on every page.
    """
    mains = {name: page.split("<main", 1)[-1] for name, page in pages(client, complaint).items()}
    signs = (str(complaint.pk), str(complaint.calls.get().pk), "is <strong>")
    return {name for name, main in mains.items() if any(sign in main for sign in signs)}


@pytest.mark.parametrize("who", SEEN_BY)
def test_it_is_gone_from_every_page(cast: Cast, complaint: Complaint, nora: Person, sign_in: SignIn, who: str) -> None:
    person = {"nora": nora, "mona": cast.mona, "gus": cast.gus}[who]
    client = sign_in(Client(), person)
    before = shown_on(client, complaint)

    name(complaint, person, by=cast.ava)

    assert before == SEEN_BY[who]
    assert shown_on(client, complaint) == set()
    hers = (str(complaint.pk), str(complaint.calls.get().pk), "He shouted", "Exampleton", "A•• E••", "Meal voucher")
    for name_of_page, page in pages(client, complaint).items():
        told = [words for words in hers if words in page and name_of_page not in SEARCHES]
        assert told == [], name_of_page


@pytest.mark.parametrize("who", ["mona", "gus"])
def test_it_counts_for_nothing_in_their_menu(cast: Cast, complaint: Complaint, sign_in: SignIn, who: str) -> None:
    person = getattr(cast, who)
    client = sign_in(Client(), person)
    count = '<span class="count">1<span class="visually-hidden"> waiting</span></span>'
    assert count in text(client.get("/staff/me/"))

    name(complaint, person, by=cast.ava)

    assert 'class="count"' not in text(client.get("/staff/me/"))


def test_its_promise_and_its_call_back_are_on_nobodys_desk_whom_it_is_about(
    cast: Cast, complaint: Complaint, nora: Person, sign_in: SignIn
) -> None:
    """England: nobody could be asked, so somebody is to be called back; both are Cleo's, and Rui is reminded of them."""
    told = Told("Blood on the chair", cast.riverside, cast.category("cleanliness"), cast.main_desk)
    waits = actions.record(told, by=cast.cleo)
    today = cast.riverside.day(timezone.now())
    actions.give_remedy(waits, by=cast.cleo, remedy=Given(cast.remedy_type("meal"), 5_00, today))
    explained = Given(cast.remedy_type("explain"))
    actions.resolve(waits, by=cast.cleo, remedy=explained, put_right=PutRight.COULD_NOT_ASK)
    rui = sign_in(Client(), cast.rui)
    for path in ("/", "/review/"):
        page = text(rui.get(path))
        assert "Meal voucher, £5.00" in page and waits.reference in page and "Call" in page

    name(waits, cast.rui, by=cast.cleo)

    for path in ("/", "/review/"):
        page = text(rui.get(path))
        assert "Meal voucher" not in page and waits.reference not in page
    assert "Meal voucher, £5.00" in text(sign_in(Client(), cast.cleo).get("/"))


def test_a_manager_voids_nothing_as_its_duplicate(cast: Cast, complaint: Complaint, sign_in: SignIn) -> None:
    other = recorded(sign_in(Client(), cast.ava), then="save")
    name(complaint, cast.mona, by=cast.ava)

    answer = sign_in(Client(), cast.mona).post(
        f"/review/{other.pk}/void/", act(reason="Told twice", duplicate_of=complaint.reference)
    )

    other.refresh_from_db()
    assert answer.status_code == 422
    assert f"{complaint.reference} is no complaint of Northgate. Look at the reference again." in text(answer)
    assert other.state == "open"


def test_nobody_hears_who_moved_one_about_themselves(
    cast: Cast, complaint: Complaint, nora: Person, sign_in: SignIn
) -> None:
    """A colleague at the same reception does, for a quarter of an hour."""
    name(complaint, nora, by=cast.ava)
    actions.escalate(complaint, by=cast.ava, reason="More than the desk can do")
    at = f"{complaint.get_absolute_url()}resolve/"

    assert sign_in(Client(), nora).get(at).status_code == 404
    assert sign_in(Client(), cast.theo).get(at).status_code == 409


def test_a_call_of_theirs_is_not_taken_back_any_more(
    cast: Cast, complaint: Complaint, nora: Person, sign_in: SignIn
) -> None:
    call = BackupCall.objects.get()
    at = f"{complaint.get_absolute_url()}calls/{call.pk}/withdraw/"
    client = sign_in(Client(), nora)
    assert client.get(at).status_code == 200

    name(complaint, nora, by=cast.ava)

    assert (client.get(at).status_code, client.post(at, act()).status_code) == (404, 404)
    call.refresh_from_db()
    assert call.state == "open"


@pytest.mark.parametrize(
    ("who", "path", "hears"),
    [
        ("mona", "complaints", False),
        ("mona", "review", False),
        ("gus", "complaints", False),
        ("max", "complaints", True),
        ("max", "review", True),
        ("ava", "complaints", True),
    ],
)
def test_the_history_of_a_repeat_does_not_name_it_to_them(
    cast: Cast, complaint: Complaint, sign_in: SignIn, who: str, path: str, hears: bool
) -> None:
    repeat = recorded(sign_in(Client(), cast.ava), then="save")
    name(complaint, cast.mona, cast.gus, by=cast.ava)
    review.void(repeat, by=cast.max, reason="Told twice", duplicate_of=complaint)

    page = text(sign_in(Client(), getattr(cast, who)).get(f"/{path}/{repeat.pk}/"))

    assert "<strong>Max Ferrante</strong> voided it" in page and "Told twice" in page
    assert (complaint.reference in page) is hears


def test_nobody_is_told_to_ask_whom_it_is_about(cast: Cast, sign_in: SignIn) -> None:
    """Ben's level could allow it and Mona is on duty, but rule 2 would refuse them both."""
    ava = sign_in(Client(), cast.ava)
    review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
    about = [str(cast.ben.pk), str(cast.mona.pk)]
    beyond = {"remedy_type": "parking", "amount": "12"}
    opened = recorded(ava, then="save", about_people=about)

    new = text(ava.post("/complaints/new/", typed(about_people=about, **beyond)))
    later = text(ava.post(f"{opened.get_absolute_url()}resolve/", act(put_right="yes", **beyond)))

    for page in (new, later):
        assert "<strong>Max Ferrante</strong> can give this." in page
        assert "is on duty, ext. 4417" not in page
    others = text(ava.post("/complaints/new/", typed(**beyond)))
    assert "<strong>Mona Reyes (on duty, ext. 4417) or Ben Halloway or Max Ferrante</strong> can give this." in others

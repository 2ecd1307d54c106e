"""Who gets to which complaint, its call and its promise: by where it stands and whose it is (matrix/objects.py)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Correction, Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, Complaint, PutRight, RedFlag
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import Location, Person
from staff.roles import Role
from tests.cast import Cast
from tests.journeys.matrix.everybody import answers
from tests.journeys.matrix.objects import CROSSED, OBJECTS, THROUGH_ANOTHER

pytestmark = pytest.mark.django_db


def begun(
    cast: Cast, by: Person, place: Location | None = None, *flags: RedFlag, about: tuple[Person, ...] = ()
) -> Complaint:
    """Open, with a call that waits and a promise to keep, both of whoever recorded it."""
    named = Particulars(about_people=tuple(one.pk for one in about))
    place = place or cast.reception_a
    told = Told("He shouted", place.site, cast.category("attitude"), place, flags, named)
    complaint = actions.record_and_call(told, by=by, asked=Call(CallKind.ATTEND))
    promise = Given(cast.remedy_type("explain"), 0, place.site.day(timezone.now()) + timedelta(days=2))
    return actions.give_remedy(complaint, by=by, remedy=promise)


def escalated(cast: Cast, by: Person, place: Location | None = None, about: tuple[Person, ...] = ()) -> Complaint:
    return actions.escalate(begun(cast, by, place, about=about), by=by, reason="More than the desk can do")


def resolved(complaint: Complaint, cast: Cast, by: Person) -> Complaint:
    explained = Given(cast.remedy_type("explain"))
    return actions.resolve(complaint, by=by, remedy=explained, put_right=PutRight.YES)


def about_its_author(cast: Cast, nora: Person) -> Complaint:
    """She recorded it, called and promised; then it turned out to be about her."""
    complaint = begun(cast, nora)
    actions.hand_over(complaint, by=nora, to=cast.ava)
    named = Correction({"about_people": [nora.pk]})
    return actions.correct(complaint, by=cast.ava, correction=named, reason="They named Nora")


def escalated_by_mona(cast: Cast) -> Complaint:
    complaint = begun(cast, cast.ava, about=(cast.max,))
    return actions.escalate(complaint, by=cast.mona, reason="Somebody else has to decide it")


def about_every_manager(cast: Cast, *others: Person) -> Complaint:
    """Mona and Max worked at Riverside once: a complaint there can name them too."""
    for one in (cast.mona, cast.max):
        one.memberships.create(site=cast.riverside, role=Role.FRONT_DESK, is_active=False)
    return escalated(cast, cast.cleo, cast.main_desk, (cast.rui, cast.mona, cast.max, *others))


KINDS: dict[str, Callable[[Cast, Person], Complaint]] = {
    "open at Reception A": lambda cast, nora: begun(cast, cast.ava),
    "open at Reception B": lambda cast, nora: begun(cast, cast.ben, cast.reception_b),
    "open with a red flag, recorded by Ava": lambda cast, nora: begun(cast, cast.ava, None, RedFlag.RIGHTS),
    "open on Ward 3, recorded by Theo": lambda cast, nora: begun(
        cast, cast.theo, cast.northgate.locations.get(name="Ward 3")
    ),
    "handed over by Ben to Theo": lambda cast, nora: actions.hand_over(
        begun(cast, cast.ben, cast.reception_b), by=cast.ben, to=cast.theo
    ),
    "escalated by Ava": lambda cast, nora: escalated(cast, cast.ava),
    "escalated at once by Ava": lambda cast, nora: actions.escalate(
        begun(cast, cast.ava, None, RedFlag.AT_RISK), by=cast.ava, reason="He may harm himself"
    ),
    "in review by Mona": lambda cast, nora: review.claim(escalated(cast, cast.ava), by=cast.mona),
    "recorded by Ava, resolved by Theo": lambda cast, nora: resolved(begun(cast, cast.ava), cast, cast.theo),
    "recorded and resolved by Ben at Reception A": lambda cast, nora: resolved(begun(cast, cast.ben), cast, cast.ben),
    "void": lambda cast, nora: review.void(begun(cast, cast.ava), by=cast.max, reason="A test entry"),
    "open at Riverside": lambda cast, nora: begun(cast, cast.cleo, cast.main_desk),
    "open at Reception A, about Nora": lambda cast, nora: begun(cast, cast.ava, about=(nora,)),
    "recorded by Nora, about her since a correction": about_its_author,
    "open at Reception A, about Mona": lambda cast, nora: begun(cast, cast.ava, about=(cast.mona,)),
    "escalated by Ava, about Mona": lambda cast, nora: escalated(cast, cast.ava, about=(cast.mona,)),
    "escalated by Ava, about Gus": lambda cast, nora: escalated(cast, cast.ava, about=(cast.gus,)),
    "open at Riverside, about Rui": lambda cast, nora: begun(cast, cast.cleo, cast.main_desk, about=(cast.rui,)),
    "escalated by Cleo, about Rui": lambda cast, nora: escalated(cast, cast.cleo, cast.main_desk, (cast.rui,)),
    "escalated by Mona, about Max": lambda cast, nora: escalated_by_mona(cast),
    "escalated by Cleo, about every manager": lambda cast, nora: about_every_manager(cast),
    "escalated by Cleo, about every manager and Ada": lambda cast, nora: about_every_manager(cast, cast.ada),
}


@pytest.fixture
def complaint(cast: Cast, nora: Person, request: pytest.FixtureRequest) -> Complaint:
    cast.ben.memberships.update(home_location=cast.reception_b)
    return KINDS[request.param](cast, cast.again(nora))


def test_every_kind_is_in_the_table() -> None:
    assert list(KINDS) == list(OBJECTS)


@pytest.mark.parametrize("complaint", KINDS, indirect=True)
def test_who_gets_to_it(complaint: Complaint, clients: dict[str, Client], request: pytest.FixtureRequest) -> None:
    kind = request.node.callspec.params["complaint"]
    call, promise = complaint.calls.order_by("asked_at").first(), complaint.remedies.get(promised_by__isnull=False)
    assert call is not None

    found = {
        "page": answers(clients, "get", complaint.get_absolute_url()),
        "review": answers(clients, "get", f"/review/{complaint.pk}/"),
        "answer": answers(clients, "get", f"/review/calls/{call.pk}/answer/"),
        "keep": answers(clients, "get", f"{complaint.get_absolute_url()}promises/{promise.pk}/keep/"),
    }

    assert found == OBJECTS[kind]


@pytest.mark.parametrize("complaint", KINDS, indirect=True)
def test_nobody_gets_to_it_through_another(cast: Cast, complaint: Complaint, clients: dict[str, Client]) -> None:
    call, promise = complaint.calls.order_by("asked_at").first(), complaint.remedies.get(promised_by__isnull=False)
    assert call is not None
    another = begun(cast, cast.ava).get_absolute_url()
    ways = {"keep": f"{another}promises/{promise.pk}/keep/", "withdraw": f"{another}calls/{call.pk}/withdraw/"}

    found = {}
    for crossed in CROSSED:
        method, way = crossed.split()
        found[crossed] = answers(clients, method, ways[way])

    assert found == dict.fromkeys(CROSSED, THROUGH_ANOTHER)

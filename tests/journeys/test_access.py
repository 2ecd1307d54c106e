"""Who gets to which of our own pages: every path × everybody × every method, expected answers written out."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, Complaint, Search, Thanks
from complaints.particulars import Particulars
from staff.changes.cells import Cell, today
from staff.changes.deciding import Wanted, draft
from staff.models import Attempt, AuthorityChange, Completion, Person, Standard
from tests.cast import Cast, give
from tests.courses import passed, write_course
from tests.journeys.matrix.everybody import EVERYBODY, METHODS, answers, paths
from tests.journeys.matrix.library_paths import LIBRARIES
from tests.journeys.matrix.objects import CELLS_OF_OBJECTS, OBJECTS
from tests.journeys.matrix.own_paths import OWN
from tests.standards import published

pytestmark = pytest.mark.django_db


def test_every_path_is_in_one_of_the_tables() -> None:
    assert paths() == set(OWN) | set(LIBRARIES)
    assert set(OWN) & set(LIBRARIES) == set()


def test_the_size_of_the_matrix() -> None:
    of_own = sum(len(row) for cells in OWN.values() for row in cells.values())
    of_libraries = sum(len(row) for cells in LIBRARIES.values() for row in cells.values())

    assert (len(EVERYBODY), len(METHODS)) == (13, 8)
    assert (len(OWN), of_own) == (61, 6344)
    assert (len(LIBRARIES), of_libraries) == (75, 7800)
    assert (len(OBJECTS), CELLS_OF_OBJECTS) == (22, 2288)
    assert of_own + of_libraries + CELLS_OF_OBJECTS == 16432


@pytest.fixture
def complaint(cast: Cast, nora: Person) -> Complaint:
    """Open, with a call that waits and a promise to keep; and a course that Ava tried and passed in a classroom."""
    course = write_course(cast)
    Attempt.objects.create(person=cast.ava, course=course, at=timezone.now(), answers={})
    passed(cast.ava, course, cast.northgate.day(timezone.now()), by=cast.mona)
    about = Particulars(about_people=(nora.pk,))
    told = Told("Nobody told them why", cast.northgate, cast.category("waiting"), cast.reception_a, particulars=about)
    complaint = actions.record_and_call(told, by=cast.ava, asked=Call(CallKind.ATTEND))
    promise = Given(cast.remedy_type("explain"), 0, cast.northgate.day(timezone.now()) + timedelta(days=2))
    Search.objects.create(person=cast.ava, words="Nobody told")
    parking = Cell("allowance", cast.level(1).pk, cast.remedy_type("parking").pk, currency="USD")
    draft(Wanted(cast.organisation, {parking: 15_00}, today(cast.organisation), "Dearer"), by=cast.ada)
    published(cast, by=cast.ada, site=cast.northgate)
    actions.thank(give(cast, cast.ava, "explain"), by=cast.mona, words="Well done")
    return actions.give_remedy(complaint, by=cast.ava, remedy=promise)


def of(path: str, complaint: Complaint) -> str:
    """The path for this complaint and what hangs on it; a search, an attempt and thanks of Ava's; Ava; the standard."""
    beside = {"/staff/standards/": Standard.objects.get().pk, "/staff/thanks/": Thanks.objects.get().pk}
    known = {
        "<id>": next((pk for start, pk in beside.items() if path.startswith(start)), complaint.pk),
        "<call>": complaint.calls.get().pk, "<remedy>": complaint.remedies.get().pk,
        "<token>": Search.objects.get().pk, "<change>": AuthorityChange.objects.get().pk,
        "<course>": "listening", "<attempt>": Attempt.objects.get().pk, "<completion>": Completion.objects.get().pk,
        "<person>": complaint.recorded_by_id, "<site>": complaint.site_id,
    }  # fmt: skip
    for name, pk in known.items():
        path = path.replace(name, str(pk))
    return path


@pytest.mark.parametrize("path", OWN)
def test_every_method_on(complaint: Complaint, clients: dict[str, Client], path: str) -> None:
    found = {method: answers(clients, method, of(path, complaint)) for method in METHODS}

    assert found == OWN[path]
    complaint.refresh_from_db()
    assert (complaint.state, complaint.changes, complaint.events.count()) == ("open", 0, 3)


@pytest.mark.parametrize("path", [path for path in OWN if path != "/healthz"])
def test_nobody_signed_in_is_led_to_sign_in_and_back(complaint: Complaint, path: str) -> None:
    whole = of(path, complaint)

    for method in METHODS:
        assert getattr(Client(), method)(whole)["Location"] == f"/accounts/login/?next={whole}", method


@pytest.mark.parametrize("path", [path for path in OWN if path != "/healthz"])
def test_an_unknown_method_is_told_which_ones_there_are(
    complaint: Complaint, clients: dict[str, Client], path: str
) -> None:
    gets, posts = (OWN[path][method]["ava"] != 405 for method in ("get", "post"))

    allowed = clients["ava"].delete(of(path, complaint))["Allow"]

    assert allowed == ("GET, POST, HEAD" if gets and posts else "POST" if posts else "GET, HEAD")


@pytest.mark.parametrize("path", OWN)
def test_what_every_page_carries(complaint: Complaint, clients: dict[str, Client], path: str) -> None:
    answer = clients["mona"].get(of(path, complaint))

    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "font-src": "'self'",
        "connect-src": "'self'", "img-src": "'self' data:", "form-action": "'self'", "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }  # fmt: skip
    assert answer["Cache-Control"] == "no-store"
    if path not in ("/healthz", "/calls/", "/review/calls/"):
        page = answer.content.decode()
        assert "Nobody told" not in page[page.index("<title>") : page.index("</title>")]
        assert "Demo: not for real patients" in page

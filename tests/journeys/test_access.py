"""Who gets to which page: every path of the resolver × everybody × every method, expected answers written out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, Complaint, RedFlag, Search
from complaints.particulars import Particulars
from staff.models import Person
from tests.cast import Cast, build_person
from tests.people import SignIn

pytestmark = pytest.mark.django_db
# Nora works beside Ava, and the complaint is about her; Dan did too, and may sign in no more.
PEOPLE = ("theo", "ava", "ben", "mona", "max", "cleo", "rui", "ada", "amir", "gus", "nora", "dan")
AT_NORTHGATE, AT_RIVERSIDE = ("theo", "ava", "ben", "mona", "max"), ("cleo", "rui")


def everybody(default: int, **others: int) -> dict[str, int]:
    """Whoever is not named gets the default; Dan is led to sign in, always."""
    return {name: others.get(name, default) for name in PEOPLE} | {"dan": 302}


def at_the_desk(default: int, **others: int) -> dict[str, int]:
    """A page of the complaint for whoever is at its desk: another site and Nora find nothing, others may not."""
    nobody = {"cleo": 404, "rui": 404, "nora": 404, "ada": 403, "amir": 403, "gus": 403}
    return everybody(default, **nobody | others)


MANAGERS_HERE = {"mona": 200, "max": 200}
# The complaint of the paths is Ava's, open, at her reception, without a red flag: her colleagues there may act.
GET = {
    "/": everybody(200, ada=302, amir=302, gus=302),
    "/complaints/new/": everybody(200, ada=403, amir=403, gus=403),
    "/calls/": everybody(200, ada=403, amir=403, gus=403),
    "/complaints/": everybody(200, ada=403, amir=403),
    "/complaints/found/<token>/": everybody(404, ava=200, ada=403, amir=403),
    "/complaints/<id>/reveal/": at_the_desk(200, gus=200),
    "/complaints/<id>/": at_the_desk(200, gus=200),
    "/complaints/<id>/resolve/": at_the_desk(200),
    "/complaints/<id>/escalate/": at_the_desk(200),
    "/complaints/<id>/call-backup/": at_the_desk(200),
    "/complaints/<id>/remedy/": at_the_desk(200),
    "/complaints/<id>/note/": at_the_desk(200),
    "/complaints/<id>/authority/": at_the_desk(200),
    "/complaints/<id>/correct/": at_the_desk(403, ava=200, **MANAGERS_HERE),
    "/complaints/<id>/hand-over/": at_the_desk(403, ava=200, **MANAGERS_HERE),
    "/complaints/<id>/reopen/": at_the_desk(409),
    "/complaints/<id>/calls/<call>/withdraw/": at_the_desk(403, ava=200),
    "/complaints/<id>/promises/<remedy>/keep/": at_the_desk(200),
    "/review/": everybody(403, mona=200, max=200, rui=200, gus=200),
    "/review/<id>/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/<id>/claim/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/<id>/decide/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/<id>/release/": everybody(403, mona=409, max=409, rui=404),
    "/review/<id>/hand-back/": everybody(403, mona=409, max=409, rui=404),
    "/review/<id>/void/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/calls/": everybody(403, mona=200, max=200, rui=200),
    "/review/calls/<call>/answer/": everybody(403, **MANAGERS_HERE, rui=404),
    "/review/duty/": everybody(403, mona=200, max=200, rui=200),
    "/staff/me/": everybody(200),
    "/staff/site/": everybody(200),
    "/healthz": everybody(200) | {"dan": 200},
}
# An empty form, so that nothing happens: 422 where they may, 405 where nobody posts.
POST = {
    "/": everybody(405),
    "/complaints/new/": everybody(422, ada=403, amir=403, gus=403),
    "/calls/": everybody(405),
    "/complaints/": everybody(422, ada=403, amir=403),
    "/complaints/found/<token>/": everybody(405),
    "/complaints/<id>/reveal/": at_the_desk(200, gus=200),
    "/complaints/<id>/": everybody(405),
    "/complaints/<id>/resolve/": at_the_desk(422),
    "/complaints/<id>/escalate/": at_the_desk(422),
    "/complaints/<id>/call-backup/": at_the_desk(422),
    "/complaints/<id>/remedy/": at_the_desk(422),
    "/complaints/<id>/note/": at_the_desk(422),
    "/complaints/<id>/authority/": at_the_desk(422),
    "/complaints/<id>/correct/": at_the_desk(403, ava=422, mona=422, max=422),
    "/complaints/<id>/hand-over/": at_the_desk(403, ava=422, mona=422, max=422),
    "/complaints/<id>/reopen/": at_the_desk(422),
    "/complaints/<id>/calls/<call>/withdraw/": at_the_desk(403, ava=422),
    "/complaints/<id>/promises/<remedy>/keep/": at_the_desk(422),
    "/review/": everybody(405),
    "/review/<id>/": everybody(405),
    "/review/<id>/claim/": everybody(403, mona=422, max=422, rui=404),
    "/review/<id>/decide/": everybody(403, mona=422, max=422, rui=404),
    "/review/<id>/release/": everybody(403, mona=422, max=422, rui=404),
    "/review/<id>/hand-back/": everybody(403, mona=422, max=422, rui=404),
    "/review/<id>/void/": everybody(403, mona=422, max=422, rui=404),
    "/review/calls/": everybody(405),
    "/review/calls/<call>/answer/": everybody(403, mona=422, max=422, rui=404),
    "/review/duty/": everybody(403, mona=422, max=422, rui=422),
    "/staff/me/": everybody(405),
    "/staff/site/": everybody(422),
    "/healthz": everybody(405) | {"dan": 405},
}


def paths(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    for one in patterns:
        whole = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from paths(one.url_patterns, whole)
        else:
            yield (
                whole.replace("<uuid:pk>", "<id>")
                .replace("<uuid:call>", "<call>")
                .replace("<uuid:remedy>", "<remedy>")
                .replace("<uuid:token>", "<token>")
            )


def test_every_path_is_in_the_table() -> None:
    ours = {path for path in paths(get_resolver().url_patterns) if not path.startswith(("/accounts/", "/admin/"))}

    assert ours == set(GET) == set(POST)


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    """Open, with a call that waits and a promise to keep."""
    for colleague in (cast.theo, cast.ben):
        colleague.memberships.update(home_location=cast.reception_a)
    nora, _ = (
        build_person(name, f"{name.title()} Berg", cast.level(1), sites=(cast.northgate,), home=cast.reception_a)
        for name in ("nora", "dan")
    )
    about = Particulars(about_people=(nora.pk,))
    told = Told("Nobody told them why", cast.northgate, cast.category("waiting"), cast.reception_a, particulars=about)
    complaint = actions.record_and_call(told, by=cast.ava, asked=Call(CallKind.ATTEND))
    promise = Given(cast.remedy_type("explain"), 0, cast.northgate.day(timezone.now()) + timedelta(days=2))
    Search.objects.create(person=cast.ava, words="Nobody told")
    return actions.give_remedy(complaint, by=cast.ava, remedy=promise)


def of(path: str, complaint: Complaint) -> str:
    """The path for this complaint, its call, its promise, and a search of Ava's."""
    search = Search.objects.filter(person=complaint.recorded_by).first()
    known = {
        "<id>": complaint.pk, "<call>": complaint.calls.get().pk, "<remedy>": complaint.remedies.get().pk,
        "<token>": search and search.pk,
    }  # fmt: skip
    for name, pk in known.items():
        path = path.replace(name, str(pk))
    return path


@pytest.fixture
def clients(complaint: Complaint, sign_in: SignIn) -> dict[str, Client]:
    """Everybody signed in as themselves; Dan was, and is disabled since."""
    found = {one.username: sign_in(Client(), one) for one in Person.objects.filter(username__in=PEOPLE)}
    Person.objects.filter(username="dan").update(is_active=False)
    return found


def answers(clients: dict[str, Client], method: str, path: str) -> dict[str, int]:
    return {name: getattr(client, method)(path).status_code for name, client in clients.items()}


@pytest.mark.parametrize("path", GET)
def test_reading(complaint: Complaint, clients: dict[str, Client], path: str) -> None:
    assert answers(clients, "get", of(path, complaint)) == GET[path]
    if path != "/healthz":
        assert answers(clients, "head", of(path, complaint)) == GET[path]


@pytest.mark.parametrize("path", POST)
def test_writing(complaint: Complaint, clients: dict[str, Client], path: str) -> None:
    assert answers(clients, "post", of(path, complaint)) == POST[path]
    complaint.refresh_from_db()
    assert (complaint.state, complaint.changes, complaint.events.count()) == ("open", 0, 3)


@pytest.mark.parametrize("path", GET)
def test_other_methods_are_unknown_to_everybody_signed_in(
    complaint: Complaint, clients: dict[str, Client], path: str
) -> None:
    signed_in = everybody(405) if path != "/healthz" else everybody(405) | {"dan": 405}

    for method in ("put", "patch", "delete", "trace", "options"):
        assert answers(clients, method, of(path, complaint)) == signed_in
    assert "GET" in clients["ava"].options(of(path, complaint))["Allow"]


@pytest.mark.parametrize("path", [path for path in GET if path != "/healthz"])
def test_nobody_signed_in_is_led_to_sign_in_first(complaint: Complaint, path: str) -> None:
    whole = of(path, complaint)
    client = Client()

    for method in ("get", "post", "put", "delete"):
        answer = getattr(client, method)(whole)
        assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={whole}")


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


def test_the_desk_sees_open_ones_at_its_own_place_and_what_it_had_to_do_with(cast: Cast, sign_in: SignIn) -> None:
    ben = sign_in(Client(), cast.ben)
    cast.ben.memberships.update(home_location=cast.reception_b)
    here = Told("At Reception B", cast.northgate, cast.category("waiting"), cast.reception_b)
    there = Told("At Reception A", cast.northgate, cast.category("waiting"), cast.reception_a)
    flagged = Told("Flagged", cast.northgate, cast.category("waiting"), cast.reception_b, (RedFlag.HARM,))
    seen = {
        told.words: ben.get(actions.record(told, by=cast.ava).get_absolute_url()).status_code
        for told in (here, there, flagged)
    }
    mine = actions.record(there, by=cast.ben)

    assert seen == {"At Reception B": 200, "At Reception A": 404, "Flagged": 404}
    assert ben.get(mine.get_absolute_url()).status_code == 200
    actions.escalate(mine, by=cast.ben, reason="x")
    assert ben.get(mine.get_absolute_url()).status_code == 200
    page = ben.get("/").content.decode()
    assert "At Reception B" in page
    assert "At Reception A" not in page
    assert "Flagged" not in page


def test_reading_is_recorded_and_nothing_else_is(cast: Cast, complaint: Complaint, sign_in: SignIn) -> None:
    gus = sign_in(Client(), cast.gus)
    gus.get(complaint.get_absolute_url())
    gus.get("/review/")
    sign_in(Client(), cast.cleo).get(complaint.get_absolute_url())

    assert [(read.person, read.complaint) for read in complaint.reads.all()] == [(cast.gus, complaint)]


@pytest.mark.parametrize("path", GET)
def test_what_every_page_carries(cast: Cast, complaint: Complaint, sign_in: SignIn, path: str) -> None:
    answer = sign_in(Client(), cast.mona).get(of(path, complaint))

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

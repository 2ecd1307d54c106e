"""The door of every page, in the contract's order: 302 to sign-in, 405, 403, and only then the view."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from staff.access import SignedIn, page
from staff.models import Membership, Person
from staff.roles import Role, Verb
from tests.cast import Cast
from tests.people import SignIn

kept: list[str] = []


def keep(request: HttpRequest) -> bool:
    kept.append(request.POST.get("words", ""))
    return bool(kept[-1])


@page("GET", "POST", verb=Verb.DECIDE, keep=keep)
def decide(request: SignedIn, number: int) -> HttpResponse:
    return HttpResponse(f"{request.user.username} decides {number}")


@page("POST", verb=Verb.RECORD)
def only_post(request: SignedIn) -> HttpResponse:
    return HttpResponse("posted")


@page("GET")
def everybody(request: SignedIn) -> HttpResponse:
    return HttpResponse("welcome")


urlpatterns = [
    path("decide/<int:number>/", decide),
    path("only-post/", only_post),
    path("everybody/", everybody),
    path("", include("recovery.urls")),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    kept.clear()


def test_a_manager_comes_in(cast: Cast, client: Client, sign_in: SignIn) -> None:
    answer = sign_in(client, cast.mona).get("/decide/7/")

    assert (answer.status_code, answer.content) == (200, b"mona decides 7")


def test_a_wrong_role_is_refused(cast: Cast, client: Client, sign_in: SignIn) -> None:
    assert sign_in(client, cast.ava).get("/decide/7/").status_code == 403


def test_nobody_signed_in_is_sent_to_sign_in_and_back(cast: Cast, client: Client) -> None:
    answer = client.get("/decide/7/?from=queue")

    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/decide/7/%3Ffrom%3Dqueue"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_an_unknown_method_is_told_which_are_known(cast: Cast, client: Client, sign_in: SignIn, method: str) -> None:
    answer = sign_in(client, cast.mona).generic(method, "/decide/7/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, POST, HEAD")


def test_get_is_unknown_where_only_post_is(cast: Cast, client: Client, sign_in: SignIn) -> None:
    answer = sign_in(client, cast.ava).get("/only-post/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert client.head("/only-post/").status_code == 405


def test_head_is_allowed_with_get(cast: Cast, client: Client, sign_in: SignIn) -> None:
    answer = sign_in(client, cast.mona).head("/decide/7/")

    assert (answer.status_code, answer.content) == (200, b"")


def test_sign_in_comes_before_the_method(cast: Cast, client: Client) -> None:
    assert client.delete("/decide/7/").status_code == 302


def test_the_method_comes_before_the_role(cast: Cast, client: Client, sign_in: SignIn) -> None:
    assert sign_in(client, cast.ava).delete("/decide/7/").status_code == 405


class TestTheFormsOwnToken:
    """Django's check of it stays in force, after ours."""

    def test_a_post_without_it_is_refused(self, cast: Cast, sign_in: SignIn) -> None:
        strict = Client(enforce_csrf_checks=True)

        assert sign_in(strict, cast.mona).post("/decide/7/").status_code == 403

    def test_a_post_with_it_comes_in(self, cast: Cast, sign_in: SignIn) -> None:
        strict = sign_in(Client(enforce_csrf_checks=True), cast.mona)
        strict.cookies["csrftoken"] = "a" * 32

        assert strict.post("/decide/7/", {"csrfmiddlewaretoken": "a" * 32}).content == b"mona decides 7"
        assert strict.post("/decide/7/", {"csrfmiddlewaretoken": "b" * 32}).status_code == 403

    def test_a_lost_sign_in_is_answered_before_it(self, cast: Cast) -> None:
        assert Client(enforce_csrf_checks=True).post("/decide/7/").status_code == 302

    def test_a_wrong_method_is_answered_before_it(self, cast: Cast, sign_in: SignIn) -> None:
        strict = Client(enforce_csrf_checks=True)

        assert sign_in(strict, cast.mona).delete("/decide/7/").status_code == 405


class TestKeepingWords:
    def test_an_expired_post_is_shown_before_it_is_sent_away(self, cast: Cast, client: Client) -> None:
        answer = client.post("/decide/7/", {"words": "She waited two hours."})

        assert (answer.status_code, kept) == (302, ["She waited two hours."])

    def test_a_get_is_not(self, cast: Cast, client: Client) -> None:
        client.get("/decide/7/")

        assert kept == []

    def test_nor_is_the_post_of_somebody_signed_in(self, cast: Cast, client: Client, sign_in: SignIn) -> None:
        sign_in(client, cast.ava).post("/decide/7/", {"words": "She waited two hours."})

        assert kept == []


class TestWhoLeft:
    def test_a_disabled_person_is_signed_out_at_the_next_request(
        self, cast: Cast, client: Client, sign_in: SignIn
    ) -> None:
        assert sign_in(client, cast.mona).get("/decide/7/").status_code == 200

        Person.objects.filter(pk=cast.mona.pk).update(is_active=False)

        assert client.get("/decide/7/").status_code == 302

    def test_a_former_member_is_refused_at_the_next_request(self, cast: Cast, client: Client, sign_in: SignIn) -> None:
        assert sign_in(client, cast.mona).get("/decide/7/").status_code == 200
        assert client.get("/everybody/").status_code == 200

        Membership.objects.filter(person=cast.mona).update(is_active=False)

        assert client.get("/decide/7/").status_code == 403
        assert client.get("/everybody/").status_code == 403

    def test_a_changed_role_counts_at_the_next_request(self, cast: Cast, client: Client, sign_in: SignIn) -> None:
        Membership.objects.filter(person=cast.mona).update(role=Role.FRONT_DESK)

        assert sign_in(client, cast.mona).get("/decide/7/").status_code == 403


@pytest.mark.parametrize("username", ["theo", "mona", "ada", "gus"])
def test_without_a_verb_everybody_who_works_here_comes_in(
    cast: Cast, client: Client, sign_in: SignIn, username: str
) -> None:
    assert sign_in(client, getattr(cast, username)).get("/everybody/").content == b"welcome"

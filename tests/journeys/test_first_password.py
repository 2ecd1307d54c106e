"""A password that somebody else gave is good for one thing: choosing one's own."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from staff.kept import token_for
from staff.models import Person
from tests.cast import PASSWORD, Cast
from tests.journeys.desk import NEW as RECORD
from tests.journeys.desk import text, typed
from tests.journeys.staff_forms import NEW, SECRET, of, signs_in, somebody, told, went_to

pytestmark = pytest.mark.django_db

CHANGE = "/accounts/password/change/"
OWN = "three-quiet-herons-walk"


def led(path: str) -> tuple[int, str]:
    """To the choice of a password, and from there to where one was going."""
    return 302, f"{CHANGE}?next={quote(path)}"


def signed_in(username: str, password: str = SECRET) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": username, "password": password})
    return client


def chooses(client: Client, path: str, password: str = OWN, given: str = SECRET) -> Any:
    return client.post(path, {"oldpassword": given, "password1": password, "password2": password})


@pytest.fixture
def nia(cast: Cast, ada: Client) -> Client:
    """Just added, and signed in with the password that Ada told her."""
    ada.post(NEW, somebody(cast))
    return signed_in("nia")


def must(username: str) -> bool:
    return Person.objects.get(username=username).must_change_password


@pytest.mark.parametrize(
    "path",
    ["/", RECORD, "/complaints/?state=open", "/calls/?v=1", "/review/calls/", "/staff/me/", "/admin/", "/admin/jsi18n/",
     "/admin/password_change/", "/accounts/reauthenticate/", "/accounts/password/set/"],
)  # fmt: skip
def test_every_page_leads_to_the_choice_and_remembers_where_they_were_going(nia: Client, path: str) -> None:
    assert went_to(nia.get(path)) == led(path)
    assert went_to(nia.post(path)) == led(path)


def test_they_land_where_they_were_going_and_are_not_asked_again(nia: Client) -> None:
    asked = nia.get("/staff/me/")["Location"]
    assert "Choose your own password" in text(nia.get(asked))

    assert went_to(chooses(nia, asked)) == (302, "/staff/me/")

    assert nia.get("/staff/me/").status_code == 200
    assert nia.get("/").status_code == 200
    assert signs_in("nia", OWN) and not signs_in("nia", SECRET)
    assert not must("nia")


def test_the_page_offers_nothing_else_but_signing_out(nia: Client) -> None:
    page = text(nia.get(CHANGE))

    assert [one for one in ('class="menu"', "My authority", "data-poll", "data-key-n") if one in page] == []
    assert went_to(nia.post("/accounts/logout/")) == (302, "/accounts/login/")
    assert went_to(nia.get("/")) == (302, "/accounts/login/?next=/")


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        (SECRET, "This is the password you were given: somebody else knows it. Choose another one."),
        ("short", "at least 12 characters"),
    ],
)
def test_the_one_they_were_given_is_not_their_own(nia: Client, password: str, sentence: str) -> None:
    answer = chooses(nia, CHANGE, password)

    assert answer.status_code == 200
    assert sentence in text(answer)
    assert must("nia")
    assert went_to(nia.get("/")) == led("/")


def test_it_is_told_as_their_own(cast: Cast, ada: Client, nia: Client) -> None:
    chooses(nia, CHANGE)

    person = Person.objects.get(username="nia")
    assert told(person)[-1] == ("change_person", "nia", {"password": "own"})
    assert "<strong>Nia Okafor</strong> chose a password of their own." in text(ada.get(of(person)))


def test_until_then_their_page_says_so(cast: Cast, ada: Client, nia: Client) -> None:
    page = of(Person.objects.get(username="nia"))
    sentence = "They have not chosen a password of their own yet"
    assert sentence in text(ada.get(page))

    chooses(nia, CHANGE)

    assert sentence not in text(ada.get(page))


class TestWhoIsAsked:
    def test_whom_an_admin_gives_another_one(self, cast: Cast, ada: Client) -> None:
        assert not must("ava")

        ada.post(of(cast.ava, "password/"), {"password": SECRET})

        assert must("ava")
        assert went_to(signed_in("ava").get("/")) == led("/")

    def test_in_djangos_admin_too(self, cast: Cast, ada: Client) -> None:
        fields = {"password1": SECRET, "password2": SECRET, "usable_password": "true"}

        ada.post(reverse("admin:auth_user_password_change", args=[cast.ava.pk]), fields)

        assert must("ava")

    def test_who_was_there_before_is_not(self, cast: Cast) -> None:
        assert went_to(signed_in("ava", PASSWORD).get("/")) == (200, "")
        assert not Person.objects.filter(must_change_password=True).exists()

    def test_nor_who_changes_their_own_at_any_time(self, cast: Cast) -> None:
        ava = signed_in("ava", PASSWORD)

        assert chooses(ava, CHANGE, given=PASSWORD).status_code == 302

        assert ava.get("/").status_code == 200
        assert not must("ava")

    def test_nor_an_admin_who_sets_their_own_in_djangos_admin(self, cast: Cast, ada: Client) -> None:
        fields = {"password1": SECRET, "password2": SECRET, "usable_password": "true"}

        ada.post(reverse("admin:auth_user_password_change", args=[cast.ada.pk]), fields)

        assert cast.again(cast.ada).check_password(SECRET)
        assert not must("ada")


class TestWhatEndsIt:
    """Only their own choice, whoever writes the row."""

    def test_nobody_clears_it_without_a_password(self, nia: Client) -> None:
        Person.objects.filter(username="nia").update(must_change_password=False)

        assert must("nia")

    def test_nor_by_giving_them_another_one(self, cast: Cast, ada: Client, nia: Client) -> None:
        ada.post(of(Person.objects.get(username="nia"), "password/"), {"password": OWN})

        assert must("nia")

    def test_nor_where_nobody_acts(self, nia: Client) -> None:
        """As when a quick hash becomes a slow one."""
        person = Person.objects.get(username="nia")
        person.set_password(SECRET)
        person.save()

        assert must("nia")


def test_words_of_an_expired_page_wait_until_the_choice_is_made(cast: Cast, ada: Client, ava: Client) -> None:
    ada.post(of(cast.ava, "password/"), {"password": SECRET})
    sent = ava.post(RECORD, typed(what_happened="Precious words", form_token=token_for(cast.ava)))
    assert went_to(sent) == (302, f"/accounts/login/?next={RECORD}&kept=1")

    ava.post(sent["Location"], {"login": "ava", "password": SECRET})
    asked = ava.get(RECORD)["Location"]
    back = chooses(ava, asked)

    assert went_to(back) == (302, RECORD)
    assert "Precious words" in text(ava.get(RECORD))


def test_asking_costs_no_query(cast: Cast, ava: Client) -> None:
    ava.get("/calls/")
    with CaptureQueriesContext(connection) as found:
        ava.get("/calls/")

    people = [one["sql"] for one in found if "must_change_password" in one["sql"]]
    assert len(people) == 1 and "staff_membership" in people[0]

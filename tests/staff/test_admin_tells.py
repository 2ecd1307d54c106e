"""What is changed in Django's admin is told as the admin's, and what PostgreSQL refuses becomes a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from complaints import actions
from complaints.actions import Told
from staff.admin import MembershipInline, PersonAdmin
from staff.models import OrganisationEvent, Person
from staff.refusals import left_behind, listed
from staff.roles import Role
from tests.cast import PASSWORD, Cast
from tests.people import SignIn
from tests.staff.admin_pages import change, posted

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[tuple[str, str | None, dict[str, str]]]:
    events = OrganisationEvent.objects.filter(person=person).order_by("position")
    return [(one.verb, one.by.username if one.by else None, one.facts) for one in events][2:]


def said(answer: Any) -> list[str]:
    return [str(one) for one in get_messages(answer.wsgi_request)]


def test_a_level_and_a_name_are_told_as_the_admins(cast: Cast, ada: Client) -> None:
    url = change(cast.ava)

    assert ada.post(url, posted(ada, url, level=cast.level(2).pk, name="Ava Lind")).status_code == 302

    assert told(cast.ava) == [
        ("change_person", "ada", {"level before": "Level 1", "level": "Level 2", "name": "Ava Lind",
                                  "username": "ava"}),
    ]  # fmt: skip


def test_a_role_and_disabling_too(cast: Cast, ada: Client) -> None:
    url = change(cast.ava)

    ada.post(url, posted(ada, url, **{"memberships-0-role": "manager"}))
    ada.post(url, posted(ada, url, is_active=None))

    assert told(cast.ava) == [
        ("change_membership", "ada", {"site": "Northgate", "role": "manager", "works there": "yes"}),
        ("change_person", "ada", {"may sign in": "no"}),
    ]


def test_a_membership_on_its_own_page_too(cast: Cast, ada: Client) -> None:
    url = change(cast.ava.works[0])

    assert ada.post(url, posted(ada, url, role="auditor")).status_code == 302

    assert told(cast.ava) == [
        ("change_membership", "ada", {"site": "Northgate", "role": "auditor", "works there": "yes"}),
    ]  # fmt: skip


def test_a_password_too(cast: Cast, ada: Client) -> None:
    url = reverse("admin:auth_user_password_change", args=[cast.ava.pk])
    fields = {"password1": "a-new-long-secret", "password2": "a-new-long-secret", "usable_password": "true"}

    assert ada.post(url, fields).status_code == 302
    assert told(cast.ava) == [("change_person", "ada", {"password": "set"})]


def test_reading_tells_nothing(cast: Cast, ada: Client) -> None:
    before = OrganisationEvent.objects.count()

    assert ada.get(change(cast.ava)).status_code == 200
    assert OrganisationEvent.objects.count() == before


def test_work_that_would_be_left_behind_is_a_sentence_not_an_error(cast: Cast, ada: Client) -> None:
    actions.record(Told("Waited", cast.northgate, cast.category("waiting"), cast.reception_a), by=cast.ava)
    url = change(cast.ava)

    answer = ada.post(url, posted(ada, url, is_active=None, name="Ava Lind"))

    assert (answer.status_code, answer["Location"]) == (302, url)
    assert said(answer) == [
        "Something is still open in their name, and nobody’s work is left behind. "
        "Max Ferrante or Mona Reyes can hand it over first."
    ]
    again = cast.again(cast.ava)
    assert (again.is_active, again.name, told(cast.ava)) == (True, "Ava Lindqvist", [])


def test_nor_is_it_left_by_a_site_that_is_taken_away(cast: Cast, ada: Client) -> None:
    actions.record(Told("Waited", cast.northgate, cast.category("waiting"), cast.reception_a), by=cast.ava)
    url = change(cast.ava.works[0])

    answer = ada.post(url, posted(ada, url, is_active=None))

    assert "can hand it over first" in said(answer)[0]
    assert cast.again(cast.ava).works != ()


def test_a_level_of_ones_own_is_refused_by_postgresql_even_if_the_page_let_it_through(
    cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PersonAdmin, "get_readonly_fields", lambda self, request, obj=None: ())
    url = change(cast.ada)

    answer = ada.post(url, posted(ada, url, level=cast.level(3).pk))

    assert answer.status_code == 302
    assert said(answer) == ["Nothing was saved: nobody changes their own level."]
    assert cast.again(cast.ada).level == cast.level(0)


def test_so_is_a_role_of_ones_own(cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MembershipInline, "has_change_permission", lambda self, request, obj=None: True)
    url = change(cast.ada)

    answer = ada.post(url, posted(ada, url, **{"memberships-0-role": "manager"}))

    assert said(answer) == ["Nothing was saved: nobody changes where they work themselves."]
    assert cast.again(cast.ada).roles == {Role.ADMIN}


def test_disabled_in_the_admin_a_session_ends_at_its_next_request(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    ben, url = sign_in(Client(), cast.ben), change(cast.ben)
    assert ben.get("/").status_code == 200

    ada.post(url, posted(ada, url, is_active=None))

    assert ben.get("/")["Location"] == "/accounts/login/?next=/"
    assert not Client().login(username="ben", password=PASSWORD)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Ann"], "Ann"),
        (["Ann", "Bo"], "Ann or Bo"),
        (["Ann", "Bo", "Cy"], "Ann, Bo or Cy"),
        (["Ann", "Bo", "Cy", "Di"], "Ann, Bo, Cy or another manager"),
    ],
)
def test_names_as_people_say_them(names: list[str], words: str) -> None:
    assert listed(names) == words
    assert left_behind(names).endswith(f"{words} can hand it over first.")


def test_where_there_is_nobody_it_says_what_to_do() -> None:
    assert left_behind([]).endswith("name another manager of their site first.")

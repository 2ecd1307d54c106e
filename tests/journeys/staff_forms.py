"""What an admin types about people, as a browser posts it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client

from staff.models import OrganisationEvent, Person
from tests.cast import Cast

PEOPLE = "/staff/people/"
NEW = "/staff/people/new/"
SECRET = "bakori-velanu-tosemi-pidera"


def somebody(cast: Cast, **changes: Any) -> dict[str, Any]:
    """A whole form for Nia at Northgate, to be changed in one thing; None leaves a field out."""
    fields = {
        "submission_key": str(uuid.uuid4()),
        "name": "Nia Okafor",
        "short_name": "",
        "username": "nia",
        "email": "",
        "level": cast.level(1).pk,
        "site": cast.northgate.pk,
        "role": "front_desk",
        "home": cast.reception_b.pk,
        "password": SECRET,
    } | changes
    return {name: value for name, value in fields.items() if value is not None}


def details(person: Person, **changes: Any) -> dict[str, Any]:
    names = ("name", "short_name", "username", "email")
    return {name: getattr(person, name) for name in names} | {"level": person.level_id} | changes


def of(person: Person, path: str = "") -> str:
    return f"{PEOPLE}{person.pk}/{path}"


def told(person: Person) -> list[tuple[str, str | None, dict[str, str]]]:
    """Every event about them: verb, whose, facts; in order."""
    events = OrganisationEvent.objects.filter(person=person).exclude(verb="add_by_form").order_by("position")
    return [(one.verb, one.by.username if one.by else None, one.facts) for one in events]


def went_to(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.get("Location", "")


def errors(answer: Any) -> str:
    """The sentences of the summary on top of the page."""
    assert answer.status_code == 422, answer.status_code
    page = answer.content.decode()
    return page[page.index('id="mistakes"') : page.index("</section>", page.index('id="mistakes"'))]


def signs_in(username: str, password: str) -> bool:
    client = Client()
    answer = client.post("/accounts/login/", {"login": username, "password": password})
    return went_to(answer) == (302, "/")

"""What every page shows: the menu of what this person may open, who they are, and whether this is the demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from complaints import calls
from complaints.review import calls as answering
from complaints.review.duties import duty_now
from complaints.review.policies import named_by_fallback
from complaints.review.queue import how_many_wait
from staff import reminding
from staff.models import Person
from staff.roles import Verb


@dataclass(frozen=True)
class Entry:
    """One line of the menu; ``count`` says how much waits behind it."""

    label: str
    url: str
    current: bool
    count: int = 0


def page(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "user", None)
    if not isinstance(person, Person) or not person.is_authenticated:
        return {"is_demo": settings.DEMO, "menu": []}
    if person.must_change_password:
        return {"is_demo": settings.DEMO, "menu": [], "person": person}
    shown = {
        "is_demo": settings.DEMO,
        "menu": menu(person, request.path, request.session.get(reminding.COUNT, 0)),
        "person": person,
        "desk": person.desk,
        "lists": person.may(Verb.LIST),
    }
    mine = calls.region_of(person) if person.may(Verb.CALL) else {}
    return shown | mine | answering.region_of(person) | duty_now(person)


def menu(person: Person, path: str, standards: int = 0) -> list[Entry]:
    """Only what this person may open, in the order of the pictures."""
    entries: list[tuple[str, str, int]] = []
    if person.may(Verb.RECORD):
        entries.append(("Desk", reverse("complaints:desk"), 0))
    if person.may(Verb.LIST):
        entries.append(("Complaints", reverse("complaints:list"), 0))
    if person.may(Verb.READ_QUEUE) or named_by_fallback(person):
        entries.append(("Review", reverse("review:queue"), how_many_wait(person)))
    entries.append(("My authority", reverse("staff:me"), 0))
    if person.works:
        entries.append(("Training", reverse("staff:training"), 0))
        entries.append(("Standards", reverse("staff:standards"), standards))
    if person.may(Verb.READ_AUTHORITY):
        entries.append(("Levels", reverse("staff:authority"), 0))
    if person.may(Verb.READ_PEOPLE):
        entries.append(("People", reverse("staff:people"), 0))
    if person.is_staff:
        entries.append(("Configuration", reverse("admin:index"), 0))
    return [Entry(label, url, is_current(url, path), count) for label, url, count in entries]


def is_current(url: str, path: str) -> bool:
    in_list = path == "/complaints/" or path.startswith("/complaints/found/")
    if url == "/":
        return path == "/" or (path.startswith("/complaints/") and not in_list)
    return in_list if url == "/complaints/" else path.startswith(url)

"""Everybody whom the matrix asks for, signed in."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from staff.models import Person
from tests.cast import PASSWORD, Cast, build_person
from tests.journeys.matrix.everybody import NOBODY, PEOPLE
from tests.people import SignIn


@pytest.fixture
def nora(cast: Cast) -> Person:
    """At Ava's reception; the complaints are about her."""
    return neighbour(cast, "nora", "Nora Berg")


@pytest.fixture
def dan(cast: Cast) -> Person:
    return neighbour(cast, "dan", "Dan Berg")


def neighbour(cast: Cast, username: str, name: str) -> Person:
    hashed = make_password(PASSWORD)
    return build_person(
        username, name, cast.level(1), sites=(cast.northgate,), home=cast.reception_a, hashed=hashed
    )  # fmt: skip


@pytest.fixture
def clients(cast: Cast, nora: Person, dan: Person, sign_in: SignIn) -> dict[str, Client]:
    """Everybody signed in as themselves; Dan was, and is disabled since; and somebody who never was."""
    found = {one.username: sign_in(Client(), one) for one in Person.objects.filter(username__in=PEOPLE)}
    Person.objects.filter(pk=dan.pk).update(is_active=False)
    return {name: found[name] for name in PEOPLE} | {NOBODY: Client()}

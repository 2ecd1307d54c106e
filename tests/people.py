"""Fixtures of people, for every test (a pytest plugin, named in conftest.py).

It may be loaded before Django is: models are imported when a fixture runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from staff.models import Person
    from tests.cast import Cast

SignIn = Callable[[Client, "Person"], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    """Larkfield with everybody in it."""
    from tests.cast import build_cast

    return build_cast()


@pytest.fixture(name="sign_in")
def sign_in_fixture() -> SignIn:
    """``sign_in(client, cast.ava)``: the client is theirs from now on."""
    return sign_in


def sign_in(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client

from __future__ import annotations

import importlib.util
from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks
from django.db import OperationalError, connections
from pytest_django import Settings

from recovery import checks
from staff.models import Organisation
from tests.cast import Cast
from tests.owner import as_owner

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def asked() -> list[CheckMessage]:
    return checks.the_database_keeps_its_promises(None, databases=["default"])


def codes() -> list[str | None]:
    return [message.id for message in asked() if message.is_serious()]


def test_sites_where_a_manager_is_missing_or_alone_are_named(cast: Cast) -> None:
    assert [message.msg for message in checks.sites_at_risk()] == [
        "Riverside has one active manager: what they escalate, or what is about them, goes to another site."
    ]
    cast.rui.is_active = False
    cast.rui.save(update_fields=["is_active"])
    cast.max.memberships.update(is_active=False)

    assert [message.msg for message in checks.sites_at_risk()] == [
        "Northgate has one active manager: what they escalate, or what is about them, goes to another site.",
        "Riverside has no active manager: what is escalated there goes to another site's, or to an admin.",
    ]


def test_an_empty_database_passes() -> None:
    assert asked() == []


def test_nothing_is_asked_of_a_database_that_is_not_named() -> None:
    assert checks.the_database_keeps_its_promises(None) == []
    assert checks.the_database_keeps_its_promises(None, databases=["owner"]) == []


def test_django_runs_them_all() -> None:
    assert [one for one in run_checks(databases=["default"]) if (one.id or "").startswith("recovery.")] == []


def test_an_app_that_connects_as_the_owner_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "connection", connections["owner"])

    errors = [message for message in asked() if message.id == "recovery.E003"]

    assert "The role of DATABASE_URL owns tables or databases." in [message.msg for message in errors]
    assert {message.hint for message in errors} == {"Connect as a role of its own: docs/postgresql.md."}


class Weak:
    """A server that says that it does not write to the disk at once."""

    def cursor(self) -> Weak:
        return self

    def __enter__(self) -> Weak:
        return self

    def __exit__(self, *what: object) -> None: ...

    def execute(self, question: str) -> None: ...

    def fetchall(self) -> list[tuple[str, str]]:
        return [("fsync", "off"), ("full_page_writes", "on"), ("synchronous_commit", "local")]


def test_a_server_that_could_lose_what_it_saved_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "connection", Weak())

    assert [message.msg for message in checks.durability_errors()] == [
        "PostgreSQL's fsync is off: saved complaints could be lost.",
        "PostgreSQL's synchronous_commit is off: saved complaints could be lost.",
    ]


def test_the_demo_never_stands_beside_real_people(cast: Cast, settings: Settings) -> None:
    settings.DEMO = True

    with as_owner():
        Organisation.objects.update(is_demo=False)
    assert codes() == ["recovery.E005"]

    with as_owner():
        Organisation.objects.update(is_demo=True)
    assert codes() == []


def test_real_people_never_come_to_a_demo(cast: Cast, settings: Settings) -> None:
    settings.DEMO = False

    with as_owner():
        Organisation.objects.update(is_demo=True)
    assert codes() == ["recovery.E006"]

    with as_owner():
        Organisation.objects.update(is_demo=False)
    assert codes() == []


def test_a_database_that_is_away_is_an_error_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Any:
        raise OperationalError("could not connect")

    monkeypatch.setattr(checks, "role_errors", away)

    assert [(message.id, message.msg) for message in asked()] == [
        ("recovery.E002", "The database cannot be asked: could not connect")
    ]


def test_psycopg_3_is_not_here() -> None:
    assert importlib.util.find_spec("psycopg") is None
    assert checks.the_driver_is_psycopg2(None) == []


def test_psycopg_3_would_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())

    assert [message.id for message in checks.the_driver_is_psycopg2(None)] == ["recovery.E001"]

"""Tests run as the app's role, on a real PostgreSQL: a guard that only the owner meets is no guard.

One template database is migrated as the owner; every worker, and every test that needs transactions of its own,
gets a clone. The server is the environment's (DATABASE_URL and MIGRATION_DATABASE_URL, whose owner may create
databases), else an embedded one of the tests' own.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from tests import server

pytest_plugins = ["tests.people"]
COUNT = itertools.count(1)


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts the server and migrates the template; workers inherit both by the environment."""
    if not hasattr(config, "workerinput"):
        config.stash[server.RUNNING] = server.prepare()


def pytest_unconfigure(config: pytest.Config) -> None:
    server.finish(config.stash.get(server.RUNNING, None))


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    with django_db_blocker.unblock():
        server.connect_here()
        name = server.clone(f"{os.environ['TEST_TEMPLATE']}_{os.getpid()}_{worker}")
        switch(name)
        yield
        for connection in connections.all():
            connection.close()
        server.drop(name)


def switch(name: str) -> None:
    """Point both aliases at another database."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def own_database(cls: type[Any]) -> None:
    """Instead of TransactionTestCase's own set-up: a fresh clone."""
    cls.clone_before = connections["default"].settings_dict["NAME"]
    cls.clone_now = server.clone(f"{cls.clone_before}_{next(COUNT)}")
    switch(cls.clone_now)


def back_again(self: Any) -> None:
    """Instead of a flush, which the app's role may not do: back to the worker's clone."""
    switch(self.clone_before)
    server.drop(self.clone_now)


TransactionTestCase._fixture_setup = classmethod(own_database)  # type: ignore[method-assign, assignment]
TransactionTestCase._fixture_teardown = back_again  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; a test about it asks for it by name."""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        "django.contrib.auth.hashers.Argon2PasswordHasher",
    ]

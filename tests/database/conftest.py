"""The whole record for the tests that tamper with it, told once a module; and rows that are never committed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from complaints.demo.owner import connected_as_owner
from tests.database.whole_record import Record, told_record


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Record]:
    """Every kind of act, told as the owner in one transaction that is never committed."""
    with django_db_blocker.unblock(), connected_as_owner(), transaction.atomic():
        yield told_record()
        transaction.set_rollback(True)


@pytest.fixture
def never_committed(db: None) -> Iterator[None]:
    """For rows written past the actions: what commit asks for, the event that tells of each, is asked elsewhere."""
    yield
    transaction.set_rollback(True)

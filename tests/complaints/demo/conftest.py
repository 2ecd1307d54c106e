from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from complaints.demo.cast import raise_levels, write_cast
from complaints.demo.configuration import write_configuration
from complaints.demo.loading import load_as_owner
from complaints.demo.owner import connected_as_owner
from staff.models import Organisation


@pytest.fixture(scope="session")
def now() -> datetime:
    """Ten in the morning at Northgate, three in the afternoon at Riverside."""
    return datetime(2026, 6, 10, 14, 0, tzinfo=UTC)


@pytest.fixture
def larkfield(db: None, now: datetime) -> Organisation:
    """The demo's organisation and its people, before anything happened."""
    organisation = write_configuration(now)
    write_cast(organisation, now)
    raise_levels(organisation)
    return organisation


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker, now: datetime) -> Iterator[Organisation]:
    """All of the demo, told once for the tests of one file, which only read it, and undone after them."""
    with django_db_blocker.unblock(), connected_as_owner(), transaction.atomic():
        load_as_owner(now)
        yield Organisation.objects.get()
        transaction.set_rollback(True)

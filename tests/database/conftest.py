"""The whole record, told once a module; rows never committed; a complaint at the desk; limits for a patient."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from complaints import actions
from complaints.actions import Told
from complaints.demo.owner import connected_as_owner
from complaints.models import Complaint
from staff.models import PatientLimit, RemedyType
from tests.cast import SINCE, Cast
from tests.database.whole_record import Record, told_record
from tests.owner import as_owner


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


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    """Ava's, just recorded."""
    return actions.record(Told("Waited two hours", cast.northgate, cast.category("waiting")), by=cast.ava)


@pytest.fixture
def patients_limits(cast: Cast) -> None:
    """Fifteen dollars at once and seventy-five a year, in the United States only."""
    with as_owner():
        PatientLimit.objects.create(
            organisation=cast.organisation, regime="us", currency="USD", per_item=15_00, per_year=75_00,
            source="OIG", during=(SINCE, None),
        )  # fmt: skip
        RemedyType.objects.filter(code__in=["parking", "meal", "gift_shop"]).update(counts_to_limit=True)
        RemedyType.objects.filter(code="waive_fee").update(fee_waiver=True)

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from complaints.demo.cast import write_cast
from complaints.demo.configuration import write_configuration
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
    return organisation

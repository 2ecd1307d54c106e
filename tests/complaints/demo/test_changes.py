from datetime import date, datetime, timedelta

import pytest

from staff.models import Allowance, AuthorityChange, Organisation
from staff.proof import organisation_faults


@pytest.fixture
def changes(demo: Organisation) -> list[AuthorityChange]:
    return list(AuthorityChange.objects.order_by("drafted_at"))


def test_one_raise_was_made_by_two_and_another_waits(changes: list[AuthorityChange]) -> None:
    told = [(one.drafted_by.username, one.approved_by and one.approved_by.username, one.raises) for one in changes]

    assert told == [("ada", "amir", True), ("ada", None, True)]
    assert [one.took_effect_at is None for one in changes] == [False, True]


def test_the_waiting_one_begins_in_a_week(changes: list[AuthorityChange], now: datetime) -> None:
    assert changes[1].starts == (now + timedelta(days=7)).date()


def test_managers_in_pounds_refund_more_since_then(demo: Organisation) -> None:
    rows = Allowance.objects.filter(level__rank=3, currency="GBP", remedy_type__code="refund").order_by("during")

    assert [(one.per_remedy, one.during.lower) for one in rows] == [
        (400_00, date(2025, 6, 10)),
        (500_00, date(2025, 11, 22)),
    ]


def test_its_organisations_history_holds(demo: Organisation) -> None:
    assert list(organisation_faults()) == []

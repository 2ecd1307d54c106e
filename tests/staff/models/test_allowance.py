"""No two allowances of one level, type and currency on one day: the database keeps it, whoever writes."""

from datetime import date

import pytest
from django.db import DataError, IntegrityError, transaction

from staff.models import Allowance
from tests.cast import Cast
from tests.owner import as_owner

FIRST = date(2026, 1, 1)


@pytest.fixture
def until_march(cast: Cast) -> Allowance:
    """Level 1 may give taxis in euros of 10.00 in January and February."""
    with as_owner():
        return Allowance.objects.create(
            level=cast.level(1),
            remedy_type=cast.remedy_type("taxi"),
            currency="EUR",
            per_remedy=1000,
            during=(FIRST, date(2026, 3, 1)),
        )


def another(cast: Cast, **changes: object) -> Allowance:
    fields = {
        "level": cast.level(1),
        "remedy_type": cast.remedy_type("taxi"),
        "currency": "EUR",
        "per_remedy": 1200,
        "during": (date(2026, 2, 28), None),
    }
    with as_owner():
        return Allowance.objects.create(**(fields | changes))


def test_a_day_in_common_is_refused(cast: Cast, until_march: Allowance) -> None:
    with pytest.raises(IntegrityError, match="allowance_no_overlap"), transaction.atomic():
        another(cast)


def test_the_next_day_is_not(cast: Cast, until_march: Allowance) -> None:
    another(cast, during=(date(2026, 3, 1), None))


def test_nor_is_another_level_type_or_currency(cast: Cast, until_march: Allowance) -> None:
    another(cast, level=cast.level(2))
    another(cast, remedy_type=cast.remedy_type("refund"))
    another(cast, currency="AUD")


def test_an_update_into_an_overlap_is_refused(cast: Cast, until_march: Allowance) -> None:
    later = another(cast, during=(date(2026, 3, 1), None))

    with pytest.raises(IntegrityError, match="allowance_no_overlap"), transaction.atomic():
        with as_owner():
            Allowance.objects.filter(pk=later.pk).update(during=(date(2026, 2, 28), None))


def test_a_range_that_ends_before_it_begins_is_refused(cast: Cast) -> None:
    with pytest.raises(DataError), transaction.atomic():
        another(cast, during=(date(2026, 3, 1), FIRST))


def test_a_negative_amount_is_refused(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="per_remedy"), transaction.atomic():
        another(cast, per_remedy=-1)

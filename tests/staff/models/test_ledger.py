"""The day's ledger is written by giving, and by nothing else that the app's role can do."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from staff.models import DayLedger
from tests.cast import Cast, give


def test_giving_adds_up_by_person_day_and_currency(cast: Cast) -> None:
    give(cast, cast.ava, "parking", 1000)
    give(cast, cast.ava, "meal", 501)
    give(cast, cast.ava, "explain")
    give(cast, cast.cleo, "meal", 700)

    rows = DayLedger.objects.order_by("spent").values_list("person__username", "day", "currency", "spent")

    now = timezone.now()
    assert list(rows) == [
        ("cleo", cast.riverside.day(now), "GBP", 700),
        ("ava", cast.northgate.day(now), "USD", 1501),
    ]


@pytest.mark.parametrize(
    "write",
    [
        lambda cast: DayLedger.objects.create(person=cast.ava, day=date(2026, 1, 1), currency="USD", spent=0),
        lambda cast: DayLedger.objects.update(spent=0),
        lambda cast: DayLedger.objects.all().delete(),
        lambda cast: DayLedger.objects.bulk_create([DayLedger(person=cast.ava, day=date(2026, 1, 1), spent=0)]),
    ],
)
def test_nobody_writes_it_by_hand(cast: Cast, write: Callable[[Cast], object]) -> None:
    give(cast, cast.ava, "parking", 1000)

    with pytest.raises(ProgrammingError, match="permission denied for table staff_dayledger"), transaction.atomic():
        write(cast)

    assert DayLedger.objects.get().spent == 1000

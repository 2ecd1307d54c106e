from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from staff.forms import overlap

JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (DateRange(JAN, FEB), DateRange(FEB, MAR), False),
        (DateRange(JAN, date(2026, 2, 2)), DateRange(FEB, MAR), True),
        (DateRange(JAN, None), DateRange(MAR, None), True),
        (DateRange(JAN, FEB), DateRange(FEB, None), False),
        (DateRange(JAN, MAR), DateRange(FEB, date(2026, 2, 2)), True),
    ],
)
def test_ranges_overlap_when_they_share_a_day(one: DateRange, other: DateRange, shared: bool) -> None:
    assert overlap(one, other) is shared
    assert overlap(other, one) is shared

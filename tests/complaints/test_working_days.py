"""Working days over weekends and bank holidays, which differ within one country."""

from datetime import date

import pytest

from complaints.working_days import is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # Boxing Day on a Saturday is kept on the Monday
        (date(2026, 8, 31), False),
    ],
)
def test_in_england(day: date, working: bool) -> None:
    assert is_working_day(day, "GB", "ENG") is working


def test_saint_andrew_is_kept_in_scotland_only() -> None:
    assert is_working_day(date(2026, 11, 30), "GB", "ENG") is True
    assert is_working_day(date(2026, 11, 30), "GB", "SCT") is False


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 11, 24), 1, date(2026, 11, 25)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 24), 3, date(2026, 12, 31)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_days_after(day: date, count: int, expected: date) -> None:
    assert working_days_after(day, count, "GB", "ENG") == expected

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from staff.form_fields import DaysField, DaysWidget, MoneyField


@pytest.mark.parametrize(
    ("typed", "minor"), [("12.50", 1250), ("12.5", 1250), ("0", 0), ("0.01", 1), ("9999999999.99", 999_999_999_999)]
)
def test_money_is_typed_in_major_and_kept_in_minor_units(typed: str, minor: int) -> None:
    assert MoneyField().clean(typed) == minor


@pytest.mark.parametrize("typed", ["", "1.234", "-0.01", "NaN", "Infinity", "1e99", "99999999999.00", "ten", "1\x00"])
def test_money_refuses_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        MoneyField().clean(typed)

    assert refused.value.messages[0].endswith(".")


def test_money_is_shown_in_major_units_and_as_typed_when_wrong() -> None:
    assert MoneyField().prepare_value(1250) == "12.50"
    assert MoneyField().prepare_value("12,50 please") == "12,50 please"


@pytest.mark.parametrize(("typed", "changed"), [("12.50", False), ("12.5", False), ("12.51", True), ("x", True)])
def test_money_knows_whether_it_changed(typed: str, changed: bool) -> None:
    assert MoneyField().has_changed(1250, typed) is changed


def test_no_amount_is_rounded_on_the_way() -> None:
    for minor in range(0, 3000, 7):
        assert MoneyField().clean(str(Decimal(minor) / 100)) == minor


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        (["2026-03-01", "2026-03-31"], DateRange(date(2026, 3, 1), date(2026, 4, 1))),
        (["2026-03-01", "2026-03-01"], DateRange(date(2026, 3, 1), date(2026, 3, 2))),
        (["2026-03-01", ""], DateRange(date(2026, 3, 1), None)),
    ],
)
def test_days_have_a_first_and_a_last(typed: list[str], days: DateRange) -> None:
    assert DaysField().clean(typed) == days


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["", ""], "Give the first day."),
        (["", "2026-03-01"], "Give the first day."),
        (["2026-03-02", "2026-03-01"], "The last day is before the first."),
        (["2026-03-02", "9999-12-31"], "Leave the last day blank when there is no end."),
        (["2026-02-30", ""], "Enter a valid date."),
    ],
)
def test_days_refuse_with_a_sentence(typed: list[str], sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DaysField().clean(typed)

    assert sentence in refused.value.messages


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (DateRange(date(2026, 3, 1), date(2026, 4, 1)), [date(2026, 3, 1), date(2026, 3, 31)]),
        (DateRange(date(2026, 3, 1), None), [date(2026, 3, 1), None]),
        (None, [None, None]),
    ],
)
def test_days_are_shown_with_the_last_day_that_counts(kept: Any, shown: list[date | None]) -> None:
    assert DaysWidget().decompress(kept) == shown

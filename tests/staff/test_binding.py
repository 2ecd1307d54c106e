"""Which limit binds is said by the same function that finds it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from staff.authority import Offer
from staff.verdict import Rule


def offer(**numbers: Any) -> Offer:
    whole: dict[str, Any] = {
        "remedy_type_id": 1, "code": "meal", "name": "Meal voucher", "is_free": False, "sentence": "",
        "level_name": "Level 3", "currency": "USD", "day": date(2026, 11, 25), "per_remedy": 30_00,
        "per_complaint": 800_00, "per_day": 2_000_00, "spent_today": 0, "needs_level": None, "rule": None,
    }  # fmt: skip
    return Offer(**whole | numbers)


PAYER = "unless their payer is known to set no limit."


@pytest.mark.parametrize(
    ("numbers", "up_to", "sentence"),
    [
        ({}, 30_00, "Not more than $30.00, since that is your own limit for one “Meal voucher”."),
        ({"per_complaint": 20_00}, 20_00, "Not more than $20.00, since your own limit for one complaint is $20.00."),
        (
            {"given": 780_00}, 20_00,
            "Not more than $20.00, since your own limit for one complaint is $800.00; $780.00 is given already.",
        ),
        (
            {"spent_today": 1_988_00}, 12_00,
            "Not more than $12.00, since that is what you have left today of your $2,000.00.",
        ),
        ({"patient_item": 15_00}, 15_00, f"Not more than $15.00, since no patient may be given more at once, {PAYER}"),
        (
            {"patient_item": 15_00, "patient_left": 14_99}, 14_99,
            f"Not more than $14.99, since this patient may be given no more this calendar year, {PAYER}",
        ),
        ({"patient_item": 30_00}, 30_00, "Not more than $30.00, since that is your own limit for one “Meal voucher”."),
    ],
)  # fmt: skip
def test_the_lowest_binds_and_says_why(numbers: dict[str, Any], up_to: int, sentence: str) -> None:
    found = offer(**numbers)

    assert (found.up_to, found.why_no_more) == (up_to, sentence)


@pytest.mark.parametrize("numbers", [{"is_free": True, "per_remedy": 0}, {"rule": Rule.DAY, "spent_today": 2_000_00}])
def test_what_is_free_or_refused_has_no_such_sentence(numbers: dict[str, Any]) -> None:
    assert offer(**numbers).why_no_more == ""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from staff.form_fields import MoneyField, SeenField


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("12.50", 1250), ("12.5", 1250), ("12,50", 1250), ("12,00", 1200), ("1200", 120_000), ("1200,00", 120_000),
     ("0", 0), ("0.01", 1), ("9999999999.99", 999_999_999_999), (" 12.50 ", 1250), (Decimal("12.50"), 1250)],
)  # fmt: skip
def test_money_is_typed_in_major_and_kept_in_minor_units(typed: str, minor: int) -> None:
    assert MoneyField().clean(typed) == minor


@pytest.mark.parametrize("typed", ["1,200", "1,200.00", "12,345.5", "1,200,000", "-1,200", "999,999"])
def test_what_looks_like_thousands_is_refused_and_never_guessed(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        MoneyField().clean(typed)

    assert refused.value.messages == ["Write thousands without a comma, like 1200.00."]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1.234",
        "0,125",
        "1,2345",
        "1.234,50",
        "1,20,0",
        "1_200",
        "+12",
        "-0.01",
        "NaN",
        "Infinity",
        "1e99",
        "99999999999.00",
        "ten",
        "1\x00",
    ],
)
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
    "typed", [None, "", " ", "\n\t", "\u00a0\u3000", "\u200b\u2060\ufeff", "\u2800", "\u3164", "\u00ad"]
)
def test_of_what_cannot_be_seen_alone_a_text_is_empty(typed: str | None) -> None:
    with pytest.raises(ValidationError, match="required"):
        SeenField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "kept"), [(" x ", "x"), ("\u200fשלום", "\u200fשלום"), (".", "."), ("a\u200db", "a\u200db")]
)
def test_whatever_can_be_seen_is_kept_with_what_is_around_it(typed: str, kept: str) -> None:
    assert SeenField().clean(typed) == kept

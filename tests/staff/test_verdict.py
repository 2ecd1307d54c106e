import pytest

from staff.verdict import Rule, Verdict, money


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (0, "USD", "$0.00"),
        (1, "USD", "$0.01"),
        (1000, "GBP", "£10.00"),
        (125_000, "EUR", "€1,250.00"),
        (123_456_789, "AUD", "A$1,234,567.89"),
        (9_007_199_254_740_993, "USD", "$90,071,992,547,409.93"),
        (500, "CHF", "CHF 5.00"),
    ],
)
def test_money_as_people_read_it(minor: int, currency: str, words: str) -> None:
    assert money(minor, currency) == words


def test_a_yes_is_true_and_a_no_is_false() -> None:
    assert Verdict(True, "You can do this")
    assert not Verdict(False, "Needs level 2 or a manager", Rule.ALLOWANCE, "Level 2 or a manager")


def test_rules_keep_the_order_of_the_design() -> None:
    assert [(rule.value, rule.name) for rule in Rule] == [
        (1, "WORKS_HERE"),
        (2, "NOT_ABOUT_THEM"),
        (3, "COURSES_CURRENT"),
        (4, "MAY_END_AT_DESK"),
        (5, "ALLOWANCE"),
        (6, "AMOUNT"),
        (7, "DAY"),
        (8, "PATIENT"),
        (9, "APPROVED_CALL"),
    ]

from collections import Counter

from complaints.demo.everyday import Row
from complaints.demo.everyday_northgate import BY_CATEGORY

ROWS = [Row.read(category, line) for category, table in BY_CATEGORY for line in table.strip().splitlines()]


def test_most_are_about_waiting_and_none_about_treatment() -> None:
    assert Counter(row.category for row in ROWS) == {
        "waiting": 28, "appointment": 18, "being_informed": 17, "attitude": 9, "food": 7, "parking": 7,
        "cleanliness": 6, "noise": 6, "privacy": 6, "lost_item": 5, "bill": 4,
    }  # fmt: skip


def test_five_cost_money_each_within_what_level_one_may_give() -> None:
    assert [(row.category, row.remedy, row.amount) for row in ROWS if row.amount] == [
        ("food", "meal", 800),
        ("food", "meal", 750),
        ("parking", "parking", 800),
        ("parking", "parking", 600),
        ("parking", "parking", 400),
    ]


def test_every_free_remedy_was_enough_for_somebody() -> None:
    assert Counter(row.remedy for row in ROWS if not row.amount) == {
        "explain": 74, "rebook": 16, "replace_item": 11, "move_up": 7,
    }  # fmt: skip

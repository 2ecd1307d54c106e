from collections import Counter

from complaints.demo.everyday import Row
from complaints.demo.everyday_riverside import BY_CATEGORY

ROWS = [Row.read(category, line) for category, table in BY_CATEGORY for line in table.strip().splitlines()]


def test_most_are_about_waiting_and_none_about_treatment() -> None:
    assert Counter(row.category for row in ROWS) == {
        "waiting": 17, "appointment": 11, "being_informed": 10, "attitude": 8, "food": 6, "parking": 6,
        "cleanliness": 5, "lost_item": 4, "noise": 3, "privacy": 3, "bill": 2,
    }  # fmt: skip


def test_five_cost_money_each_within_what_level_one_may_give() -> None:
    assert [(row.category, row.remedy, row.amount) for row in ROWS if row.amount] == [
        ("food", "meal", 850),
        ("food", "meal", 900),
        ("parking", "parking", 600),
        ("parking", "parking", 200),
        ("parking", "parking", 450),
    ]


def test_every_free_remedy_was_enough_for_somebody() -> None:
    assert Counter(row.remedy for row in ROWS if not row.amount) == {
        "explain": 46, "rebook": 12, "replace_item": 8, "move_up": 4,
    }  # fmt: skip

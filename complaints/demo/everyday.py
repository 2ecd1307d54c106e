"""What fills the days between: put right at the desk within minutes, spread over three months as desks are busy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from complaints.demo import everyday_northgate, everyday_riverside
from complaints.demo.story import Resolve, Story

Rows = tuple[tuple[str, str], ...]

PLACES = {
    "Northgate": {
        "A": "Outpatients, Reception A",
        "B": "Outpatients, Reception B",
        "E": "Emergency, waiting room",
        "R": "Radiology",
        "L": "Laboratory",
        "P": "Pharmacy",
        "W": "Ward 3",
        "G": "Main entrance and garage",
    },
    "Riverside": {
        "M": "Outpatients, main desk",
        "I": "Minor injuries, waiting room",
        "B": "Blood tests",
        "X": "X-ray",
        "D": "Day surgery",
        "W": "Ward 2",
        "C": "Entrance and car park",
    },
}
# Busy at nine and at two; nobody sits at a desk before half past seven or after half past six.
HOURS = (
    "08:05",
    "09:10",
    "09:25",
    "09:50",
    "10:20",
    "10:55",
    "11:30",
    "13:10",
    "14:05",
    "14:20",
    "15:15",
    "16:40",
    "17:45",
)
MINUTES = (0, 4, 9, 0, 15, 6, 22)
AMOUNTS = (4_00, 6_50, 3_00, 8_00, 5_00)
LONGEST_AGO = 89
NEWEST = 2


def everyday(site: str, rows: Rows, desk: tuple[str, ...], giver: str) -> Iterator[Story]:
    """The rows in an order that mixes subjects, one after the other over the days; money only by ``giver``."""
    told = mixed([(category, row.split("|")) for category, table in rows for row in table.strip().splitlines()])
    turn, hour, pause, money = cycle(desk), cycle(HOURS), cycle(MINUTES), cycle(AMOUNTS)
    for number, (category, (place, remedy, words, done)) in enumerate(told):
        paid = remedy in ("parking", "meal")
        days_ago = LONGEST_AGO - number * (LONGEST_AGO - NEWEST) // (len(told) - 1)
        steps = (Resolve(give=remedy, amount=next(money) if paid else 0, done=done, after=next(pause)),)
        by = giver if paid else next(turn)
        yield Story(
            site=site, by=by, words=words, category=category, location=PLACES[site][place], days_ago=days_ago,
            at=next(hour), steps=steps,
        )  # fmt: skip


def mixed(rows: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Every seventh, then every seventh of the rest: no day is all about food."""
    return [row for start in range(7) for row in rows[start::7]]


EVERYDAY = (
    *everyday("Northgate", everyday_northgate.BY_CATEGORY, ("ava", "ben", "theo", "ava", "ben"), "ava"),
    *everyday("Riverside", everyday_riverside.BY_CATEGORY, ("cleo", "cleo", "rui", "cleo"), "cleo"),
)

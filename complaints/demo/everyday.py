"""What fills the days between: put right at the desk within minutes, spread over three months as desks are busy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import cycle

from complaints.demo import everyday_northgate, everyday_riverside, places
from complaints.demo.places import OPEN_ALL_WEEK
from complaints.demo.steps import Resolve
from complaints.demo.story import Story

Tables = tuple[tuple[str, str], ...]

BY_LETTER = {
    "Northgate": dict(zip("ABERLPWG", places.PLACES["Northgate"], strict=True)),
    "Riverside": dict(zip("MIBXDWC", places.PLACES["Riverside"], strict=True)),
}
# Busy at nine and at two; nobody sits at a desk before half past seven or after half past six.
HOURS = (
    "08:05", "09:10", "09:25", "09:50", "10:20", "10:55", "11:30", "13:10", "14:05", "14:20", "15:15", "16:40", "17:35",
)  # fmt: skip
NOT_ON_THE_DOT = 17  # minutes; with thirteen hours it takes 221 rows until the same time comes again
PAUSES = (0, 4, 0, 9, 0, 0, 15, 0, 6, 0, 22)  # minutes; most are logged and put right in one go
DAYS, WEEKDAYS = (89, 2), (63, 1)  # the longest and the shortest ago; 63 weekdays are 87 days at least, 89 at most


@dataclass(frozen=True)
class Row:
    """One line of a table, taken apart: ``place time|remedy amount|words|what was done``.

    Most need no time, and only what costs money an amount. Nothing said of what was done means the remedy
    type's own sentence.
    """

    category: str
    place: str
    at: str
    remedy: str
    amount: int
    words: str
    done: str

    @classmethod
    def read(cls, category: str, line: str) -> Row:
        where, given, words, done = line.split("|")
        place, _, at = where.partition(" ")
        remedy, _, amount = given.partition(" ")
        return cls(category, place, at, remedy, int(amount.replace(".", "") or 0), words, done)


def everyday(site: str, tables: Tables, desk: tuple[str, ...], giver: str) -> Iterator[Story]:
    """The rows in an order that mixes subjects, one after the other over the days; money only by ``giver``."""
    rows = mixed([Row.read(category, line) for category, table in tables for line in table.strip().splitlines()])
    turn, pause = cycle(desk), cycle(PAUSES)
    for number, row in enumerate(rows):
        place = BY_LETTER[site][row.place]
        spread = DAYS if place in OPEN_ALL_WEEK else WEEKDAYS
        ago = spread[0] - round((spread[0] - spread[1]) * number / (len(rows) - 1))
        yield Story(
            site=site, by=giver if row.amount else next(turn), words=row.words, category=row.category, location=place,
            days_ago=ago if spread is DAYS else 0, weekdays_ago=ago if spread is WEEKDAYS else 0,
            at=row.at or hour(number),
            steps=(Resolve(give=row.remedy, amount=row.amount, done=row.done, after=next(pause)),),
        )  # fmt: skip


def mixed(rows: Sequence[Row]) -> list[Row]:
    """Every seventh, then every seventh of the rest: no day is all about food."""
    return [row for start in range(7) for row in rows[start::7]]


def hour(number: int) -> str:
    """When somebody came, a few minutes after one of the busy hours."""
    first = time.fromisoformat(HOURS[number % len(HOURS)])
    minutes = first.minute + number % NOT_ON_THE_DOT
    return f"{first.hour + minutes // 60:02}:{minutes % 60:02}"


EVERYDAY = (
    *everyday("Northgate", everyday_northgate.BY_CATEGORY, ("ava", "ben", "theo", "ava", "ben"), "ava"),
    *everyday("Riverside", everyday_riverside.BY_CATEGORY, ("cleo", "cleo", "rui", "cleo"), "cleo"),
)

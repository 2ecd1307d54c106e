"""Invented complaints in believable proportions: what was told, and what became of it."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from complaints.regulations import on_the_spot_until
from staff.models import Person, Site
from tests.bench.people import Staffed
from tests.bench.stories import done, patient, reason, story

SPREAD = timedelta(days=730)
SKEW = 1.3  # above 1: more of them lately
RECENT, LATELY = timedelta(days=30), timedelta(days=150)
DESK_SUBJECTS = (
    "waiting", "appointment", "being_informed", "attitude", "cleanliness", "food", "noise", "parking", "lost_item",
    "bill",
)  # fmt: skip
FLAGS = ("written", "formal_answer", "rights", "harm")


@dataclass(frozen=True)
class Birth:
    """One complaint: as it was recorded, by whom, and how it ends (open, resolved, escalated, in_review, decided, void).

    ``ended_at``, ``claimed_at`` and ``decided_at`` follow each other; ``amount`` is in minor units.
    """

    pk: uuid.UUID
    site: Site
    place: int
    by: Person
    manager: Person
    at: datetime
    until: datetime | None
    subject: str
    words: str
    patient: tuple[str, str]
    flags: tuple[str, ...]
    ending: str
    ended_at: datetime
    claimed_at: datetime
    decided_at: datetime
    remedy: str
    amount: int
    sentence: str


def births(staffed: list[Staffed], number: int, now: datetime, seed: int) -> Iterator[Birth]:
    dice = random.Random(seed)
    for _ in range(number):
        yield birth(dice, dice.choices(staffed, (3, 2))[0], now)


def birth(dice: random.Random, where: Staffed, now: datetime) -> Birth:
    age = timedelta(hours=1) + SPREAD * dice.random() ** SKEW
    at, by = now - age, dice.choice(where.desk)
    until = limit(where.site, where.site.day(at))
    ending = fate(dice, age, late=until is not None and until <= now)
    to_managers = ending in ("escalated", "in_review", "decided")
    free = dice.random() < 0.9
    ended = at + timedelta(minutes=dice.randrange(2, 40))
    claimed = ended + (now - ended) * dice.uniform(0.1, 0.3)
    return Birth(
        pk=uuid.UUID(int=dice.getrandbits(128), version=4), site=where.site, place=where.place[by.pk], by=by,
        manager=dice.choice(where.managers), at=at, until=until, words=story(dice),
        subject="clinical" if to_managers and dice.random() < 0.4 else dice.choice(DESK_SUBJECTS),
        patient=patient(dice), flags=(dice.choice(FLAGS),) if to_managers and dice.random() < 0.2 else (),
        ending=ending, ended_at=ended, claimed_at=claimed, decided_at=claimed + (now - claimed) * dice.random() * 0.3,
        remedy=dice.choice(("explain", "rebook", "move_up", "replace_item") if free else ("parking", "meal")),
        amount=0 if free else dice.randrange(100, 801, 50), sentence=reason(dice) if to_managers else done(dice),
    )  # fmt: skip


def fate(dice: random.Random, age: timedelta, *, late: bool) -> str:
    """Nine in ten end at the desk; what is open or waits for a manager is young, as in a desk that works."""
    chance = dice.random()
    if age < RECENT and chance < 0.52 and not late:
        return "open"
    if age < LATELY and chance > 0.85:
        return "escalated" if chance > 0.92 else "in_review"
    if chance > 0.965:
        return "void" if chance > 0.995 else "decided"
    return "resolved"


@cache
def limit(site: Site, day: date) -> datetime | None:
    """As the app stamps it; asked once a day and site, because it counts working days."""
    return on_the_spot_until(site, datetime.combine(day, datetime.min.time(), site.local(MOON).tzinfo))


MOON = datetime.fromisoformat("2020-01-01T12:00:00+00:00")

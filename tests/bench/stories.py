"""Invented words: long and varied enough that an index over them is what it would be."""

from __future__ import annotations

import random

WHAT = (
    "waited {n} hours in the corridor and nobody came", "was told three different times for the scan",
    "the parking machine kept the coins and printed no ticket", "dinner was cold and not what was ordered",
    "the wheelchair was promised for ten o'clock and never came", "the lights were on all night",
    "the appointment letter named the wrong day", "nobody explained what happens next", "the bathroom was not clean",
    "a coat was lost between the ward and radiology", "the nurse at the window did not look up",
    "the bill lists a blanket that was never given", "the interpreter had not been booked",
    "blood was taken twice because the first tube was mislaid",
)  # fmt: skip
THEN = (
    "She would like somebody to say sorry.", "He wants to know how long it still takes.", "They drove {n} hours for it.",
    "It is the second time this month.", "The daughter is here and upset.", "He missed his bus because of it.",
    "She has not eaten since the morning.", "They say that the staff on the ward were kind otherwise.",
)  # fmt: skip
FIRST = ("Ada", "Bruno", "Celia", "Dmitri", "Esra", "Femi", "Greta", "Hamid", "Ines", "Jonas", "Keiko", "Luis", "Maeve",
         "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Samuel", "Tilda")  # fmt: skip
LAST = ("Abara", "Brandt", "Castellan", "Dubois", "Eklund", "Farouk", "Grimaldi", "Hollis", "Ivanova", "Jarrett",
        "Kowalski", "Lindholm", "Moreau", "Nakata", "Oduya", "Pereira", "Quill", "Rasmussen", "Santos", "Tanaka")  # fmt: skip
DONE = ("Listened, explained what happened and said sorry.", "Said sorry and booked a new appointment.",
        "Said sorry and had them seen sooner.", "Went to the ward and came back with an answer.")  # fmt: skip
REASON = ("They want somebody to look into it.", "It is not for the desk to say.", "The family asks for a manager.",
          "It happened twice before.")  # fmt: skip


def story(dice: random.Random) -> str:
    """One to four sentences."""
    parts = [f"{dice.choice(FIRST)} {dice.choice(WHAT)}.", *dice.sample(THEN, dice.randrange(1, 4))]
    return " ".join(parts).replace("{n}", str(dice.randrange(2, 9)))


def patient(dice: random.Random) -> tuple[str, str]:
    """Name and reference of six in ten; some come again."""
    if dice.random() > 0.6:
        return "", ""
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}", f"P{dice.randrange(200_000):06}"


def done(dice: random.Random) -> str:
    return dice.choice(DONE)


def reason(dice: random.Random) -> str:
    return dice.choice(REASON)

"""Yes, or no with a reason that can be read aloud and who could say yes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import IntegerChoices


class Rule(IntegerChoices):
    """The rules of authority, in the order in which they are asked (design.md, Authority)."""

    WORKS_HERE = 1, "works at this site"
    NOT_ABOUT_THEM = 2, "the complaint is not about them"
    COURSES_CURRENT = 3, "their courses are current"
    MAY_END_AT_DESK = 4, "it may end at the desk"
    ALLOWANCE = 5, "their level may give this"
    AMOUNT = 6, "within the amount for one remedy and one complaint"
    DAY = 7, "within the day"
    PATIENT = 8, "within the patient's limits"
    APPROVED_CALL = 9, "a manager approved exactly this"


# What an approved call replaces (rule 9); the others cannot be approved away.
APPROVABLE = frozenset({Rule.COURSES_CURRENT, Rule.ALLOWANCE, Rule.AMOUNT, Rule.DAY})


@dataclass(frozen=True)
class Verdict:
    """What the page shows and the action obeys. ``rule`` is the first that said no."""

    yes: bool
    sentence: str
    rule: Rule | None = None
    who_can: str = ""

    def __bool__(self) -> bool:
        return self.yes


SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "AUD": "A$"}


def money(minor: int, currency: str) -> str:
    """Minor units as people read them: ``money(125000, "USD")`` is ``$1,250.00``."""
    return f"{SYMBOLS.get(currency, currency + ' ')}{Decimal(minor) / 100:,.2f}"

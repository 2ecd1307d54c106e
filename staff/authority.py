"""What this person may give at all, today: staff's own rules, asked of PostgreSQL and put into words.

The numbers come from ``staff_authority`` (staff/sql/authority.sql), which the database itself refuses by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from staff.binding import binding
from staff.learnt import State, at_level, in_words
from staff.models import Person, Site
from staff.verdict import APPROVABLE, Rule, Verdict, money

NOBODY = "Nobody here; an admin keeps the limits"


@dataclass(frozen=True)
class Offer:
    """One remedy type and what the rules say of it for one person. Amounts are minor units of ``currency``."""

    remedy_type_id: int
    code: str
    name: str
    is_free: bool
    sentence: str
    level_name: str
    currency: str
    day: date
    per_remedy: int | None
    per_complaint: int
    per_day: int
    spent_today: int
    needs_level: str | None
    rule: Rule | None
    # what keeps them from the level they hold: each course after its state, one a line (rule 3)
    held_level: str | None = None
    lapsed: str | None = None
    given: int = 0
    patient_item: int | None = None
    patient_left: int | None = None
    approved_call: UUID | None = None
    approved_amount: int | None = None
    approved_by: str | None = None
    amount: int | None = None

    @property
    def left_today(self) -> int:
        return max(self.per_day - self.spent_today, 0)

    @property
    def left_on_complaint(self) -> int:
        return max(self.per_complaint - self.given, 0)

    @property
    def up_to(self) -> int:
        """The most that one more remedy of this type may be worth now."""
        return binding(self).amount

    @property
    def why_no_more(self) -> str:
        """Which limit it is that ``up_to`` comes from, as a sentence; nothing where it says no or where it is free."""
        if self.is_free or self.rule is not None:
            return ""
        limit = binding(self)
        return f"Not more than {self.money(limit.amount)}, since {limit.why}."

    @property
    def verdict(self) -> Verdict:
        """Yes, or the first rule that says no, in words to read aloud."""
        if self.rule is None:
            return Verdict(True, self.yes)
        return Verdict(False, no(self), self.rule, self.who_can)

    @property
    def yes(self) -> str:
        if self.approved_call and self.approved_amount:
            return f"{self.approved_by} said yes to {self.money(self.approved_amount)}"
        if self.is_free:
            return "You can do this"
        return f"Up to {self.money(self.up_to)} · {self.money(self.left_today)} left today"

    @property
    def who_can(self) -> str:
        if self.rule == Rule.WORKS_HERE:
            return "Somebody who works at this site"
        if self.rule == Rule.NOT_ABOUT_THEM:
            return "A colleague at this site"
        if self.rule == Rule.APPROVED_CALL:
            return "Another manager"
        if self.rule == Rule.PATIENT:
            return "Nobody; a regulator sets it" if self.patient_item is not None else "The manager who decides it"
        return f"{self.needs_level} or a manager" if self.needs_level else NOBODY

    @property
    def nothing_at_all(self) -> bool:
        """An allowance that amounts to none: a limit of theirs is missing or nought."""
        return self.amount is None and 0 in (self.per_remedy, self.per_complaint, self.per_day)

    def money(self, minor: int) -> str:
        return money(minor, self.currency)


def no(offer: Offer) -> str:
    """Why not: for the page when no amount is asked about, for the refusal when one is."""
    if offer.amount and offer.approved_amount and offer.rule in APPROVABLE:
        approved, wanted = offer.money(offer.approved_amount), offer.money(offer.amount)
        rest = no(replace(offer, approved_amount=None))
        return f"{offer.approved_by} said yes to exactly {approved}, not to {wanted}. {rest}"
    if offer.rule == Rule.WORKS_HERE:
        return "You do not work at this site."
    if offer.rule == Rule.NOT_ABOUT_THEM:
        return "This complaint is about you, so a colleague has to act on it."
    if offer.rule == Rule.APPROVED_CALL:
        return f"{offer.approved_by} said yes to this, but cannot allow it any more today."
    if offer.rule == Rule.COURSES_CURRENT:
        return until_they_have_learnt(offer)
    if offer.rule == Rule.PATIENT:
        return beyond_the_patient(offer)
    if offer.rule == Rule.ALLOWANCE or offer.nothing_at_all:
        return f"Needs {needed(offer)}" if offer.needs_level else "Nobody here may give this"
    if offer.rule == Rule.DAY:
        return beyond_the_day(offer)
    return beyond_the_amount(offer)


def needed(offer: Offer) -> str:
    """``level 2 or a manager``, in the middle of a sentence."""
    level = offer.needs_level
    return f"{level[:1].lower()}{level[1:]} or a manager" if level else "a manager"


def until_they_have_learnt(offer: Offer) -> str:
    """Rule 3: what they have to pass, or pass again, to work at their own level."""
    if not offer.lapsed:
        return f"Your courses are not all current, so this needs {needed(offer)}."
    lines = [line.partition(" ") for line in offer.lapsed.split("\n")]
    if offer.amount is None and len(lines) > 1:  # beside a choice there is little room, and the page names them on top
        missing = f"{len(lines)} courses are passed"
    else:
        missing = in_words((State(state), title) for state, _, title in lines)
    return f"You work {at_level(offer.level_name)} until {missing}, so this needs {needed(offer)}."


def beyond_the_amount(offer: Offer) -> str:
    if offer.amount is None:
        return f"{offer.money(offer.given)} given here already, your limit for one complaint"
    wanted = offer.money(offer.amount)
    if offer.amount > (offer.per_remedy or 0):
        limit = offer.money(offer.per_remedy or 0)
        return f"That is more than you may give on your own: {wanted}, and your limit is {limit}."
    given, limit = offer.money(offer.given), offer.money(offer.per_complaint)
    return f"{wanted} more is beyond your limit of {limit} for one complaint; {given} is given already."


def beyond_the_day(offer: Offer) -> str:
    limit = offer.money(offer.per_day)
    if offer.amount is None:
        return f"Nothing left today of your {limit}"
    wanted, left = offer.money(offer.amount), offer.money(offer.left_today)
    return f"{wanted} is more than you have left today: {left} of {limit}."


def beyond_the_patient(offer: Offer) -> str:
    """Rule 8: what a regulator lets a patient be given, which nobody here can allow more of."""
    if offer.patient_item is None:
        return "A fee is waived by the manager who decides the complaint, never at the desk"
    amount = offer.amount or 0
    if amount > offer.patient_item:
        limit = offer.money(offer.patient_item)
        return f"No patient may be given more than {limit} at once, unless their payer is known to set no limit."
    if offer.patient_left is not None and (amount > offer.patient_left or not offer.patient_left):
        left = offer.money(offer.patient_left)
        return f"This patient may be given {left} more this year, unless their payer is known to set no limit."
    return "Patients are not given money here, nor what is as good as money"


COLUMNS = [
    "remedy_type_id", "code", "name", "is_free", "sentence", "level_name", "currency", "day", "per_remedy",
    "per_complaint", "per_day", "spent_today", "needs_level", "rule", "held_level", "lapsed",
]  # fmt: skip


def ask(function: str, columns: list[str], arguments: list[Any], amount: int | None) -> list[Offer]:
    """The rows of one of the two SQL functions as offers, free ones first."""
    marks = ", ".join(["%s"] * len(arguments))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {function}({marks})", arguments)
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return [Offer(**row | {"rule": Rule(row["rule"]) if row["rule"] else None, "amount": amount}) for row in rows]


def offers(person: Person, site: Site, *, at: datetime) -> list[Offer]:
    """Every remedy type of the organisation with what this person may give of it at this site now."""
    return ask("public.staff_authority", COLUMNS, [person.pk, site.pk, at, None, None], None)

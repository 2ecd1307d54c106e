"""A change in words that can be read aloud: “Level 1, Parking: $10.00 → $15.00 from 1 December 2026”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from staff.changes.cells import Cell
from staff.models import AuthorityLine, Course, Level, LineKind, Organisation, Regime, RemedyType
from staff.verdict import money

FAULTS = {
    "past": "A change cannot begin on a day that is over.",
    "far": "A change begins within ten years.",
    "empty": "Nothing is different from the table in force on that day.",
    "same": "{cell}: that is what stands there already.",
    "elsewhere": "{cell}: that is not of your organisation.",
    "shape": "{cell}: that is not a number that stands in this table.",
    "negative": "{cell}: a limit cannot be less than nothing.",
    "too much": "{cell}: that is more than anybody can give here.",
    "twice": "{cell}: this is here twice.",
    "free": "{cell}: what is free has no amount.",
    "nothing": "{cell}: write an amount above nothing, or leave it empty to allow none of it.",
    "half": "{cell}: give both numbers, they begin together.",
    "scheduled": "{cell}: another change of it begins later. Begin on that day, or after it.",
    "changed": "{cell}: somebody changed this meanwhile. Draft it again from what stands there now.",
    "above": "{cell}: no level may give more than the level above it.",
    "circle": "{cell}: these levels would require each other’s courses in a circle.",
}


@dataclass
class Names:
    """What the keys of an organisation's table are called, read once."""

    levels: dict[int, Level]
    remedy_types: dict[int, RemedyType]
    courses: dict[int, Course]

    @classmethod
    def of(cls, organisation: Organisation) -> Names:
        return cls(
            {one.pk: one for one in Level.objects.filter(organisation=organisation)},
            {one.pk: one for one in RemedyType.objects.filter(organisation=organisation)},
            {one.pk: one for one in Course.objects.filter(organisation=organisation)},
        )

    def level(self, key: int | None) -> str:
        return self.levels[key].name if key in self.levels else "another organisation’s level"

    def course(self, key: int | None) -> str:
        return f"“{self.courses[key].title}”" if key in self.courses else "another organisation’s course"

    def remedy_type(self, key: int | None) -> str:
        return self.remedy_types[key].name if key in self.remedy_types else "another organisation’s remedy"

    def cell(self, cell: Cell) -> str:
        """What a number is about: “Level 1, Parking”."""
        if cell.kind == LineKind.ALLOWANCE:
            return f"{self.level(cell.level_id)}, {self.remedy_type(cell.remedy_type_id)}"
        if cell.kind == LineKind.REQUIREMENT:
            what = self.course(cell.course_id) if cell.course_id else f"all that {self.level(cell.all_of_id)} requires"
            return f"{self.level(cell.level_id)} requires {what}"
        about = {
            LineKind.PER_COMPLAINT: f"{self.level(cell.level_id)}, on one complaint",
            LineKind.PER_DAY: f"{self.level(cell.level_id)}, in one day",
            LineKind.VALIDITY: f"{self.course(cell.course_id)} counts for",
            LineKind.PASS_MARK: f"{self.course(cell.course_id)}, pass mark",
            LineKind.PATIENT_ITEM: f"{regime_name(cell.regime)}, one item for a patient",
            LineKind.PATIENT_YEAR: f"{regime_name(cell.regime)}, one patient in a year",
        }
        return about[LineKind(cell.kind)]

    def line(self, line: AuthorityLine) -> str:
        """The difference: “Level 1, Parking: $10.00 → $15.00”."""
        cell = Cell.of(line)
        return f"{self.cell(cell)}: {self.value(cell, line.before)} → {self.value(cell, line.after)}"

    def value(self, cell: Cell, amount: int | None) -> str:
        if cell.kind == LineKind.REQUIREMENT:
            return "no" if amount is None else "yes"
        if amount is None:
            return "none"
        if cell.kind == LineKind.VALIDITY:
            return "1 month" if amount == 1 else f"{amount} months"
        if cell.kind == LineKind.PASS_MARK:
            return f"{amount} %"
        is_free = cell.remedy_type_id in self.remedy_types and self.remedy_types[cell.remedy_type_id].is_free
        return "yes" if is_free else money(amount, cell.currency)

    def fault(self, code: str, line: AuthorityLine | None) -> str:
        return FAULTS[code].format(cell=self.cell(Cell.of(line)) if line else "")


def regime_name(regime: str) -> str:
    return str(Regime(regime).label) if regime in Regime.values else regime


def long_day(day: date) -> str:
    """A date with its year: 1 December 2026."""
    return f"{day.day} {day:%B %Y}"


def days_in_words(during: DateRange) -> str:
    """First and last day of a range that is kept half open; “never” where it ended before it began."""
    if during.isempty:
        return "never"
    first = long_day(during.lower) if during.lower else "the beginning"
    return f"{first} to {long_day(during.upper - timedelta(days=1))}" if during.upper else f"{first}, no end"

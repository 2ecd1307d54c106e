"""The authority table as it is read: levels across, what they may give down, what they require below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from staff.changes.cells import Cell, Values, later_than, values_on
from staff.changes.words import Names, long_day, regime_name
from staff.models import Level, LineKind, Organisation

NONE = "–"


@dataclass(frozen=True)
class Shown:
    """One cell: where it stands, its value in words, and what it becomes later."""

    cell: Cell
    words: str
    later: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    label: str
    cells: list[Shown]
    note: str = ""


@dataclass(frozen=True)
class Table:
    """One currency of one organisation on one day."""

    levels: list[Level]
    gives: list[Row]
    requires: list[Row]
    courses: list[Row]
    patients: list[Row]


def currencies(organisation: Organisation) -> list[str]:
    """Those of its sites, in the order in which the sites came."""
    return list(dict.fromkeys(organisation.sites.order_by("pk").values_list("currency", flat=True)))


def table(organisation: Organisation, currency: str, day: date, names: Names | None = None) -> Table:
    """What is in force on a day, with what begins after it."""
    names = names or Names.of(organisation)
    values = values_on(organisation, day)
    later: dict[Cell, list[str]] = {}
    for cell, amount, first in later_than(organisation, day):
        later.setdefault(cell, []).append(f"{names.value(cell, amount)} from {long_day(first)}")

    def shown(cells: Iterable[Cell]) -> list[Shown]:
        return [Shown(cell, words_of(cell, values, names), later.get(cell, [])) for cell in cells]

    levels = list(names.levels.values())
    return Table(
        levels=levels,
        gives=[Row(label, shown(cells)) for label, cells in giving(levels, names, currency)],
        requires=[Row(label, shown(cells)) for label, cells in requiring(levels, names, values, later)],
        courses=[Row(one.title, shown(terms_of(one.pk))) for one in names.courses.values() if one.is_active],
        patients=[
            Row(regime_name(regime), shown(patient_cells(regime, currency))) for regime in regimes(values, currency)
        ],
    )


def words_of(cell: Cell, values: Values, names: Names) -> str:
    return names.value(cell, values[cell]) if cell in values else NONE


def giving(levels: list[Level], names: Names, currency: str) -> list[tuple[str, list[Cell]]]:
    """A line for every remedy type, then for all of them on one complaint and in one day."""
    types = [one for one in names.remedy_types.values() if one.is_active]
    lines = [
        (one.name, [Cell(LineKind.ALLOWANCE, level.pk, one.pk, currency=currency) for level in levels]) for one in types
    ]
    for label, kind in (("All on one complaint", LineKind.PER_COMPLAINT), ("All in one day", LineKind.PER_DAY)):
        lines.append((label, [Cell(kind, level.pk, currency=currency) for level in levels]))
    return lines


def requiring(
    levels: list[Level], names: Names, values: Values, later: dict[Cell, list[str]]
) -> list[tuple[str, list[Cell]]]:
    """A line for every course, and one for every level whose courses another one includes."""
    lines = [
        (one.title, [Cell(LineKind.REQUIREMENT, level.pk, course_id=one.pk) for level in levels])
        for one in names.courses.values()
    ]
    for other in levels:
        cells = [Cell(LineKind.REQUIREMENT, level.pk, all_of_id=other.pk) for level in levels]
        if any(cell in values or cell in later for cell in cells):
            lines.append((f"All that {other.name} requires", cells))
    return lines


def terms_of(course: int) -> list[Cell]:
    return [Cell(LineKind.VALIDITY, course_id=course), Cell(LineKind.PASS_MARK, course_id=course)]


def patient_cells(regime: str, currency: str) -> list[Cell]:
    kinds = (LineKind.PATIENT_ITEM, LineKind.PATIENT_YEAR)
    return [Cell(kind, regime=regime, currency=currency) for kind in kinds]


def regimes(values: Values, currency: str) -> list[str]:
    """Those whose limits for a patient are kept in this currency."""
    return sorted({cell.regime for cell in values if cell.regime and cell.currency == currency})

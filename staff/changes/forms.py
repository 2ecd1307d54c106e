"""The authority table as it is drafted: a field in every cell, filled with what is in force on the day."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms

from staff.changes.cells import Cell, Values, today, values_on
from staff.changes.deciding import Wanted
from staff.changes.table import Table, table
from staff.changes.words import Names
from staff.form_fields import MoneyField
from staff.models import LineKind, Organisation

PER_CENT = 100
OUT_OF_RANGE = {
    LineKind.PASS_MARK: "write a number from 1 to 100.",
    LineKind.VALIDITY: "write a number of months, 1 or more.",
}


class DraftForm(forms.Form):
    """Every number of one currency, requirement and term; what differs from the table in force is the draft."""

    LOOK, DRAFT = "look", "draft"

    submission_key = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": "Send it again.", "invalid": "Send it again."}
    )
    starts = forms.DateField(
        label="From",
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
        error_messages={"required": "Say from which day on.", "invalid": "Write the day like 2026-12-01."},
    )
    why = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        error_messages={
            "required": "Say why; it stays in the history.",
            "max_length": "Please shorten this to 500 characters; it has %(show_value)s.",
        },
    )
    then = forms.ChoiceField(choices=[(LOOK, LOOK), (DRAFT, DRAFT)], widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, organisation: Organisation, currency: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisation, self.currency = organisation, currency
        self.names, self.today = Names.of(organisation), today(organisation)
        self.values = values_on(organisation, self.today)
        self.table = table(organisation, currency, self.today, self.names)
        self.initial.setdefault("submission_key", uuid.uuid4)
        self.initial.setdefault("starts", self.today)
        self.cells = dict(fields_of(self.table))
        for name, cell in self.cells.items():
            self.fields[name] = field_for(cell, self.names, self.values)

    @cached_property
    def numbers(self) -> dict[Cell, int | None]:
        """What was changed from what the page showed; what somebody else changes meanwhile is no wish of theirs."""
        changed = [(self.cells[name], name) for name in self.changed_data if name in self.cells]
        return {cell: number(cell, self.cleaned_data.get(name)) for cell, name in changed}

    def wanted(self) -> Wanted:
        return Wanted(self.organisation, self.numbers, self.cleaned_data["starts"], self.cleaned_data["why"])

    @property
    def sections(self) -> list[Section]:
        """The table's parts with their fields, for the page."""
        shown = self.table
        levels = [level.name for level in shown.levels]
        parts = [
            Section("What each level may give", levels, "Empty: none of it.", self.lines(shown.gives)),
            Section("What each level requires", levels, "", self.lines(shown.requires)),
            Section("How long a course counts", ["Months", "Pass mark, %"], "", self.lines(shown.courses)),
            Section(
                "What one patient may be given", ["One item", "In a calendar year"], "", self.lines(shown.patients)
            ),
        ]
        return [part for part in parts if part.rows]

    def lines(self, rows: Any) -> list[tuple[str, list[forms.BoundField]]]:
        return [(row.label, [self[name_of(one.cell)] for one in row.cells]) for row in rows]


@dataclass(frozen=True)
class Section:
    title: str
    columns: list[str]
    note: str
    rows: list[tuple[str, list[forms.BoundField]]]


class AmountInTable(MoneyField):
    """An amount beside what the page showed, both in major units."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(int(initial * 100) if isinstance(initial, Decimal) else initial, data)


def fields_of(shown: Table) -> Iterator[tuple[str, Cell]]:
    for row in (*shown.gives, *shown.requires, *shown.courses, *shown.patients):
        for one in row.cells:
            yield name_of(one.cell), one.cell


def name_of(cell: Cell) -> str:
    """``allowance-3-7``: the kind, then the keys that it has."""
    keys = (cell.level_id, cell.remedy_type_id, cell.course_id, cell.all_of_id and f"all{cell.all_of_id}", cell.regime)
    return "-".join(str(part) for part in (cell.kind, *keys) if part)


def field_for(cell: Cell, names: Names, values: Values) -> forms.Field:
    """A box to tick, an amount in major units, or a whole number; filled with what is in force."""
    label = names.cell(cell)
    is_free = cell.remedy_type_id is not None and names.remedy_types[cell.remedy_type_id].is_free
    if cell.kind == LineKind.REQUIREMENT or is_free:
        tick = forms.CheckboxInput(attrs={"class": "form-check-input"})
        return forms.BooleanField(
            label=label, required=False, initial=cell in values, widget=tick, show_hidden_initial=True
        )
    if cell.is_money:
        money = AmountInTable(
            label=label, required=False, initial=values.get(cell), widget=amount_box(), show_hidden_initial=True
        )
        money.error_messages |= {
            "invalid": f"{label}: write the amount as a number, like 12.50.",
            "thousands": f"{label}: write thousands without a comma, like 1200.00.",
            "min_value": f"{label}: a limit cannot be less than nothing.",
            "max_decimal_places": f"{label}: write at most two decimals, like 12.50.",
            "max_digits": f"{label}: that is more than anybody can give here.",
            "max_whole_digits": f"{label}: that is more than anybody can give here.",
        }
        money.validators[0].message = f"{label}: a limit cannot be less than nothing."  # type: ignore[attr-defined]
        return money
    out_of_range = f"{label}: {OUT_OF_RANGE[LineKind(cell.kind)]}"
    whole = {"invalid": f"{label}: write a whole number.", "min_value": out_of_range, "max_value": out_of_range}
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=PER_CENT if cell.kind == LineKind.PASS_MARK else None,
        initial=values.get(cell), error_messages=whole, show_hidden_initial=True,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "class": "form-control"}),
    )  # fmt: skip


def amount_box() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 7, "class": "form-control"})


def number(cell: Cell, value: Any) -> int | None:
    """What a field says, as the table keeps it."""
    if value is None and cell.kind in (LineKind.PER_COMPLAINT, LineKind.PER_DAY):
        return 0
    if value is None or value is False:
        return None
    return (1 if cell.kind == LineKind.REQUIREMENT else 0) if value is True else int(value)

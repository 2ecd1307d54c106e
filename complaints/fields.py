"""Fields that the desk's and the manager's forms share, each with a sentence for every mistake."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from staff.form_fields import MoneyField

LONGEST_TEXT = 2_000
TOO_MUCH = Decimal("9999999.99")
EARLIEST_YEAR = 1900


def words(
    label: str, *, longest: int = LONGEST_TEXT, required: bool = False, rows: int = 3, empty: str = ""
) -> forms.CharField:
    """A text of several lines with a clear sentence for too much and for nothing."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": empty,
            "max_length": f"Please shorten this to {longest:,} characters; it has %(show_value)s.",
        },
    )


def line(label: str, *, longest: int) -> forms.CharField:
    """A text of one line that may stay empty."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": f"Please shorten this to {longest} characters; it has %(show_value)s."},
    )


class MomentField(forms.DateTimeField):
    """A moment on a site's wall clock; its zone is set by the form that knows the site."""

    zone: tzinfo = UTC
    default_error_messages = {
        "invalid": "Write when it was, like 2026-11-24 09:30.",
        "skipped": "The clocks went forward over that time, so it never was. Write the time that the new clock showed.",
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        try:
            wall = value if isinstance(value, datetime) else parse_datetime(str(value).strip())
            if wall is None or wall.tzinfo is not None or wall.year < EARLIEST_YEAR:
                raise self.mistake("invalid")
            return self.moment(wall)
        except (ValueError, OverflowError):
            raise self.mistake("invalid") from None

    def moment(self, wall: datetime) -> datetime:
        """When the site's clock showed that; of an hour that it showed twice, the first time."""
        at = wall.replace(tzinfo=self.zone).astimezone(UTC)
        if at.astimezone(self.zone).replace(tzinfo=None) != wall:
            raise self.mistake("skipped")
        return at

    def mistake(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code)

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().prepare_value(value)


class AmountField(MoneyField):
    """An amount to give, as typed at a desk: 12.50. Cleans to minor units."""

    default_error_messages = {
        "min_value": "The amount has to be more than nothing.",
        "max_value": "That is more than anybody can give here.",
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 8})
        limits = {"min_value": Decimal("0.01"), "max_value": TOO_MUCH, "max_digits": None}
        super().__init__(widget=widget, **limits | options)


def offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Let a field choose from these."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices

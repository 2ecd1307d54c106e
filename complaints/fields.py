"""Fields that the desk's and the manager's forms share, each with a sentence for every mistake."""

from __future__ import annotations

from datetime import UTC, tzinfo
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

LONGEST_TEXT = 2_000
TOO_MUCH = Decimal("9999999.99")


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
    default_error_messages = {"invalid": "Write when it was, like 2026-11-24 09:30."}

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().prepare_value(value)


class AmountField(forms.DecimalField):
    """Money in major units, as typed at a desk: 12.50. Cleans to minor units."""

    default_error_messages = {
        "invalid": "Write the amount as a number, like 12.50.",
        "min_value": "The amount has to be more than nothing.",
        "max_value": "That is more than anybody can give here.",
        "max_decimal_places": "Write at most two decimals, like 12.50.",
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 8})
        super().__init__(min_value=Decimal("0.01"), max_value=TOO_MUCH, decimal_places=2, widget=widget, **options)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value.strip() if isinstance(value, str) else value)
        return None if cleaned is None else int(cleaned * 100)


def offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Let a field choose from these."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices

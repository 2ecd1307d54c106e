"""Fields of the admin: money with two decimals, days with a first and a last."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange


class MoneyField(forms.DecimalField):
    """Shown and typed in major units (12.50), kept in minor units (1250)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_digits": 12, "decimal_places": 2, "min_value": 0} | options)

    def clean(self, value: Any) -> Any:
        amount = super().clean(value)
        return None if amount is None else int(amount * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{Decimal(value) / 100:.2f}" if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        if data in self.empty_values:
            return initial is not None
        try:
            return bool(self.clean(data) != initial)
        except ValidationError:
            return True


class DaysWidget(forms.MultiWidget):
    """Two dates with the browser's own calendar."""

    template_name = "django/forms/widgets/multiwidget.html"

    def __init__(self) -> None:
        def day(label: str) -> forms.DateInput:
            return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "aria-label": label, "title": label})

        super().__init__([day("First day"), day("Last day, blank for no end")])

    def decompress(self, value: Any) -> list[date | None]:
        if value is None:
            return [None, None]
        lower, upper = (value.lower, value.upper) if hasattr(value, "lower") else value
        return [lower, upper - timedelta(days=1) if upper else None]


class DaysField(forms.MultiValueField):
    """A date range as people say it: the first day and the last one; no last day means no end."""

    widget = DaysWidget
    default_error_messages: ClassVar = {
        "required": "Give the first day.",
        "order": "The last day is before the first.",
        "far": "Leave the last day blank when there is no end.",
    }

    def __init__(self, **options: Any) -> None:
        first = forms.DateField(error_messages={"incomplete": "Give the first day."})
        options = {"label": "From, until", "help_text": "First and last day; no last day means no end."} | options
        super().__init__([first, forms.DateField(required=False)], require_all_fields=False, **options)

    def compress(self, data_list: Any) -> DateRange | None:
        if not data_list:
            return None
        first, last = data_list
        if last == date.max:
            raise ValidationError(self.error_messages["far"])
        if last and last < first:
            raise ValidationError(self.error_messages["order"])
        return DateRange(first, last + timedelta(days=1) if last else None)

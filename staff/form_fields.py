"""Money with two decimals, as the authority table is typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


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

"""Money as people type it, here for every form that asks for an amount; and words that can be read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

AMOUNT = re.compile(r"-?(\d+[.,]?\d*|[.,]\d+)")  # of any script: Decimal reads them too
THOUSANDS = re.compile(r"-?(?!0)\d{1,3}(,\d{3})+(\.\d*)?")


class MoneyField(forms.DecimalField):
    """Shown and typed in major units (12.50 or 12,50), kept in minor units (1250).

    One comma is a decimal one. What looks like thousands is never guessed at: it is refused with how to write it.
    """

    default_error_messages = {
        "invalid": "Write the amount as a number, like 12.50.",
        "thousands": "Write thousands without a comma, like 1200.00.",
        "max_decimal_places": "Write at most two decimals, like 12.50.",
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_digits": 12, "decimal_places": 2, "min_value": 0} | options)

    def to_python(self, value: Any) -> Any:
        text = "" if value in self.empty_values else str(value).strip()
        code = "thousands" if THOUSANDS.fullmatch(text) else "invalid"
        if text and (code == "thousands" or not AMOUNT.fullmatch(text)):
            raise ValidationError(self.error_messages[code], code)
        return super().to_python(text.replace(",", "."))

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


# staff/sql/withdrawing.sql refuses the same
UNSEEN = re.compile(
    "[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)


class SeenField(forms.CharField):
    """A text in which something can be seen; of spaces and the like alone it is empty."""

    def to_python(self, value: Any) -> str:
        said = super().to_python(value) or ""
        return said if UNSEEN.sub("", said) else ""

"""Giving something without resolving, and keeping what was promised."""

from __future__ import annotations

from typing import Any

from complaints import layouts
from complaints.fields import words
from complaints.forms.desk_form import DeskForm, RemedyFields


class GiveForm(RemedyFields):
    """A remedy now, or promised by a date; the complaint stays where it is."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["remedy_type"].label = "What you give or promise"
        self.helper = layouts.give(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.promises_to_come(cleaned)
        self.needs_remedy(cleaned)
        return cleaned


class KeepForm(DeskForm):
    how = words(
        "How was it kept?", required=True, rows=2, empty="Say how it was kept: when they got it, a receipt, who rang."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.plain(self, "how")

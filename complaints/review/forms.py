"""The manager's forms."""

from __future__ import annotations

from typing import Any

from complaints.fields import offer, words
from complaints.forms import PUT_RIGHT, DeskForm, RemedyFields, needs_answer
from complaints.review import layouts


class ClaimForm(DeskForm):
    """One button; the key makes a double click one claim."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.claim(self)


class DecideForm(RemedyFields):
    """How it ends: what was done, how they took it, and a remedy if one is still due."""

    what_was_done = words("What was done", required=True, rows=4, empty="Write what was done; it stays in the record.")
    put_right = PUT_RIGHT

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["remedy_type"].label = "Give something more"
        types = [(one.code, one.name) for one in self.choices.remedy_types.values()]
        offer(self.fields["remedy_type"], [("", "Nothing more"), *types])
        self.helper = layouts.decide(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.needs_amount(cleaned)
        needs_answer(self, cleaned)
        return cleaned

"""Calling a manager, and taking the call back."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints import layouts
from complaints.actions.calling import Call
from complaints.fields import words
from complaints.forms.desk_form import DeskForm, RemedyFields
from complaints.giving import Given
from complaints.models import CallKind

CHOOSE_WHAT = "Choose what you would like to give, or ask a manager to come."


class CallFields(forms.Form):
    """What is asked of a manager. Nothing chosen means: may I, when a remedy is chosen; else come now."""

    kind = forms.ChoiceField(
        label="What do you need?",
        required=False,
        choices=[(CallKind.ATTEND, "Come now, please"), (CallKind.APPROVE, "May I give this?")],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose “come now” or “may I”."},
    )
    note = words("A word for the manager", rows=2)

    def kind_of(self, cleaned: dict[str, Any]) -> CallKind:
        chosen = cleaned.get("kind") or (CallKind.APPROVE if cleaned.get("remedy_type") else CallKind.ATTEND)
        return CallKind(chosen)

    def call_for(self, given: Given | None) -> Call:
        """What was asked; a remedy is part of it only where a manager has to allow it."""
        kind = self.kind_of(self.cleaned_data)
        return Call(kind, given if kind == CallKind.APPROVE else None, self.cleaned_data.get("note") or "")


class CallForm(CallFields, RemedyFields):
    """A call on a complaint that is open."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["remedy_type"].label = "What you would like to give"
        for name in ("what_was_done", "promised_by"):
            del self.fields[name]
        self.helper = layouts.call(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "kind" not in self.errors and self.kind_of(cleaned) == CallKind.APPROVE:
            self.needs_remedy(cleaned, missing=CHOOSE_WHAT)
        return cleaned

    @property
    def asked(self) -> Call:
        return self.call_for(self.given)


class WithdrawForm(DeskForm):
    """One button."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.plain(self)

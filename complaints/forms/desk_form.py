"""What every form here carries, and choosing a remedy."""

from __future__ import annotations

import uuid
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils import timezone

from complaints.choices import Choices
from complaints.fields import AmountField, offer, words
from complaints.giving import Given
from complaints.models import PutRight
from staff.authority import Offer
from staff.kept import token_for
from staff.models import Person

if TYPE_CHECKING:
    from django.http import QueryDict


LONGEST_PROMISE = timedelta(days=366)


class DeskForm(forms.Form):
    """What every form here carries: the key that makes it one act, and the token that keeps its words."""

    submission_key = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": "This form has lost its key. Send it again.", "invalid": "Send this form again."},
    )
    form_token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person
        # made when the page is shown: a form that is only sent needs neither
        self.initial.setdefault("submission_key", uuid.uuid4)
        self.initial.setdefault("form_token", partial(token_for, person))
        self.offers: list[Offer] = []

    def key_again(self) -> None:
        """A fresh token for a form that comes back, and a new key where it came without a usable one."""
        self.say_again("form_token", token_for(self.person))
        if "submission_key" in self.errors:
            self.say_again("submission_key", str(uuid.uuid4()))

    def say_again(self, name: str, value: str) -> None:
        """Show another value than was posted when the page comes back."""
        posted = cast("QueryDict", self.data).copy()
        posted[name] = value
        self.data = posted


class RemedyFields(DeskForm):
    """Choosing a remedy: its type, an amount unless it is free, and what was done."""

    remedy_type = forms.ChoiceField(
        label="Put it right",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the remedies in the list."},
    )
    amount = AmountField(label="Amount", required=False)
    what_was_done = words("What was done", rows=2)
    promised_by = forms.DateField(
        label="Promised by",
        help_text="Leave it empty for what they get now.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day like 2026-12-01."},
    )

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choices = choices
        offer(self.fields["remedy_type"], choices.remedy_types.names)

    def needs_remedy(self, cleaned: dict[str, Any], *, missing: str = "Choose what you did to put it right.") -> None:
        """What resolving asks for: a remedy, and its amount unless it is free."""
        remedy_type = self.choices.remedy_types.get(cleaned.get("remedy_type") or "")
        if remedy_type is None and "remedy_type" not in self.errors:
            self.add_error("remedy_type", missing)
        self.needs_amount(cleaned)

    def needs_amount(self, cleaned: dict[str, Any]) -> None:
        remedy_type = self.choices.remedy_types.get(cleaned.get("remedy_type") or "")
        if remedy_type and not remedy_type.is_free and cleaned.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", f"{remedy_type.name}: how much? Write it like 12.50.")

    def promises_to_come(self, cleaned: dict[str, Any]) -> None:
        """A promise is for today at the earliest, on the site's own date, and for a year from then at the latest."""
        day, today = cleaned.get("promised_by"), self.choices.site.day(timezone.now())
        if day and day < today:
            self.add_error("promised_by", "A promise is for today or a day to come.")
        elif day and day > today + LONGEST_PROMISE:
            self.add_error("promised_by", "A promise is for a day within a year. Is the year right?")

    @property
    def given(self) -> Given | None:
        """The remedy chosen, an amount typed for a free one left aside."""
        remedy_type = self.choices.remedy_types.get(self.cleaned_data.get("remedy_type") or "")
        if remedy_type is None:
            return None
        amount = 0 if remedy_type.is_free else self.cleaned_data.get("amount") or 0
        return Given(remedy_type, amount, self.cleaned_data.get("promised_by"))

    @property
    def chosen(self) -> Given:
        """The remedy of a form that cannot be valid without one."""
        given = self.given
        assert given is not None
        return given


PUT_RIGHT = forms.ChoiceField(
    label="Is it put right for them?",
    required=False,
    choices=PutRight.choices,
    widget=forms.RadioSelect,
    error_messages={"invalid_choice": "Choose yes, no or could not ask."},
)


def needs_answer(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Nothing ends without asking whether it is put right."""
    if not cleaned.get("put_right") and "put_right" not in form.errors:
        form.add_error("put_right", "Ask them: is it put right? Choose yes, no or could not ask.")

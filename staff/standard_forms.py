"""The forms of a standard: publish one, publish its next version, withdraw it, acknowledge it."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms

from staff.models import Measure, Site
from staff.models.standard import LONGEST_REASON, LONGEST_TEXT
from staff.publishing import Says

if TYPE_CHECKING:
    from django.http import QueryDict

EVERYWHERE = "all"
LONGEST_TITLE = 100
A_YEAR = timedelta(days=366)
TOO_LONG = "Please shorten this to {:,} characters; it has %(show_value)s."


class SentForm(forms.Form):
    """What every form here carries: the key that makes it one act."""

    submission_key = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": "This form has lost its key. Send it again.", "invalid": "Send this form again."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("submission_key", uuid.uuid4)

    def key_again(self) -> None:
        """A new key for a form that comes back without a usable one."""
        if "submission_key" in self.errors:
            posted = cast("QueryDict", self.data).copy()
            posted["submission_key"] = str(uuid.uuid4())
            self.data = posted

    def laid_out(self, *parts: object) -> FormHelper:
        """The form's tag and buttons stand in its page."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.layout = Layout("submission_key", *parts)
        return helper


def after_which() -> forms.IntegerField:
    """The number of the version that was read when the form was shown."""
    return forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, error_messages=dict.fromkeys(("required", "invalid"), "Open it again.")
    )


def first_day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Give the first day.",
            "invalid": "Write the day like 2026-12-01.",
        },
    )


def not_before(day: date, today: date) -> date:
    """A first day today or later, and within a year.

    Raises:
        forms.ValidationError: with the sentence the form shows.
    """
    if day < today:
        raise forms.ValidationError("The first day is today or later: nobody can keep a standard of yesterday.")
    if day > today + A_YEAR:
        raise forms.ValidationError("Choose a day within a year.")
    return day


class VersionForm(SentForm):
    """What a version says: text, first day and target."""

    text = forms.CharField(
        label="What we promise",
        help_text="Plain words; an empty line begins a new paragraph.",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write what is promised.", "max_length": TOO_LONG.format(LONGEST_TEXT)},
    )
    starts = first_day("From")
    measure = forms.ChoiceField(
        label="Target, if it has one",
        required=False,
        choices=[("", "No target"), *Measure.choices],
        error_messages={"invalid_choice": "Choose one of the measures in the list."},
    )
    target = forms.IntegerField(
        label="How much",
        help_text="Minutes at most, or per cent.",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 5}),
        error_messages={"invalid": "Write a whole number, like 3."},
    )
    after = after_which()

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.initial.setdefault("starts", today)
        self.helper = self.laid_out(*self.named(), "text", "starts", Div("measure", "target", css_class="target-row"))

    def named(self) -> tuple[str, ...]:
        return ("after",)

    def clean_starts(self) -> date:
        return not_before(self.cleaned_data["starts"], self.today)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "measure" in cleaned and "target" in cleaned:
            self.fits(cleaned["measure"], cleaned["target"])
        return cleaned

    def fits(self, measure: str, target: int | None) -> None:
        """A number with its measure, within the bounds that make sense."""
        if not measure and target is not None:
            self.add_error("measure", "Choose what the number is of, or leave it empty.")
        if not measure:
            return
        scale = Measure(measure).scale
        if target is None or not scale.lowest <= target <= scale.highest:
            self.add_error("target", f"Write a number from {scale.lowest} to {scale.highest} {scale.unit}.")

    @property
    def says(self) -> Says:
        cleaned = self.cleaned_data
        measure = Measure(cleaned["measure"]) if cleaned["measure"] else None
        return Says(cleaned["text"], cleaned["starts"], measure, cleaned["target"])


class StandardForm(VersionForm):
    """A new standard: its name, and where it holds."""

    title = forms.CharField(
        label="Name",
        help_text="Short, as people will say it: “A call is answered in three minutes”.",
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Give it a name.", "max_length": TOO_LONG.format(LONGEST_TITLE)},
    )
    where = forms.ChoiceField(
        label="Where",
        error_messages={"required": "Choose where it holds.", "invalid_choice": "Choose one of those shown."},
    )

    field_order = ("submission_key", "title", "where")

    def __init__(self, *args: Any, sites: list[Site], at: datetime, everywhere: str = "", **options: Any) -> None:
        self.sites = {str(one.pk): one for one in sites}
        self.days = {key: one.day(at) for key, one in self.sites.items()}
        super().__init__(*args, today=min(self.days.values()), **options)
        del self.fields["after"]
        shown = [(key, one.name) for key, one in self.sites.items()]
        where = cast(forms.ChoiceField, self.fields["where"])
        where.choices = [*shown, (EVERYWHERE, everywhere)] if everywhere else shown
        if not self.is_bound:
            self.fields["title"].widget.attrs["autofocus"] = True

    def named(self) -> tuple[str, ...]:
        return ("title", "where")

    def clean_starts(self) -> date:
        """Today is the chosen site's; everywhere, the earliest at any site."""
        where = self.cleaned_data.get("where", EVERYWHERE)
        return not_before(self.cleaned_data["starts"], self.days.get(where, self.today))

    @property
    def site(self) -> Site | None:
        return self.sites.get(self.cleaned_data["where"])


class WithdrawForm(SentForm):
    """A standard ends, with a reason for whoever kept it."""

    reason = forms.CharField(
        label="Why?",
        help_text="Everybody it was for reads this.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it ends.", "max_length": TOO_LONG.format(LONGEST_REASON)},
    )
    starts = first_day("No more from")
    after = after_which()

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.initial.setdefault("starts", today)
        self.helper = self.laid_out("after", "reason", "starts")

    def clean_starts(self) -> date:
        return not_before(self.cleaned_data["starts"], self.today)


class AcknowledgeForm(SentForm):
    """One tap: the number of the version that was read."""

    version = after_which()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = self.laid_out("version")

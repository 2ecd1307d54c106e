"""The record form: from words to done on one page."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from complaints import layouts
from complaints.actions.calling import Call
from complaints.choices import Choices
from complaints.fields import offer, words
from complaints.forms.calling import CHOOSE_WHAT, CallFields
from complaints.forms.desk_form import PUT_RIGHT, RemedyFields, needs_answer
from complaints.forms.who import WhoFields
from complaints.models import CallKind, RedFlag
from complaints.particulars import Particulars
from complaints.told import Told

LONGEST_STORY = 10_000
PRESS = "Press one of the buttons: resolve, save, call for backup or escalate."
YES_OR_NO = [("yes", "Yes, still here"), ("no", "No, they have left")]


class RecordForm(CallFields, WhoFields, RemedyFields):
    """``then`` says whether it is resolved, saved, escalated, or saved and a manager called."""

    RESOLVE, SAVE, ESCALATE, CALL = "resolve", "save", "escalate", "call_backup"
    field_order = ("what_happened", "category", "location", "red_flags", "remedy_type", "amount", "what_was_done")

    what_happened = words(
        "In their words",
        longest=LONGEST_STORY,
        required=True,
        rows=4,
        empty="Write what happened; two words are enough.",
    )
    category = forms.ChoiceField(
        label="About",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what it is about.",
            "invalid_choice": "Choose one of the subjects shown.",
        },
    )
    location = forms.ChoiceField(
        label="Where", required=False, error_messages={"invalid_choice": "Choose one of the places of this site."}
    )
    red_flags = forms.MultipleChoiceField(
        label="Is any of this true?",
        help_text="Then a manager takes it on.",
        required=False,
        choices=RedFlag.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list only."},
    )
    put_right = PUT_RIGHT
    reason = words("Why does a manager have to take this on?", rows=2)
    patient_present = forms.ChoiceField(
        label="Is the patient still here?",
        required=False,
        choices=YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose yes or no."},
    )
    then = forms.ChoiceField(
        choices=[(RESOLVE, "Resolve now"), (SAVE, "Save for later"), (CALL, "Call for backup"), (ESCALATE, "Escalate")],
        widget=forms.HiddenInput,
        error_messages={"required": PRESS, "invalid_choice": PRESS},
    )

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, choices=choices, **options)
        home = self.person.desk.home_location_id if self.person.desk else None
        self.initial.setdefault("location", str(home or ""))
        offer(self.fields["category"], choices.categories.names)
        offer(self.fields["location"], choices.locations.names)
        self.offer_people(choices, but=self.person)

    @cached_property
    def helper(self) -> FormHelper:
        """Made when the page is shown: a form that is only sent needs no layout."""
        return layouts.record(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        then = cleaned.get("then")
        self.happened_before_now(cleaned)
        self.contact_is_whole(cleaned, needed=then == self.ESCALATE)
        self.promises_to_come(cleaned)
        if then == self.RESOLVE:
            self.needs_remedy(cleaned)
            needs_answer(self, cleaned)
        if then == self.CALL and "kind" not in self.errors and self.kind_of(cleaned) == CallKind.APPROVE:
            self.needs_remedy(cleaned, missing=CHOOSE_WHAT)
        if then == self.ESCALATE and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why a manager is needed.")
        return cleaned

    @property
    def told(self) -> Told:
        """What was told, with the person's own place when none was chosen."""
        cleaned = self.cleaned_data
        home = self.person.desk.home_location if self.person.desk else None
        return Told(
            words=cleaned["what_happened"],
            site=self.choices.site,
            category=self.choices.categories[cleaned["category"]],
            location=self.choices.locations.get(cleaned.get("location") or "") or home,
            red_flags=[RedFlag(flag) for flag in cleaned["red_flags"]],
            particulars=Particulars(**self.told_values()),
            patient_present=cleaned.get("patient_present") != "no",
        )

    @property
    def so_far(self) -> str:
        """What they wrote of what was done; a sentence that choosing a remedy wrote for them tells of nothing yet."""
        written = self.cleaned_data["what_was_done"]
        offered = {one.sentence for one in self.choices.remedy_types.values()}
        return "" if written in offered else written

    @property
    def asked(self) -> Call:
        return self.call_for(self.given)

"""Facts that come later: a note, a correction, the right to speak for a patient."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints import layouts
from complaints.actions import Correction
from complaints.choices import Choices
from complaints.fields import line, offer, words
from complaints.forms.desk_form import DeskForm
from complaints.forms.recording import LONGEST_STORY
from complaints.forms.who import WhoFields
from complaints.models import Authority, Complaint, RedFlag
from complaints.particulars import NAMES


class NoteForm(DeskForm):
    note = words("Note", required=True, empty="Write the note.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.plain(self, "note")


class CorrectForm(WhoFields, DeskForm):
    """Everything told, as it stands; what is changed here is corrected, with the reason."""

    reason = words("Why is it corrected?", required=True, rows=2, empty="Say why it is corrected.")
    what_happened = words("In their words", longest=LONGEST_STORY, required=True, rows=4, empty="Write what happened.")
    category = forms.ChoiceField(label="About", error_messages={"invalid_choice": "Choose one of the subjects shown."})
    location = forms.ChoiceField(
        label="Where", required=False, error_messages={"invalid_choice": "Choose one of the places of this site."}
    )
    red_flags = forms.MultipleChoiceField(
        label="Is any of this true after all?",
        help_text="Then a manager takes it on. Never taken back.",
        required=False,
        choices=RedFlag.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list only."},
    )

    def __init__(self, *args: Any, complaint: Complaint, choices: Choices, **options: Any) -> None:
        options["initial"] = standing(complaint) | (options.get("initial") or {})
        super().__init__(*args, **options)
        self.complaint, self.choices = complaint, choices
        offer(self.fields["category"], [(one.code, one.name) for one in with_own(choices.categories, complaint)])
        places = [(pk, one.name) for pk, one in choices.locations.items()]
        offer(self.fields["location"], [("", "Nowhere in particular"), *places])
        self.offer_people(choices)
        self.helper = layouts.correct(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.happened_before_now(cleaned)
        self.contact_is_whole(cleaned)
        happened = cleaned.get("happened_at")
        if happened and happened > self.complaint.recorded_at and "happened_at" not in self.errors:
            self.add_error("happened_at", "It cannot have happened after it was recorded.")
        return cleaned

    @property
    def correction(self) -> Correction:
        cleaned = self.cleaned_data
        own = {self.complaint.category.code: self.complaint.category}
        values = self.told_values() | {
            "what_happened": cleaned["what_happened"],
            "category": {**own, **self.choices.categories}[cleaned["category"]],
            "location": self.choices.locations.get(cleaned.get("location") or ""),
        }
        values["about_people"] = list(values["about_people"])
        return Correction(values, [RedFlag(flag) for flag in cleaned["red_flags"]])


def with_own(categories: dict[str, Any], complaint: Complaint) -> list[Any]:
    """The subjects of today, and its own where that is not offered any more."""
    return list({complaint.category.code: complaint.category, **categories}.values())


def standing(complaint: Complaint) -> dict[str, Any]:
    """What stands there now, as the form's first values."""
    told = {name: getattr(complaint, name) for name in NAMES}
    return told | {
        "about_people": [str(pk) for pk in complaint.about_people],
        "what_happened": complaint.what_happened,
        "category": complaint.category.code,
        "location": str(complaint.location_id or ""),
    }


class AuthorityForm(DeskForm):
    """By what right somebody who is not the patient is told about the patient."""

    authority = forms.ChoiceField(
        label="By what right?",
        choices=Authority.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you saw.", "invalid_choice": "Choose one of those shown."},
    )
    note = line("What you saw: which document, dated when", longest=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.authority(self)

"""Facts that come later: a note, a correction, the right to speak for a patient."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django import forms

from complaints import layouts
from complaints.actions import Correction
from complaints.choices import Choices
from complaints.fields import line, offer, words
from complaints.forms.desk_form import DeskForm
from complaints.forms.recording import LONGEST_STORY
from complaints.forms.who import WhoFields
from complaints.models import Authority, Category, Complaint, RedFlag
from complaints.particulars import NAMES
from staff.models import Location

if TYPE_CHECKING:
    from django.http import QueryDict


class NoteForm(DeskForm):
    note = words("Note", required=True, empty="Write the note.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.plain(self, "note")


class CorrectForm(WhoFields, DeskForm):
    """Everything told, as it stands; what is changed here is corrected, with the reason.

    What was not posted at all stays as it stands. Nobody whom it is about is dropped but who was shown ticked and is
    not any more: ``about_before`` says who was.
    """

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
    about_before = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, complaint: Complaint, choices: Choices, **options: Any) -> None:
        options["initial"] = standing(complaint) | (options.get("initial") or {})
        super().__init__(*args, **options)
        self.complaint, self.choices = complaint, choices
        self.locations = with_own_place(choices.locations, complaint)
        offer(self.fields["category"], [(one.code, one.name) for one in with_own(choices.categories, complaint)])
        places = [(pk, one.name) for pk, one in self.locations.items()]
        offer(self.fields["location"], [("", "Nowhere in particular"), *places])
        self.offer_people(choices, named=complaint.about_people)
        if self.is_bound:
            self.fill_in()
        self.helper = layouts.correct(self)

    def fill_in(self) -> None:
        """What was not posted, as it stands."""
        posted = cast("QueryDict", self.data).copy()
        stands = standing(self.complaint) | {"happened_at": self.minute(self.complaint.happened_at)}
        for name in stands.keys() - posted.keys():
            posted.setlist(name, stands[name] if isinstance(stands[name], list) else [stands[name]])
        self.data = posted

    def minute(self, at: datetime | None) -> str:
        """A moment as the form shows it, on the site's clock."""
        return f"{self.complaint.site.local(at):%Y-%m-%dT%H:%M}" if at else ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.minute(cleaned.get("happened_at")) == self.minute(self.complaint.happened_at):
            cleaned["happened_at"] = self.complaint.happened_at  # with the seconds that the form does not show
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
            "location": self.locations.get(cleaned.get("location") or ""),
        }
        values["about_people"] = [*values["about_people"], *self.named_since(values["about_people"])]
        return Correction(values, [RedFlag(flag) for flag in cleaned["red_flags"]])

    def named_since(self, ticked: tuple[int, ...]) -> list[int]:
        """Whom somebody else named while the page was open: nobody has unticked them."""
        before = self.cleaned_data["about_before"].split(",")
        return [pk for pk in self.complaint.about_people if pk not in ticked and str(pk) not in before]


def with_own(categories: Mapping[str, Category], complaint: Complaint) -> list[Category]:
    """The subjects of today, and its own where that is not offered any more."""
    return list({complaint.category.code: complaint.category, **categories}.values())


def with_own_place(locations: Mapping[str, Location], complaint: Complaint) -> dict[str, Location]:
    """The places of today, and its own where that is closed by now."""
    own = complaint.location
    return {**locations, str(own.pk): own} if own else dict(locations)


def standing(complaint: Complaint) -> dict[str, Any]:
    """What stands there now, as the form's first values."""
    told = {name: getattr(complaint, name) for name in NAMES}
    return told | {
        "about_people": [str(pk) for pk in complaint.about_people],
        "about_before": ",".join(str(pk) for pk in complaint.about_people),
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

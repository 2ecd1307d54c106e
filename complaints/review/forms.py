"""The manager's forms."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints.fields import offer, words
from complaints.forms import PUT_RIGHT, DeskForm, RemedyFields, needs_answer
from complaints.models import Complaint
from complaints.review import layouts
from complaints.review.policies import has_it, who_could_have_it
from staff.models import Person


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
        offer(self.fields["remedy_type"], [("", "Nothing more"), *self.choices.remedy_types.names])
        self.helper = layouts.decide(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.promises_to_come(cleaned)
        if cleaned.get("promised_by") and not cleaned.get("remedy_type") and "remedy_type" not in self.errors:
            self.add_error("remedy_type", "Choose what is promised, or leave the day empty.")
        self.needs_amount(cleaned)
        needs_answer(self, cleaned)
        return cleaned


class ReleaseForm(DeskForm):
    """Back to the queue; why need not be said of one's own, and has to be of a colleague's."""

    reason = words("Why, if you like to say", rows=2, empty="Say why it goes back to the queue.")

    def __init__(self, *args: Any, complaint: Complaint, **options: Any) -> None:
        super().__init__(*args, **options)
        if not has_it(self.person, complaint):
            self.fields["reason"].label, self.fields["reason"].required = "Why?", True
        self.helper = layouts.release(self)


class HandBackForm(DeskForm):
    """To whom at the desk, and what to do there. Without a name it goes to whoever it came from."""

    to = forms.ChoiceField(
        label="To", required=False, error_messages={"invalid_choice": "It cannot go to them. Choose another colleague."}
    )
    guidance = words("What should they do?", required=True, rows=4, empty="Write what they should do.")

    def __init__(self, *args: Any, complaint: Complaint, **options: Any) -> None:
        super().__init__(*args, **options)
        self.colleagues = {str(one.pk): one for one in who_could_have_it(complaint, self.person)}
        offer(self.fields["to"], [(pk, one.name) for pk, one in self.colleagues.items()])
        came_from = [str(complaint.escalated_by_id), str(complaint.recorded_by_id)]
        self.came_from = next((pk for pk in came_from if pk in self.colleagues), "")
        if not self.came_from:
            offer(
                self.fields["to"],
                [("", "Choose a colleague"), *((pk, one.name) for pk, one in self.colleagues.items())],
            )
        self.initial.setdefault("to", self.came_from)
        self.helper = layouts.hand_back(self)

    def clean_to(self) -> Person:
        to = self.colleagues.get(self.cleaned_data["to"] or self.came_from)
        if to is None:
            raise forms.ValidationError("Choose who gets it.")
        return to


class VoidForm(DeskForm):
    """Why it does not count; and which one it repeats, by its reference."""

    reason = words("Why does it not count?", required=True, empty="Say why; it stays in the record.")
    duplicate_of = forms.CharField(
        label="It repeats, if it does",
        help_text="Its reference, like NG-1042-H.",
        required=False,
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"max_length": "A reference is shorter, like NG-1042-H."},
    )

    def __init__(self, *args: Any, complaint: Complaint, **options: Any) -> None:
        super().__init__(*args, **options)
        self.complaint = complaint
        self.helper = layouts.void(self)

    def clean_duplicate_of(self) -> Complaint | None:
        reference = self.cleaned_data["duplicate_of"].upper()
        if not reference:
            return None
        here = Complaint.objects.visible_to(self.person).filter(site=self.complaint.site_id)
        found = here.filter(reference=reference).first()
        if found is None:
            raise forms.ValidationError(
                f"{reference} is no complaint of {self.complaint.site}. Look at the reference again."
            )
        return found

"""How a complaint leaves the desk and comes back."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints import layouts
from complaints.actions.ending import Contact
from complaints.fields import offer, words
from complaints.forms.desk_form import PUT_RIGHT, DeskForm, RemedyFields, needs_answer
from complaints.forms.who import ContactFields
from staff.models import Person


class ResolveForm(RemedyFields):
    put_right = PUT_RIGHT

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.resolve(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.promises_to_come(cleaned)
        self.needs_remedy(cleaned)
        needs_answer(self, cleaned)
        return cleaned


class EscalateForm(ContactFields, RemedyFields):
    """Why a manager is needed, how to reach them, and what was wanted, if anything."""

    reason = words("Why does a manager have to take this on?", required=True, empty="Say why a manager is needed.")

    def __init__(self, *args: Any, contact_known: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.contact_known = contact_known
        self.fields["remedy_type"].label = "What they would like"
        for name in ("what_was_done", "promised_by"):
            del self.fields[name]
        self.helper = layouts.escalate(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.contact_is_whole(cleaned, needed=not self.contact_known)
        return cleaned

    @property
    def contact(self) -> Contact:
        return Contact(self.cleaned_data["contact_by"], self.cleaned_data["contact_detail"])


class ReopenForm(DeskForm):
    reason = words("What is not put right?", required=True, empty="Say what is not put right.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.plain(self, "reason")


class HandOverForm(DeskForm):
    """To whom, and a word for them."""

    to = forms.ChoiceField(
        label="Who takes it from here?",
        error_messages={
            "required": "Choose a colleague.",
            "invalid_choice": "Choose a colleague at this site's desk.",
        },
    )
    note = words("A word for them", rows=2)

    def __init__(self, *args: Any, colleagues: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.colleagues = {str(one.pk): one for one in colleagues}
        offer(self.fields["to"], [("", "Choose a colleague"), *((pk, one.name) for pk, one in self.colleagues.items())])
        self.helper = layouts.plain(self, "to", "note")

    @property
    def chosen(self) -> Person:
        return self.colleagues[self.cleaned_data["to"]]

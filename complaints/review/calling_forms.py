"""The forms for calls: answering one, and being on duty for them."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints.fields import offer, words
from complaints.forms import DeskForm
from complaints.models import BackupCall, CallState
from complaints.review import layouts
from complaints.review.duties import DutyHere, sites_to_answer_at
from staff.models import Person, Site


class AnswerForm(DeskForm):
    """Yes, no, or I am coming: the button that was pressed; and a note if there is more to say."""

    APPROVE, DECLINE, ATTEND = "approve", "decline", "attend"
    STATES = {APPROVE: CallState.APPROVED, DECLINE: CallState.DECLINED, ATTEND: CallState.ATTENDED}
    PRESS = "Press one of the buttons: approve, decline or I’m coming."

    answer = forms.ChoiceField(
        choices=[(APPROVE, "Approve"), (DECLINE, "Decline"), (ATTEND, "I’m coming")],
        widget=forms.HiddenInput,
        error_messages={"required": PRESS, "invalid_choice": PRESS},
    )
    note = words("A word to them, if you like", rows=2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.answer(self)

    @classmethod
    def for_call(cls, call: BackupCall, person: Person) -> AnswerForm:
        """Buttons only, one of several such forms on a page."""
        return cls(person=person, auto_id=f"id_{call.pk}_%s")

    @property
    def state(self) -> CallState:
        return self.STATES[self.cleaned_data["answer"]]


class DutyForm(DeskForm):
    """On duty under an extension, or off; at the site they manage, when they manage several the one named."""

    on = forms.ChoiceField(
        choices=[("yes", "Go on duty"), ("no", "Go off duty")],
        widget=forms.HiddenInput,
        error_messages={
            "required": "Press one of the buttons: on duty or off duty.",
            "invalid_choice": "Press one of the buttons: on duty or off duty.",
        },
    )
    site = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Choose a site that you manage."},
    )
    extension = forms.CharField(
        label="Your extension",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel", "maxlength": 20}),
        error_messages={"max_length": "Please shorten the extension to 20 characters."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sites = {str(one.pk): one for one in sites_to_answer_at(self.person)}
        offer(self.fields["site"], [(pk, one.name) for pk, one in self.sites.items()])
        self.helper = layouts.duty(self)

    @classmethod
    def at(cls, here: DutyHere, person: Person) -> DutyForm:
        """For one of their sites, as they are on duty there now; one of several such forms on a page."""
        form = cls(
            person=person, auto_id=f"id_{here.site.pk}_%s", initial={"site": here.site.pk, "extension": here.extension}
        )
        return form

    @classmethod
    def in_queue(cls, here: DutyHere, person: Person) -> DutyForm:
        """The same for the queue, where whoever is on duty only goes off."""
        form = cls.at(here, person)
        if here.extension is not None:
            form.helper = layouts.off_duty(form)
        return form

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("on") == "yes" and not cleaned.get("extension") and "extension" not in self.errors:
            self.add_error("extension", "Which extension reaches you? They see it when they call.")
        return cleaned

    @property
    def chosen_site(self) -> Site:
        return self.sites.get(self.cleaned_data.get("site", "")) or next(iter(self.sites.values()))

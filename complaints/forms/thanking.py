"""Thanks, a coaching note, and whether one's site sees one's thanks."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints import layouts
from complaints.fields import offer, words
from complaints.forms.desk_form import DeskForm
from complaints.models.thanks import LONGEST_NOTE, LONGEST_THANKS
from staff.models import Person


class ThankForm(DeskForm):
    words = words(
        "What was good about it?", longest=LONGEST_THANKS, required=True, empty="Write what you thank them for."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.plain(self, "words")


class CoachForm(DeskForm):
    """To one of those who acted on it."""

    to = forms.ChoiceField(
        label="To whom?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom it is for.", "invalid_choice": "Choose somebody who acted on it."},
    )
    words = words("What could help next time?", longest=LONGEST_NOTE, required=True, empty="Write the note.")

    def __init__(self, *args: Any, people: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        offer(self.fields["to"], [(key, one.name) for key, one in self.people.items()])
        if len(people) == 1:
            self.initial.setdefault("to", str(people[0].pk))
        self.helper = layouts.coach(self)

    @property
    def chosen(self) -> Person:
        return self.people[self.cleaned_data["to"]]


class ShowForm(DeskForm):
    shown = forms.ChoiceField(
        choices=[("yes", "Show it at my site"), ("no", "Keep it to myself")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose whether your site sees it."),
    )

"""What is posted about courses: the answers to one's scenarios, and a course passed in a classroom."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from django import forms

from staff.curriculum import today
from staff.form_fields import SeenField
from staff.models import Course, Person, Scenario
from staff.models.withdrawal import LONGEST_REASON

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST_EVIDENCE = 500
EARLIEST = date(1950, 1, 1)


class Keyed(forms.Form):
    """A form that is one act, however often it is sent: its key becomes the key of what it makes."""

    submission_key = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": "This form has lost its key. Send it again.", "invalid": "Send this form again."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("submission_key", uuid.uuid4)

    def key_again(self) -> None:
        """A new key where the form came without a usable one."""
        if "submission_key" in self.errors:
            posted = cast("QueryDict", self.data).copy()
            posted["submission_key"] = str(uuid.uuid4())
            self.data = posted


class AttemptForm(Keyed):
    """A course's scenarios, one question each."""

    def __init__(self, *args: Any, scenarios: list[Scenario], **options: Any) -> None:
        super().__init__(*args, **options)
        self.scenarios = {name_of(one): one for one in scenarios}
        for number, (name, scenario) in enumerate(self.scenarios.items(), 1):
            self.fields[name] = forms.ChoiceField(
                label=scenario.situation,
                choices=[(str(one.pk), one.words) for one in scenario.answers.all()],
                widget=forms.RadioSelect,
                error_messages={
                    "required": f"Situation {number}: choose what you would do.",
                    "invalid_choice": f"Situation {number}: choose one of the answers shown.",
                },
            )

    def questions(self) -> Iterator[forms.BoundField]:
        """The scenarios' fields, without the key."""
        return (self[name] for name in self.scenarios)

    @property
    def chosen(self) -> dict[int, int]:
        """The answer's key for each scenario's."""
        return {scenario.pk: int(self.cleaned_data[name]) for name, scenario in self.scenarios.items()}


def name_of(scenario: Scenario) -> str:
    return f"scenario_{scenario.pk}"


class ClassroomForm(Keyed):
    """Who passed which course, when, and how one knows."""

    person = forms.ChoiceField(
        label="Who took it?",
        error_messages={"required": "Choose who took it.", "invalid_choice": "Choose somebody of your own sites."},
    )
    course = forms.ChoiceField(
        label="Which course?",
        error_messages={"required": "Choose the course.", "invalid_choice": "Choose one of the courses in the list."},
    )
    passed_on = forms.DateField(
        label="Passed on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "On which day did they pass it?",
            "invalid": "Write the day like 2026-11-24.",
        },
    )
    evidence = forms.CharField(
        label="How do you know?",
        help_text="The list of who was there, the certificate's number, who taught it. It stays with the record.",
        max_length=LONGEST_EVIDENCE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Say how you know: a list, a certificate, who taught it.",
            "max_length": f"Please shorten this to {LONGEST_EVIDENCE} characters; it has %(show_value)s.",
        },
    )

    def __init__(self, *args: Any, people: list[Person], courses: list[Course], at: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        self.courses = {str(one.pk): one for one in courses}
        self.at = at
        names = [("", "Choose a colleague"), *((pk, one.name) for pk, one in self.people.items())]
        titles = [("", "Choose a course"), *((pk, one.title) for pk, one in self.courses.items())]
        offer(self.fields["person"], names)
        offer(self.fields["course"], titles)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        person, day = self.people.get(cleaned.get("person", "")), cleaned.get("passed_on")
        if day and day < EARLIEST:
            self.add_error("passed_on", "That is too long ago. Write the day like 2026-11-24.")
        elif day and person and day > today(person, self.at):
            self.add_error("passed_on", "That day is still to come: record it once they have passed.")
        return cleaned

    @property
    def chosen_person(self) -> Person:
        return self.people[self.cleaned_data["person"]]

    @property
    def chosen_course(self) -> Course:
        return self.courses[self.cleaned_data["course"]]


class WithdrawCourseForm(Keyed):
    """Why a classroom course counts no more."""

    reason = SeenField(
        label="Why?",
        help_text="Whose course it is reads this, and it stays in their history.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Say why it counts no more.",
            "max_length": f"Please shorten this to {LONGEST_REASON} characters; it has %(show_value)s.",
        },
    )


def offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Let a field choose from these."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices

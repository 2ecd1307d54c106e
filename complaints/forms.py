"""The desk's forms: what a person typed, turned into what the actions take, or a sentence for each mistake."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, cast

from django import forms

from complaints import layouts
from complaints.actions import Told
from complaints.choices import Choices
from complaints.fields import AmountField, offer, words
from complaints.giving import Given
from complaints.kept import token_for
from complaints.models import PutRight, RedFlag
from staff.authority import Offer
from staff.models import Person

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST_STORY = 10_000


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
        self.initial.setdefault("submission_key", uuid.uuid4())
        self.initial.setdefault("form_token", token_for(person))
        self.offers: list[Offer] = []
        if self.is_bound:
            self.say_again("form_token", self.initial["form_token"])

    def key_again(self) -> None:
        """Give a form that came without a usable key a new one, so that sending it again works."""
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

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choices = choices
        offer(self.fields["remedy_type"], [(one.code, one.name) for one in choices.remedy_types.values()])

    def needs_remedy(self, cleaned: dict[str, Any]) -> None:
        """What resolving asks for: a remedy, and its amount unless it is free."""
        remedy_type = self.choices.remedy_types.get(cleaned.get("remedy_type") or "")
        if remedy_type is None and "remedy_type" not in self.errors:
            self.add_error("remedy_type", "Choose what you did to put it right.")
        self.needs_amount(cleaned)

    def needs_amount(self, cleaned: dict[str, Any]) -> None:
        remedy_type = self.choices.remedy_types.get(cleaned.get("remedy_type") or "")
        if remedy_type and not remedy_type.is_free and cleaned.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", f"{remedy_type.name}: how much? Write it like 12.50.")

    @property
    def given(self) -> Given | None:
        """The remedy chosen, an amount typed for a free one left aside."""
        remedy_type = self.choices.remedy_types.get(self.cleaned_data.get("remedy_type") or "")
        if remedy_type is None:
            return None
        return Given(remedy_type, 0 if remedy_type.is_free else self.cleaned_data.get("amount") or 0)

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


class ResolveForm(RemedyFields):
    put_right = PUT_RIGHT

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = layouts.resolve(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.needs_remedy(cleaned)
        needs_answer(self, cleaned)
        return cleaned


class EscalateForm(RemedyFields):
    """Why a manager is needed, and what was wanted, if anything."""

    reason = words("Why does a manager have to take this on?", required=True, empty="Say why a manager is needed.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["remedy_type"].label = "What they would like"
        del self.fields["what_was_done"]
        self.helper = layouts.escalate(self)


class RecordForm(RemedyFields):
    """From words to done on one page; ``then`` says whether it is resolved, saved or escalated."""

    RESOLVE, SAVE, ESCALATE = "resolve", "save", "escalate"
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
    then = forms.ChoiceField(
        choices=[(RESOLVE, "Resolve now"), (SAVE, "Save for later"), (ESCALATE, "Escalate")],
        widget=forms.HiddenInput,
        error_messages={
            "required": "Press one of the buttons: resolve, save or escalate.",
            "invalid_choice": "Press one of the buttons: resolve, save or escalate.",
        },
    )

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, choices=choices, **options)
        home = self.person.desk.home_location_id if self.person.desk else None
        self.initial.setdefault("location", str(home or ""))
        offer(self.fields["category"], [(one.code, one.name) for one in choices.categories.values()])
        offer(self.fields["location"], [(pk, one.name) for pk, one in choices.locations.items()])
        self.helper = layouts.record(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        then = cleaned.get("then")
        if then == self.RESOLVE:
            self.needs_remedy(cleaned)
            needs_answer(self, cleaned)
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
        )


def needs_answer(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Nothing ends without asking whether it is put right."""
    if not cleaned.get("put_right") and "put_right" not in form.errors:
        form.add_error("put_right", "Ask them: is it put right? Choose yes, no or could not ask.")

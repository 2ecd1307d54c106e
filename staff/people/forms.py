"""The forms about people, each with a sentence for every mistake; where they work stands in place_forms.py."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator

from staff.models import Level, Person, Site
from staff.people.actions import Details
from staff.people.passwords import readable
from staff.people.place_forms import PlaceForm
from staff.people.seeing import configured_by

if TYPE_CHECKING:
    LevelChoice = forms.ModelChoiceField[Level]
else:
    LevelChoice = forms.ModelChoiceField

TOLD = "Tell it to them yourself: it is shown only here, and nobody can read it afterwards."


def line(label: str, longest: int, empty: str = "", **options: Any) -> forms.CharField:
    """A text of one line, with a sentence for too much and for nothing."""
    errors = {"required": empty, "max_length": f"Please shorten this to {longest} characters; it has %(show_value)s."}
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=longest, required=bool(empty), widget=widget, error_messages=errors, **options
    )


def one_line(value: str) -> str:
    return " ".join(value.split())


class DetailsForm(forms.Form):
    """Who somebody is, and how far they are trusted."""

    name = line("Name", 150, "Write their name, as on the badge.", help_text="In full, as on the badge.")
    short_name = line("Short name", 60, help_text="What colleagues say. Empty: their first name.")
    username = line(
        "Username",
        150,
        "Write what they sign in with.",
        help_text="What they sign in with; capitals make no difference.",
    )
    email = forms.EmailField(
        label="E-mail, if any",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "Write the address like ann@example.org, or leave it empty."},
    )
    level = LevelChoice(
        Level.objects.none(),
        empty_label="Choose a level",
        error_messages={"required": "Choose their level.", "invalid_choice": "Choose one of the levels shown."},
    )

    def __init__(self, *args: Any, organisations: set[int], own: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        levels = Level.objects.filter(organisation__in=organisations).order_by("organisation", "rank")
        self.fields["level"].queryset = levels  # type: ignore[attr-defined]
        self.fields["username"].validators.append(
            UnicodeUsernameValidator(message="A username has letters, digits and @ . + - _ only.")
        )
        if own:
            del self.fields["level"]

    @classmethod
    def of(cls, person: Person, **options: Any) -> DetailsForm:
        names = ("name", "short_name", "username", "email", "level")
        return cls(initial={name: getattr(person, name) for name in names}, **options)

    def clean_username(self) -> str:
        return str(Person.normalize_username(self.cleaned_data["username"]))

    @property
    def details(self) -> Details:
        said = self.cleaned_data
        name = one_line(said["name"])
        return Details(
            name,
            one_line(said["short_name"]) or name.split()[0][:60],
            said["username"],
            said["email"],
            said.get("level"),
        )


class PasswordForm(forms.Form):
    """One is suggested; another may be typed. Sent twice it is the same."""

    password = line("Temporary password", 128, "Write a password, or take the suggested one.", help_text=TOLD)

    def __init__(self, *args: Any, person: Person | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person
        self.initial.setdefault("password", readable)
        self.fields["password"].widget.attrs |= {"spellcheck": "false", "autocapitalize": "off", "class": "secret"}

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


class NewPersonForm(PlaceForm, DetailsForm, PasswordForm):
    """Everything that a first day needs. Without a password they sign in when they are given one."""

    submission_key = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": "This form has lost its key. Send it again.", "invalid": "Send this form again."},
    )

    field_order = ("name", "short_name", "username", "email", "level", "site", "role", "home", "password")

    def __init__(self, *args: Any, by: Person, **options: Any) -> None:
        organisations = configured_by(by)
        super().__init__(*args, organisations=organisations, **options)
        self.offer(Site.objects.filter(organisation__in=organisations).order_by("organisation", "name"))
        self.initial.setdefault("submission_key", uuid.uuid4)
        self.fields["password"].required = False
        self.fields["password"].help_text = f"{TOLD} Empty: they sign in once you give them one."

    def clean_password(self) -> str:
        """Django's own rules, among them that it is not like their name."""
        said = self.cleaned_data
        self.person = Person(
            username=said.get("username", ""), name=said.get("name", ""), short_name=said.get("short_name", "")
        )
        return super().clean_password() if said["password"] else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        site, level = cleaned.get("site"), cleaned.get("level")
        if site and level and site.organisation_id != level.organisation_id:
            self.add_error("level", f"{level} is of another organisation than {site}.")
        return cleaned

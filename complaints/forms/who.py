"""Who it is about and who it is for: every field can wait, and each has a sentence for what cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from complaints.fields import MomentField, line
from complaints.models import Channel, ComplainantKind, ContactBy, Payer
from complaints.particulars import NAMES, NOTHING_MORE
from staff.models import Person

if TYPE_CHECKING:
    from complaints.choices import Choices

NOT_ONE = {"invalid_choice": "Choose one of those shown."}
REACH = {ContactBy.PHONE: "a telephone number", ContactBy.EMAIL: "an e-mail address", ContactBy.POST: "an address"}


def one_of(
    label: str, choices: list[tuple[str, str]], *, widget: type[forms.Widget] = forms.Select
) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=choices, widget=widget, error_messages=NOT_ONE)


class ContactFields(forms.Form):
    """How to reach whoever complains."""

    contact_by = one_of("How may we reach them?", ContactBy.choices, widget=forms.RadioSelect)
    contact_detail = line("Number or address", longest=200)

    def contact_is_whole(self, cleaned: dict[str, Any], *, needed: bool = False) -> None:
        """A way and where to; ``needed`` when it goes to a manager, who has to be able to answer."""
        by, detail = cleaned.get("contact_by") or "", cleaned.get("contact_detail") or ""
        if by in REACH and not detail:
            self.add_error("contact_detail", f"Write {REACH[ContactBy(by)]}, or choose “No contact wanted”.")
        if not by and detail and "contact_by" not in self.errors:
            self.add_error("contact_by", "Choose how: phone, e-mail or post.")
        if not by and not detail and needed and "contact_by" not in self.errors:
            self.add_error("contact_by", "Ask how a manager may reach them, or choose “No contact wanted”.")


class TickedPeople(forms.CheckboxSelectMultiple):
    """The page posts an empty value beside whoever is ticked, so that nobody ticked differs from not asked."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [pk for pk in super().value_from_datadict(data, files, name) or () if pk]


class WhoFields(ContactFields):
    """Named and limited as the columns of Complaint."""

    channel = one_of("How it came in", Channel.choices)
    happened_at = MomentField(label="When it happened", required=False)
    patient_reference = line("Patient's reference", longest=60)
    patient_name = line("Patient's name", longest=150)
    payer = one_of("Who pays for their care", Payer.choices)
    complainant = one_of("Who complains", ComplainantKind.choices)
    complainant_name = line("Their name, if not the patient", longest=150)
    language = line("Their language, if not yours", longest=60)
    access_needs = line("What helps them: large print, an interpreter…", longest=200)
    about_people = forms.MultipleChoiceField(
        label="Staff it is about",
        help_text="They will not find it anywhere.",
        required=False,
        widget=TickedPeople,
        error_messages={
            "invalid_choice": "Choose colleagues of this site only; what is about you is recorded by somebody else."
        },
    )
    about_other = line("Or whom else it is about", longest=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("channel", "payer", "complainant"):
            self.initial.setdefault(name, getattr(NOTHING_MORE, name))

    def offer_people(self, choices: Choices, *, but: Person | None = None, named: Collection[int] = ()) -> None:
        """Everybody who works there, without ``but`` and with whoever is ``named`` already."""
        field = self.fields["about_people"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = partial(people_offered, choices, but, named)
        moment = self.fields["happened_at"]
        assert isinstance(moment, MomentField)
        moment.zone = ZoneInfo(choices.site.time_zone)

    @property
    def named(self) -> frozenset[int]:
        """Keys of the staff that are ticked, as far as they are offered."""
        ticked, field = self["about_people"].value(), self.fields["about_people"]
        assert isinstance(field, forms.ChoiceField)
        offered = cast("Iterable[tuple[str, str]]", field.choices) if ticked else ()
        return frozenset(int(pk) for pk, _ in offered if pk in ticked)

    def happened_before_now(self, cleaned: dict[str, Any]) -> None:
        happened = cleaned.get("happened_at")
        if happened and happened > timezone.now():
            self.add_error("happened_at", "It cannot have happened later than now.")

    def told_values(self) -> dict[str, Any]:
        """The particulars as the complaint keeps them; what was left empty keeps its default."""
        values = {name: self.cleaned_data.get(name) or getattr(NOTHING_MORE, name) for name in NAMES}
        values["about_people"] = tuple(int(pk) for pk in self.cleaned_data.get("about_people") or ())
        if values["contact_by"] == ContactBy.NONE:
            values["contact_detail"] = ""
        return values


def people_offered(choices: Choices, but: Person | None, named: Collection[int]) -> list[tuple[str, str]]:
    """Asked when the page is shown or somebody was named, not when a form is only sent."""
    here = [(pk, name) for pk, name in choices.people.items() if but is None or pk != str(but.pk)]
    left = [pk for pk in named if str(pk) not in choices.people]
    if not left:
        return here
    gone = Person.objects.filter(pk__in=left).values_list("pk", "name")
    return sorted([*here, *((str(pk), name) for pk, name in gone)], key=lambda one: one[1])

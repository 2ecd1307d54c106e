"""Narrowing the list, and looking for something."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from complaints.fields import offer
from complaints.finding import Key, read_cursor, says_something
from complaints.models import Category
from complaints.querysets import ComplaintQuerySet
from complaints.states import State
from staff.models import Location, Person, Site
from staff.roles import MAY, Verb

LONGEST = 200
DAY = "Write the day like 2026-12-01."
FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
BETWEEN = f"Choose a day of the years {FIRST.year} to {LAST.year}."


def a_day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    bounds = [MinValueValidator(FIRST, BETWEEN), MaxValueValidator(LAST, BETWEEN)]
    return forms.DateField(
        label=label, required=False, widget=widget, validators=bounds, error_messages={"invalid": DAY}
    )  # fmt: skip


class FilterForm(forms.Form):
    """What the list shows; every filter may stay empty. Days are those of the person's own site."""

    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Any"), *State.choices],
        error_messages={"invalid_choice": "Choose one of the states shown."},
    )  # fmt: skip
    category = forms.ChoiceField(
        label="About", required=False, error_messages={"invalid_choice": "Choose one of the subjects shown."}
    )
    location = forms.ChoiceField(
        label="Where", required=False, error_messages={"invalid_choice": "Choose one of the places shown."}
    )
    since = a_day("From")
    until = a_day("Until")
    cursor = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        sites = [one.site for one in person.works if one.role in MAY[Verb.LIST]]
        self.zone = ZoneInfo((person.desk.site if person.desk else sites[0]).time_zone)
        self.categories: dict[str, list[int]] = {}
        offer(self.fields["category"], [("", "Anything"), *self.subjects(sites)])
        offer(self.fields["location"], [("", "Anywhere"), *places(sites)])
        for bound in self.visible_fields():
            chosen = isinstance(bound.field, forms.ChoiceField)
            bound.field.widget.attrs["class"] = "form-select" if chosen else "form-control"

    def subjects(self, sites: list[Site]) -> list[tuple[str, str]]:
        """Active ones by their code; the same code of two organisations is one subject."""
        names: dict[str, str] = {}
        for one in Category.objects.filter(organisation__in={site.organisation_id for site in sites}):
            self.categories.setdefault(one.code, []).append(one.pk)
            names.setdefault(one.code, one.name)
        return list(names.items())

    def clean_cursor(self) -> Key | None:
        text = self.cleaned_data["cursor"]
        try:
            return read_cursor(text) if text else None
        except ValueError:
            raise forms.ValidationError("This page of the list is not there. Begin again with the newest.") from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day comes before the first.")
        return cleaned

    def narrow(self, found: ComplaintQuerySet) -> ComplaintQuerySet:
        """The rows that the filters leave."""
        chosen = self.cleaned_data
        if chosen["state"]:
            found = found.filter(state=chosen["state"])
        if chosen["category"]:
            found = found.filter(category__in=self.categories[chosen["category"]])
        if chosen["location"]:
            found = found.filter(location=int(chosen["location"]))
        if chosen["since"]:
            found = found.filter(recorded_at__gte=datetime.combine(chosen["since"], time.min, self.zone))
        if chosen["until"]:
            after = chosen["until"] + timedelta(days=1)
            found = found.filter(recorded_at__lt=datetime.combine(after, time.min, self.zone))
        return found

    @property
    def narrows(self) -> bool:
        """Whether anything but the page was chosen."""
        return any(self.data.get(name) for name in ("state", "category", "location", "since", "until"))


def places(sites: list[Site]) -> list[tuple[str, str]]:
    """Their sites' places; with the site's name where there are several."""
    found = Location.objects.filter(site__in=sites, is_active=True).select_related("site").order_by("site", "position")
    several = len(sites) > 1
    return [(str(one.pk), f"{one.site}: {one.name}" if several else one.name) for one in found]


class SearchForm(forms.Form):
    """What to look for: words, a name, a reference, a telephone number."""

    q = forms.CharField(
        label="Search",
        max_length=LONGEST,
        error_messages={
            "required": "Write what you are looking for: a reference, a name, a number or a few words.",
            "max_length": f"Please look for at most {LONGEST} characters.",
        },
    )

    def clean_q(self) -> str:
        words: str = self.cleaned_data["q"]
        if not says_something(words):
            raise forms.ValidationError("Write a word, a name, a reference or a number; marks alone find nothing.")
        return words

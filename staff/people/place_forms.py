"""The forms about where somebody works: as what, and where they usually sit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from staff.forms import HomeLocation
from staff.models import Location, Person, Site
from staff.people.actions import Place
from staff.roles import Role

if TYPE_CHECKING:
    SiteChoice = forms.ModelChoiceField[Site]
else:
    SiteChoice = forms.ModelChoiceField

WHAT_THEY_DO = "Front desk and managers record and put right; managers also decide. Admins configure. Auditors read."


class PlaceForm(forms.Form):
    """Where somebody works, as what, and where they usually sit."""

    site = SiteChoice(
        Site.objects.none(),
        empty_label="Choose a site",
        error_messages={"required": "Choose where they work.", "invalid_choice": "Choose one of the sites shown."},
    )
    role = forms.ChoiceField(
        label="Role there",
        choices=Role.choices,
        widget=forms.RadioSelect,
        help_text=WHAT_THEY_DO,
        error_messages={"required": "Choose what they are there.", "invalid_choice": "Choose one of the roles shown."},
    )
    home = HomeLocation(
        Location.objects.none(),
        label="Where they usually sit",
        required=False,
        empty_label="Nowhere in particular",
        error_messages={"invalid_choice": "Choose one of the places shown."},
    )

    def offer(self, sites: Any) -> None:
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        places = Location.objects.filter(site__in=sites, is_active=True).select_related("site")
        self.fields["home"].queryset = places.order_by("site__name", "position", "name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        site, home = cleaned.get("site"), cleaned.get("home")
        if site and home and home.site_id != site.pk:
            self.add_error("home", f"{home} is at {home.site}. Choose a place at {site}, or none.")
        return cleaned

    @property
    def place(self) -> Place:
        said = self.cleaned_data
        return Place(said["site"], Role(said["role"]), said["home"])


class NewPlaceForm(PlaceForm):
    """One of the sites where they do not work yet."""

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        now = person.memberships.filter(is_active=True).values("site")
        self.offer(Site.objects.filter(organisation=person.level.organisation_id).exclude(pk__in=now).order_by("name"))


class ThisPlaceForm(PlaceForm):
    """A site of theirs; another site is another place."""

    works = forms.ChoiceField(
        label="Do they work there?",
        choices=[("yes", "Yes"), ("no", "No, not any more")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )

    def __init__(self, *args: Any, site: Site, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(Site.objects.filter(pk=site.pk))
        self.at_site = site
        del self.fields["site"]

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["site"] = self.at_site
        return super().clean()

    @property
    def place(self) -> Place:
        said = self.cleaned_data
        return Place(self.at_site, Role(said["role"]), said["home"], said["works"] == "yes")

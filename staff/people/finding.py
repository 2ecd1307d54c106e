"""Narrowing the list of people: by a name, a site, a role, a level, and whether they may sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from staff.models import Level, Membership, Person, Site
from staff.people.seeing import configured_by, sites_seen_by
from staff.roles import AT_THE_DESK, Role

if TYPE_CHECKING:
    LevelChoice, SiteChoice = forms.ModelChoiceField[Level], forms.ModelChoiceField[Site]
else:
    LevelChoice = SiteChoice = forms.ModelChoiceField

LAST_PAGE = 10_000
ACTIVE = [("", "Everybody"), ("yes", "May sign in"), ("no", "Disabled")]


class PeopleFilter(forms.Form):
    """Every filter may stay empty."""

    q = forms.CharField(
        label="Name or username",
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "Please look for at most 150 characters."},
    )
    site = SiteChoice(
        Site.objects.none(), label="Site", required=False, empty_label="Any",
        error_messages={"invalid_choice": "Choose one of the sites shown."},
    )  # fmt: skip
    role = forms.ChoiceField(
        label="Role", required=False, choices=[("", "Any"), *Role.choices],
        error_messages={"invalid_choice": "Choose one of the roles shown."},
    )  # fmt: skip
    level = LevelChoice(
        Level.objects.none(), label="Level", required=False, empty_label="Any",
        error_messages={"invalid_choice": "Choose one of the levels shown."},
    )  # fmt: skip
    active = forms.ChoiceField(
        label="Sign-in", required=False, choices=ACTIVE, error_messages={"invalid_choice": "Choose one of those shown."}
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reader: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        sites = sites_seen_by(reader)
        organisations = configured_by(reader) | {one.site.organisation_id for one in reader.works}
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        levels = Level.objects.filter(organisation__in=organisations)
        self.fields["level"].queryset = levels.order_by("organisation", "rank")  # type: ignore[attr-defined]
        for bound in self.visible_fields():
            chosen = isinstance(bound.field, forms.ChoiceField)
            bound.field.widget.attrs["class"] = "form-select" if chosen else "form-control"

    def clean_page(self) -> int:
        return self.cleaned_data["page"] or 1

    def narrow(self, people: QuerySet[Person]) -> QuerySet[Person]:
        """Whom the filters leave; a role and a site together are a role at that site."""
        said = self.cleaned_data
        if said["q"]:
            words = said["q"]
            people = people.filter(
                Q(name__icontains=words) | Q(short_name__icontains=words) | Q(username__icontains=words)
            )
        if said["site"] or said["role"]:
            people = people.filter(Exists(works_as(said["site"], said["role"])))
        if said["level"]:
            people = people.filter(Exists(at_a_desk()) | ~Exists(works_as(None, "")), level=said["level"])
        if said["active"]:
            people = people.filter(is_active=said["active"] == "yes")
        return people

    @property
    def narrows(self) -> bool:
        """Whether anything but the page was chosen."""
        return bool(self.data.get("q")) or self.narrows_more

    @property
    def narrows_more(self) -> bool:
        """Whether one of those that are folded away was chosen."""
        return any(self.data.get(name) for name in ("site", "role", "level", "active"))


def at_a_desk() -> QuerySet[Membership]:
    """Where a level says something; of who works nowhere it is all there is to say."""
    return Membership.objects.filter(person=OuterRef("pk"), is_active=True, role__in=AT_THE_DESK)


def works_as(site: Site | None, role: str) -> QuerySet[Membership]:
    found = Membership.objects.filter(person=OuterRef("pk"), is_active=True)
    found = found.filter(site=site) if site else found
    return found.filter(role=role) if role else found

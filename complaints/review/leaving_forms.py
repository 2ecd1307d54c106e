"""The form that hands over what somebody leaves at one site."""

from __future__ import annotations

from typing import Any

from django import forms

from complaints.fields import offer, words
from complaints.forms import DeskForm
from complaints.models import Complaint
from complaints.review.leaving import AtSite, Kind
from staff.models import Membership, Person, Site
from staff.roles import AT_THE_DESK

NOBODY = "Nobody else is at this desk. Ask an admin to add a colleague first."
NOT_THERE = "Choose a colleague at this site’s desk."
ABOUT_THEM = "It cannot go to them. Choose another colleague for this one."


def colleagues_at(site: Site, but: Person) -> list[Person]:
    """Everybody at the site's desk except who leaves, by name."""
    here = Membership.objects.filter(site=site, is_active=True, role__in=AT_THE_DESK)
    found = Person.objects.filter(pk__in=here.values("person"), is_active=True)
    return list(found.exclude(pk=but.pk).order_by("name", "pk"))


class LeavingForm(DeskForm):
    """One colleague for all that is open, another one where a row says so; what was claimed goes back to the queue."""

    site = forms.CharField(widget=forms.HiddenInput, required=False)
    to = forms.ChoiceField(
        label="Who takes it from here?", required=False, error_messages={"invalid_choice": NOT_THERE}
    )
    reason = words("Why, and a word for them", required=True, rows=2, empty="Say why; it stays in each history.")

    def __init__(self, *args: Any, there: AtSite, leaves: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.there, self.rows = there, there.to_hand_over
        self.open = [one.complaint for one in self.rows if one.kind == Kind.OPEN]
        self.colleagues = {str(one.pk): one for one in colleagues_at(there.site, leaves)} if self.open else {}
        self.initial.setdefault("site", there.site.pk)
        names = [(pk, one.name) for pk, one in self.colleagues.items()]
        offer(self.fields["to"], [("", "Choose a colleague"), *names])
        for complaint in self.open:
            self.fields[name_of(complaint)] = forms.ChoiceField(
                label=f"{complaint.reference} goes to", required=False, choices=[("", "As above"), *names],
                error_messages={"invalid_choice": NOT_THERE},
            )  # fmt: skip
        if not self.open:
            del self.fields["to"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.rows:
            raise forms.ValidationError("Nothing here waits to be handed over any more.")
        if self.open and not self.colleagues:
            raise forms.ValidationError(NOBODY)
        for complaint in self.open:
            self.goes_to_somebody(complaint, cleaned)
        return cleaned

    def goes_to_somebody(self, complaint: Complaint, cleaned: dict[str, Any]) -> None:
        own, general = cleaned.get(name_of(complaint)), cleaned.get("to")
        to = self.colleagues.get(own or general or "")
        if to is None and not {name_of(complaint), "to"} & set(self.errors):
            self.add_error("to", "Choose a colleague, or one for each.")
        if to is not None and to.pk in complaint.about_people:
            self.add_error(name_of(complaint), ABOUT_THEM)

    @property
    def row_fields(self) -> list[forms.BoundField]:
        return [self[name_of(complaint)] for complaint in self.open]

    @property
    def handed(self) -> list[tuple[Complaint, Person | None]]:
        said = self.cleaned_data
        chosen = {one.pk: self.colleagues[said[name_of(one)] or said["to"]] for one in self.open}
        return [(one.complaint, chosen.get(one.complaint.pk)) for one in self.rows]


def name_of(complaint: Complaint) -> str:
    return f"to_{complaint.pk.hex}"

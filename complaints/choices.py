"""What a form at one site lets people choose from: categories, locations, remedy types, staff, in one query."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from complaints.models import Category
from staff.models import Location, Membership, RemedyType, Site


@dataclass(frozen=True)
class Choices:
    """Active ones only, in the order in which they are shown."""

    site: Site
    categories: dict[str, Category]
    locations: dict[str, Location]
    remedy_types: dict[str, RemedyType]
    people: dict[str, str]


def rows(model: type[Category] | type[Location] | type[RemedyType], of: Q, *fields: str) -> ArraySubquery:
    found = model._default_manager.filter(of, is_active=True)
    return ArraySubquery(found.values(json=JSONObject(**{name: name for name in fields})))


def people_of(site: OuterRef) -> ArraySubquery:
    """Keys and names of everybody who works there, in whatever role."""
    found = Membership.objects.filter(site=site, is_active=True, person__is_active=True).order_by("person__name")
    return ArraySubquery(found.values(json=JSONObject(id="person_id", name="person__name")))


def choices_at(site: Site) -> Choices:
    """Everything one form at this site offers; the values are the codes (locations and people: ids) of the form."""
    in_organisation = Q(organisation=OuterRef("organisation"))
    found = Site.objects.values(
        of_category=rows(Category, in_organisation, "id", "code", "name", "may_end_at_desk"),
        of_location=rows(Location, Q(site=OuterRef("pk")), "id", "name"),
        of_remedy_type=rows(RemedyType, in_organisation, "id", "code", "name", "is_free", "sentence"),
        of_people=people_of(OuterRef("pk")),
    ).get(pk=site.pk)
    organisation = site.organisation_id
    return Choices(
        site=site,
        categories={row["code"]: Category(organisation_id=organisation, **row) for row in found["of_category"]},
        locations={str(row["id"]): Location(site=site, **row) for row in found["of_location"]},
        remedy_types={row["code"]: RemedyType(organisation_id=organisation, **row) for row in found["of_remedy_type"]},
        people={str(row["id"]): row["name"] for row in found["of_people"]},
    )

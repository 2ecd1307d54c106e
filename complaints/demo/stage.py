"""Where the stories play: the rows of the demo's organisation, by the names that stories use."""

from __future__ import annotations

from dataclasses import dataclass, field

from complaints.giving import Given
from complaints.models import Category, Complaint
from staff.models import Location, Organisation, Person, RemedyType, Site


@dataclass(frozen=True)
class Stage:
    people: dict[str, Person]
    sites: dict[str, Site]
    locations: dict[tuple[str, str], Location]
    categories: dict[str, Category]
    remedy_types: dict[str, RemedyType]
    told: dict[str, Complaint] = field(default_factory=dict)

    @classmethod
    def of(cls, organisation: Organisation) -> Stage:
        """Everything at once: three hundred stories should not ask for each name again."""
        people = Person.objects.filter(level__organisation=organisation).select_related("level")
        locations = Location.objects.filter(site__organisation=organisation).select_related("site")
        return cls(
            people={one.username: one for one in people},
            sites={one.name: one for one in organisation.sites.select_related("organisation")},
            locations={(one.site.name, one.name): one for one in locations},
            categories={one.code: one for one in Category.objects.filter(organisation=organisation)},
            remedy_types={one.code: one for one in organisation.remedy_types.all()},
        )

    def given(self, code: str, amount: int) -> Given:
        return Given(self.remedy_types[code], amount)

    def wanted(self, code: str, amount: int) -> Given | None:
        """The same, where a story may leave it out."""
        return self.given(code, amount) if code else None

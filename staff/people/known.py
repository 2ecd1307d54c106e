"""What may be named in a file of people: levels, sites, roles and places, however they are capitalised."""

from __future__ import annotations

from staff.models import Level, Location, Site
from staff.roles import Role

FEW_ENOUGH_TO_NAME = 12


class Known:
    """What may be named in a file: read once, however many rows there are."""

    def __init__(self, organisations: set[int]) -> None:
        levels = Level.objects.filter(organisation__in=organisations).order_by("organisation", "rank")
        sites = Site.objects.filter(organisation__in=organisations).select_related("organisation")
        self.levels = {key: one for one in levels for key in (key_of(one.name), str(one.rank))}
        self.sites = {key: one for one in sites for key in (key_of(one.name), key_of(one.prefix))}
        places = Location.objects.filter(site__in=sites, is_active=True)
        self.places = {(one.site_id, key_of(one.name)): one for one in places}
        self.elsewhere = {key_of(one.name) for one in places}
        self.roles = {key: Role(value) for value, label in Role.choices for key in (key_of(value), key_of(label))}

    def named(self, kind: str) -> str:
        """What may stand there, where that is few enough to read."""
        found: dict[str, list[str]] = {
            "level": list(dict.fromkeys(one.name for one in self.levels.values())),
            "site": sorted({one.name for one in self.sites.values()}),
            "role": [str(label) for label in Role.labels],
        }
        names = found[kind]
        return f" There are: {', '.join(names)}." if len(names) <= FEW_ENOUGH_TO_NAME else ""


def key_of(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())

"""Where a manager answers calls: each of their sites, on duty there or not."""

from __future__ import annotations

from dataclasses import dataclass

from staff.models import Duty, Person, Site
from staff.roles import MAY, Verb


@dataclass(frozen=True)
class DutyHere:
    """One site of a manager's, and on which extension they answer there now; None off duty."""

    site: Site
    extension: str | None


def sites_to_answer_at(person: Person) -> list[Site]:
    """Where this person may be on duty, the desk they work at now first."""
    sites = [one.site for one in person.works if one.role in MAY[Verb.ANSWER]]
    return sorted(sites, key=lambda site: site.pk != person.chosen_site)


def duties_of(person: Person) -> list[DutyHere]:
    sites = sites_to_answer_at(person)
    if not sites:
        return []
    running = Duty.objects.filter(person=person, site__in=sites, until__isnull=True)
    extensions = dict(running.values_list("site", "extension"))
    return [DutyHere(site, extensions.get(site.pk)) for site in sites]


def duty_now(person: Person) -> dict[str, object]:
    """For the head of every page: whether this person answers calls, and on which extension they do now, if any."""
    sites = sites_to_answer_at(person)
    if not sites:
        return {}
    running = Duty.objects.filter(person=person, site__in=sites, until__isnull=True)
    return {"answers_calls": True, "extension": running.values_list("extension", flat=True).first()}

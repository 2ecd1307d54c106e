"""Standards laid down for a test; what began earlier is moved there as the owner."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from staff.models import Measure, Person, Site, Standard, StandardVersion
from staff.publishing import Says, publish, publish_again
from tests.cast import Cast
from tests.owner import as_owner


def published(
    cast: Cast, *, by: Person, site: Site | None = None, title: str = "We answer", days_ago: int = 0,
    measure: Measure | None = None, target: int | None = None,
) -> Standard:  # fmt: skip
    """A standard with one version that began so many days ago."""
    says = Says("We come when we are called.", today(site or cast.northgate), measure, target)
    standard = publish(title, says, organisation=cast.organisation, site=site, by=by)
    begin(standard, days_ago)
    return standard


def followed(standard: Standard, *, by: Person, days: int = 0, days_ago: int = 0, **says: Any) -> StandardVersion:
    """The next version, from so many days on, or since so many days ago."""
    day = today(standard.site or by.works[0].site) + timedelta(days=days)
    after = standard.versions.count()
    publish_again(standard, Says("We come at once.", day, **says), after=after, by=by)
    begin(standard, days_ago)
    return standard.versions.latest("number")


def begin(standard: Standard, days_ago: int) -> None:
    """Its last version began so many days ago."""
    last = standard.versions.latest("number")
    if days_ago:
        with as_owner():
            StandardVersion.objects.filter(pk=last.pk).update(starts=last.starts - timedelta(days=days_ago))


def today(site: Site) -> Any:
    return site.day(timezone.now())

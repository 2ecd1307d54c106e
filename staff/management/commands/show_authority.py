"""manage.py show_authority USERNAME: what one person may give, at each site, in words and numbers."""

from __future__ import annotations

import zoneinfo
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from staff.authority import Offer, offers
from staff.models import Membership, Person
from staff.roles import AT_THE_DESK


class Command(BaseCommand):
    help = "For each site a person works at, every remedy type with the verdict in words."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--at", help="a moment like 2026-11-24T10:00 (the site's clock unless it says otherwise)")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.select_related("level").filter(username=options["username"]).first()
        if person is None:
            raise CommandError(f"Nobody signs in as “{options['username']}”.")
        stated = moment(options["at"])
        self.stdout.write(f"{person.name} ({person.username}), {person.level}")
        if not person.is_active:
            self.stdout.write("May not sign in, and so may give nothing.")
        if not person.works:
            self.stdout.write("Works at no site, and so may give nothing.")
        for membership in person.works:
            for line in at_one_site(person, membership, stated):
                self.stdout.write(line)


def moment(text: str | None) -> datetime:
    if text is None:
        return timezone.now()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is not a moment; write it like 2026-11-24T10:00.") from None


def at_one_site(person: Person, membership: Membership, stated: datetime) -> list[str]:
    site = membership.site
    at = stated if stated.tzinfo else stated.replace(tzinfo=zoneinfo.ZoneInfo(site.time_zone))
    head = f"\n{site.name}, {membership.get_role_display().lower()}, {site.local(at):%Y-%m-%d %H:%M} ({site.time_zone})"
    if membership.role not in AT_THE_DESK:
        return [head, "  Gives nothing at a desk in this role."]
    rows = offers(person, site, at=at)
    if not rows:
        return [head, "  There are no remedy types yet."]
    return [head, *works_below(rows[0]), "  " + in_all(rows[0]), *(f"  {line(one)}" for one in rows)]


def works_below(offer: Offer) -> list[str]:
    """Rule 3: the level that their courses let them work at, where it is not the one they hold."""
    if not offer.lapsed:
        return []
    return [f"  Holds {offer.held_level}; their courses let them work as {offer.level_name} then."]


def in_all(offer: Offer) -> str:
    """The sums over all types; every row carries the same."""
    return (
        f"Over all types: {offer.money(offer.per_complaint)} for one complaint, {offer.money(offer.per_day)} a day; "
        f"{offer.money(offer.spent_today)} given that day, {offer.money(offer.left_today)} left."
    )


def line(offer: Offer) -> str:
    limit = "" if offer.is_free or offer.per_remedy is None else f" (limit {offer.money(offer.per_remedy)})"
    return f"{offer.code:<14}{offer.verdict.sentence}{limit}"

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from complaints.demo.cast import CAST, PASSWORD
from complaints.demo.loading import NotHere, load
from complaints.demo.stories import STORIES


class Command(BaseCommand):
    help = "Creates the demo: two invented hospitals, the people who work there and three months of their complaints."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--now", type=moment, help="The moment that the stories lead up to, like 2026-06-10T14:00:00+00:00."
        )

    def handle(self, *args: Any, now: datetime | None = None, **options: Any) -> None:
        started = timezone.now()
        if now and now > started:
            raise CommandError("The stories cannot lead up to a moment that is still to come.")
        try:
            fresh = load(now or started)
        except NotHere as no:
            raise CommandError(str(no)) from no
        self.stdout.write(told() if fresh else "The demo is there already. Nothing was changed.")


def moment(text: str) -> datetime:
    """A moment with its time zone; argparse turns a ValueError into its own message."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("without a time zone")
    return at


def told() -> str:
    names = ", ".join(member.username for member in CAST)
    return f"The demo is ready: {len(STORIES)} complaints. Sign in as {names} with the password {PASSWORD}."

"""manage.py add_starter_courses USERNAME: the four starter courses for an organisation that has none of them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from staff.models import Person
from staff.starter_courses import ThereAlready, add_starter_courses

DONE = """The four starter courses are there, with their terms, under Training.
No level requires them yet: an admin drafts that under Levels, once people have had time to pass them."""


class Command(BaseCommand):
    help = "The four starter courses with their terms, in an admin's name. Refused where one of them is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the admin in whose name it is told")

    def handle(self, *args: Any, **options: Any) -> None:
        everybody = Person.objects.select_related("level__organisation")
        person = everybody.filter(username__iexact=options["username"]).first()
        if person is None:
            raise CommandError(f"Nobody signs in as “{options['username']}”.")
        try:
            add_starter_courses(by=person)
        except PermissionDenied:
            raise CommandError(f"Nothing was written. {person.name} is no admin.") from None
        except ThereAlready as there:
            titles = ", ".join(f"“{title}”" for title in there.titles)
            raise CommandError(f"Nothing was written. There already: {titles}.") from None
        self.stdout.write(DONE)

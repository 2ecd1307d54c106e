"""manage.py set_up: the first real organisation, one site and two admins, asked for or given as options."""

from __future__ import annotations

import secrets
import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Field
from django.utils import timezone

from complaints.starter import Admin, First, NotEmpty, start
from staff.models import Organisation, Person, Site

# option, what it asks for, the field that says what is allowed
QUESTIONS: tuple[tuple[str, str, Field[Any, Any]], ...] = (
    ("organisation", "Name of the organisation", Organisation._meta.get_field("name")),
    ("site", "Name of its first site", Site._meta.get_field("name")),
    ("prefix", "Prefix of its references, two to four capital letters", Site._meta.get_field("prefix")),
    ("time_zone", "Time zone, like Europe/London", Site._meta.get_field("time_zone")),
    ("currency", "Currency", Site._meta.get_field("currency")),
    ("regime", "Whose rules it is under", Site._meta.get_field("regime")),
)
ADMINS = 2
WHO = "username,Full Name,Short name"
SOMEBODY = "Refused: there are people in this database already. set_up is for an empty one."
DEMO = (
    "Refused: the demo lives in this database, and it never mixes with real people. "
    "Set RECOVERY_DEMO=0 and RECOVERY_DATA to an empty folder (or DATABASE_URL to an empty database)."
)
NEXT = """Next, in /admin/: the site's emergency and safeguarding numbers, its locations, at least two managers and
the people at the desk. Then, under Levels (/staff/authority/), the limits of each level: what is there is only
a beginning.
Everybody gives only what is free until they have passed the courses of their level, under Training;
what they learnt before, an admin records there with date and evidence."""


class Command(BaseCommand):
    help = "The first organisation, site and two admins. Refused once anyone exists."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, text, field in QUESTIONS:
            parser.add_argument(f"--{name.replace('_', '-')}", help=f"{text}{choices(field)}")
        parser.add_argument("--location", action="append", help="a place in the site (repeat; default: Reception)")
        parser.add_argument("--admin", action="append", default=[], help=f'"{WHO}" (twice)')
        parser.add_argument("--password-stdin", action="store_true", help="read a password a line, one for each admin")
        parser.add_argument("--no-input", action="store_true", help="never ask; passwords are made up and printed")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_where_somebody_is()
        asks = sys.stdin.isatty() and not options["no_input"] and not options["password_stdin"]
        answers = {name: answer(name, text, field, options, asks) for name, text, field in QUESTIONS}
        admins, made_up = who(options, asks)
        locations = tuple(options["location"] or ["Reception"])
        first = First(**answers, locations=locations, admins=admins)
        try:
            start(first, at=timezone.now())
        except NotEmpty:
            raise CommandError(SOMEBODY) from None
        except ValidationError as error:
            raise CommandError("Nothing was written. " + " ".join(sentences(error))) from None
        self.say(first, made_up)

    def say(self, first: First, made_up: dict[str, str]) -> None:
        self.stdout.write(f"{first.organisation} with {first.site} is set up.")
        for username, password in made_up.items():
            self.stdout.write(f"{username}  {password}  (shown only now: the first sign-in asks for one of their own)")
        self.stdout.write(NEXT)
        if settings.DEMO:
            self.stdout.write("Start it with RECOVERY_DEMO=0: the demo refuses to run beside real people.")


def refuse_where_somebody_is() -> None:
    if Organisation.objects.filter(is_demo=True).exists():
        raise CommandError(DEMO)
    if Person.objects.exists():
        raise CommandError(SOMEBODY)


def choices(field: Field[Any, Any]) -> str:
    return f" ({', '.join(code for code, _ in field.flatchoices)})" if field.choices else ""


def checked(name: str, value: str, field: Field[Any, Any]) -> str:
    """The value as the field keeps it.

    Raises:
        ValidationError: with a sentence that names the option.
    """
    value = value.strip()
    if field.choices and value not in dict(field.flatchoices):
        raise ValidationError(f"--{name.replace('_', '-')}: “{value}” is not one of{choices(field)}.")
    try:
        return str(field.clean(value, None))
    except ValidationError as error:
        raise ValidationError([f"--{name.replace('_', '-')}: {one}" for one in error.messages]) from None


def answer(name: str, text: str, field: Field[Any, Any], options: dict[str, Any], asks: bool) -> str:
    given = options[name]
    if given is None and not asks:
        raise CommandError(f"Nothing was written. --{name.replace('_', '-')} is missing: {text}{choices(field)}.")
    while True:
        try:
            return checked(name, given if given is not None else input(f"{text}{choices(field)}: "), field)
        except ValidationError as error:
            if given is not None or not asks:
                raise CommandError("Nothing was written. " + " ".join(error.messages)) from None
            print(" ".join(error.messages), file=sys.stderr)


def who(options: dict[str, Any], asks: bool) -> tuple[tuple[Admin, ...], dict[str, str]]:
    """The admins, and the passwords nobody chose by username."""
    given: list[str] = list(options["admin"])
    while asks and len(given) < ADMINS:
        given.append(input(f"Admin {len(given) + 1} of {ADMINS} ({WHO}): "))
    if len(given) != ADMINS:
        raise CommandError(
            f'Nothing was written. Give --admin "{WHO}" exactly twice: two people, so that '
            "nobody is locked out and what needs a second yes can have it."
        )
    people = [parts_of(one) for one in given]
    if people[0][0].lower() == people[1][0].lower():
        raise CommandError("Nothing was written. The two admins need two usernames.")
    admins, made_up = [], {}
    for username, name, short_name in people:
        password = chosen(username, name, options, asks)
        if not password:
            password = made_up[username] = secrets.token_urlsafe(15)
        admins.append(Admin(username, name, short_name, password, made_up=username in made_up))
    return tuple(admins), made_up


def parts_of(text: str) -> tuple[str, str, str]:
    parts = [one.strip() for one in text.split(",")]
    if len(parts) == 2:
        parts.append(parts[1].split(" ")[0])
    if len(parts) != 3 or not all(parts):
        raise CommandError(f"Nothing was written. “{text}” is not “{WHO}”.")
    return parts[0], parts[1], parts[2]


def chosen(username: str, name: str, options: dict[str, Any], asks: bool) -> str:
    """A password from outside, or nothing when one is to be made up."""
    if options["password_stdin"]:
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise CommandError(f"Nothing was written. Standard input has no password for {username}.")
        return password
    while asks:
        password = getpass(f"Password for {username} (blank: one is made up): ")
        if not password:
            return ""
        try:
            validate_password(password, Person(username=username, name=name))
        except ValidationError as error:
            print(" ".join(error.messages), file=sys.stderr)
            continue
        if getpass("Once more: ") == password:
            return password
        print("Those were two different passwords.", file=sys.stderr)
    return ""


def sentences(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [f"{field}: {one}" for field, messages in error.message_dict.items() for one in messages]

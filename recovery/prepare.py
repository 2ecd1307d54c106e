"""What comes before the first page: migrations, checks, the demo, styles and scripts (`python -m recovery.prepare`)."""

from __future__ import annotations

import io
import os
import sys

import django
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, ProgrammingError, connections
from django.db.migrations.executor import MigrationExecutor

from recovery.trouble import Trouble

# Bootstrap comes in many builds; we use one
UNUSED_STYLES = ["bootstrap-*", "*.rtl.*", "*.esm.*", "bootstrap.css*"]
OURS = ("recovery", "staff", "complaints")


def say(line: str) -> None:
    print(line, flush=True)


def reach(alias: str) -> None:
    """Connect once, so that a wrong address is one sentence.

    Raises:
        Trouble: nobody answers there, or not to this user.
    """
    connection = connections[alias]
    try:
        connection.ensure_connection()
    except OperationalError as error:
        setting = "DATABASE_URL" if alias == DEFAULT_DB_ALIAS else "MIGRATION_DATABASE_URL"
        raise Trouble(f"The database of {setting} cannot be used: {' '.join(str(error).split())}") from error


def migrate() -> None:
    """As the owner; without one, only see that nothing is left to do.

    Raises:
        Trouble: the database is of a newer Recovery, or of an older one and nobody may change it.
    """
    alias = "owner" if "owner" in connections else DEFAULT_DB_ALIAS
    executor = MigrationExecutor(connections[alias])
    known = {key for key in executor.loader.disk_migrations if key[0] in OURS}
    unknown = sorted(key for key in executor.loader.applied_migrations if key[0] in OURS and key not in known)
    if unknown:
        raise Trouble(f"The database is of a newer Recovery ({'.'.join(unknown[-1])}). Run that one, or a newer one.")
    if alias == "owner":
        call_command("migrate", database="owner", skip_checks=True, verbosity=0)
    elif executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Trouble("The database is not up to date. Set MIGRATION_DATABASE_URL to the address of its owner.")


def check() -> None:
    """Nobody is served from a place where the guards or the disk cannot be relied on.

    Raises:
        Trouble: what is wrong, and what to do about it.
    """
    wrong = [message for message in run_checks(databases=[DEFAULT_DB_ALIAS]) if message.is_serious()]
    if wrong:
        raise Trouble("\n".join(" ".join(filter(None, (message.msg, message.hint))) for message in wrong))


def load_demo() -> None:
    from complaints.demo.cast import CAST, PASSWORD

    call_command("seed_demo", stdout=io.StringIO())
    say("Sign in as one of these:")
    for member in CAST:
        say(f"  {member.username:6} {member.name}, {str(member.role.label).lower()} at {' and '.join(member.sites)}")
    say(f"  The password of all of them: {PASSWORD}")


def prepare() -> None:
    from django.conf import settings

    django.setup()
    from recovery.checks import sites_at_risk

    for alias in connections:
        reach(alias)
    say("Bringing the database up to date")
    migrate()
    check()
    say("Collecting styles and scripts")
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED_STYLES)
    if settings.DEMO:
        say("Loading the demo, if it is not there")
        load_demo()
    for message in sites_at_risk():
        say(f"Note: {message.msg}")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery.settings")
    try:
        prepare()
    except (Trouble, CommandError, ImproperlyConfigured) as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    except ProgrammingError as error:
        print(f"The database refused: {' '.join(str(error).split())}", file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Runs Django's and Recovery's commands; starts the embedded database for those that need it."""

import atexit
import fcntl
import os
import sys

WITHOUT_DATABASE = {"help", "--help", "-h", "version", "--version", "collectstatic", "draw_states", "makemessages"}


def start_database() -> None:
    """Start the embedded database unless it is up; what this command started it stops again, after its last user."""
    from django.conf import settings

    from recovery.embedded import Server

    if not settings.EMBEDDED:
        return
    server = Server(settings.DATA_DIR)
    users = (settings.DATA_DIR / "database-users.lock").open("w")
    fcntl.flock(users, fcntl.LOCK_SH)

    def stop() -> None:
        fcntl.flock(users, fcntl.LOCK_EX)
        server.stop()

    if server.is_up():
        atexit.register(users.close)
        return
    atexit.register(stop)
    server.start()
    if sys.argv[1] != "migrate" and not server.has_tables():
        migrate()


def migrate() -> None:
    """A command on a machine where nothing ran yet finds its tables."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", database="owner", skip_checks=True, verbosity=0)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import OperationalError
        from environs import EnvError

        from recovery.trouble import Trouble
    except ImportError:
        sys.exit("Recovery is not installed here yet. Run: make run")
    try:
        if len(sys.argv) > 1 and sys.argv[1] not in WITHOUT_DATABASE:
            start_database()
        execute_from_command_line(sys.argv)
    except (Trouble, ImproperlyConfigured, EnvError) as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"The database cannot be used: {' '.join(str(error).split())}")


if __name__ == "__main__":
    main()

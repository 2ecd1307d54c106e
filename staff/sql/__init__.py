"""The guards that PostgreSQL keeps, as plain SQL, and how a migration loads them.

A file says what holds today. Changing one needs a new migration that loads it again;
every file therefore replaces what it defines (CREATE OR REPLACE, DROP IF EXISTS).
``{app}`` stands for the role the app connects as, quoted.
"""

from pathlib import Path

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

HERE = Path(__file__).parent


def text(name: str, folder: Path = HERE) -> str:
    """The SQL of one file with the app's role in place."""
    role = settings.DATABASES["default"]["USER"].replace('"', '""')
    return (folder / name).read_text(encoding="utf-8").replace("{app}", f'"{role}"')


def load(name: str, folder: Path = HERE) -> RunPython:
    """A migration operation that runs one file, in one piece."""

    def run(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        with schema_editor.connection.cursor() as cursor:
            # a guard may name what a later migration brings; nothing calls it before
            cursor.execute("SET LOCAL check_function_bodies = off")
            cursor.execute(text(name, folder))

    return RunPython(run, RunPython.noop)

"""The PostgreSQL that the tests run on: started, its template migrated, cloned and dropped."""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

import psycopg2
import pytest
from django.db import connections

from recovery.embedded import Server, connection_settings, urls
from tests.owner import AS_OWNER

HOME = Path(__file__).resolve().parent.parent
HELD: list[IO[str]] = []
RUNNING: pytest.StashKey[Server | None] = pytest.StashKey()
SHAPED_BY = ("*/migrations/*.py", "*/sql/*.sql", "*/sql/__init__.py", "requirements.txt", "tests/owner.py")


def prepare() -> Server | None:
    """Start the tests' own embedded server unless the environment names one; make the template on it."""
    own = None
    if not os.environ.get("DATABASE_URL") or os.environ.get("TEST_SERVER") == "embedded":
        own = Server(folder_of_this_run(), for_tests=True)
        own.start()
        os.environ["TEST_SERVER"] = "embedded"
        os.environ["DATABASE_URL"], os.environ["MIGRATION_DATABASE_URL"] = urls(own.data_dir)
        tidy()
    os.environ["RECOVERY_DEMO"] = "1"
    make_template()
    return own


def finish(own: Server | None) -> None:
    """Stop what ``prepare`` started."""
    if own:
        own.stop()
    while HELD:
        HELD.pop().close()


def tidy() -> None:
    """Drop what earlier runs left: templates of another shape, clones of a run that was killed."""
    for (name,) in run("SELECT datname FROM pg_database WHERE datname LIKE 'template@_%' ESCAPE '@'"):
        if name != f"template_{shape()}":
            drop(str(name))


def folder_of_this_run() -> Path:
    """Where the tests' server keeps its files from run to run; a run beside another gets a folder of its own."""
    kept = HOME / ".data" / "tests"
    kept.mkdir(parents=True, exist_ok=True)
    lock = (kept / "testing").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        own = Path(tempfile.mkdtemp(prefix="tests-", dir=kept.parent))
        own.chmod(0o755)
        atexit.register(shutil.rmtree, own, ignore_errors=True)
        return own
    HELD.append(lock)
    return kept


def connect_here() -> None:
    """Point both aliases at the tests' server: without workers the settings were read before it was known."""
    for alias, name in (("default", "DATABASE_URL"), ("owner", "MIGRATION_DATABASE_URL")):
        connections[alias].settings_dict.update(connection_settings(os.environ[name]))


def shape() -> str:
    """A mark of everything that shapes the database: a template made for it serves again."""
    mark = hashlib.sha256()
    for pattern in SHAPED_BY:
        for path in sorted(HOME.glob(pattern)):
            mark.update(path.read_bytes())
    return mark.hexdigest()[:10]


def make_template() -> None:
    """Migrate the template as the owner, in a process of its own, unless one of today's shape is there."""
    name = f"template_{shape()}"
    os.environ["TEST_TEMPLATE"] = name
    if (name,) in run("SELECT datname FROM pg_database"):
        return
    making = f"{name}_making"
    run(
        f"DROP DATABASE IF EXISTS {making}",
        f"CREATE DATABASE {making}",
        f"REVOKE TEMPORARY ON DATABASE {making} FROM PUBLIC",
    )
    addresses = {one: swapped(os.environ[one], making) for one in ("DATABASE_URL", "MIGRATION_DATABASE_URL")}
    subprocess.run(
        [sys.executable, HOME / "manage.py", "migrate", "--database=owner", "--verbosity=0", "--skip-checks"],
        check=True, env=os.environ | addresses,
    )  # fmt: skip
    run(AS_OWNER, dbname=making)
    run(f"ALTER DATABASE {making} RENAME TO {name}")


def swapped(address: str, name: str) -> str:
    """The same server, another database."""
    before, mark, after = address.partition("?")
    return f"{before.rsplit('/', 1)[0]}/{name}{mark}{after}"


def clone(name: str) -> str:
    """A fresh copy of the template; what is granted on a whole database is not copied with it."""
    drop(name)
    run(
        f'CREATE DATABASE "{name}" TEMPLATE {os.environ["TEST_TEMPLATE"]}',
        f'REVOKE TEMPORARY ON DATABASE "{name}" FROM PUBLIC',
    )
    return name


def drop(name: str) -> None:
    run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def run(*statements: str, dbname: str = "postgres") -> list[tuple[object, ...]]:
    """Statements as the owner, each on its own; the rows of the last one that has any."""
    owner = connection_settings(os.environ["MIGRATION_DATABASE_URL"])
    connection = psycopg2.connect(
        host=owner["HOST"],
        port=owner["PORT"] or None,
        user=owner["USER"],
        password=owner["PASSWORD"],
        dbname=dbname,
    )
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []
    finally:
        connection.close()

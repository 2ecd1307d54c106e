"""What is measured: a database of its own, migrated, and the app served from it as `make run` serves it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recovery.embedded import Server, urls
from recovery.web import wait_until_ready, web
from tests.bench.processes import children
from tests.recovery.serving import folder, free_port

HOME = Path(__file__).resolve().parents[2]
WORKERS = 2


@dataclass(frozen=True)
class House:
    """The running server: where it answers and which processes it is."""

    port: int
    gunicorn: int
    postgres: int

    @property
    def workers(self) -> list[int]:
        return children(self.gunicorn)


@contextmanager
def database() -> Iterator[Server]:
    """An embedded server in a folder that is gone afterwards, migrated; this process's Django speaks to it."""
    with folder() as data:
        with Server(data, for_tests=True) as server:
            os.environ |= {"RECOVERY_DATA": str(data), "RECOVERY_DEMO": "1"}
            os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
            os.environ["DATABASE_URL"], os.environ["MIGRATION_DATABASE_URL"] = urls(data)
            manage("migrate", "--database=owner", "--skip-checks")
            manage("collectstatic", "--no-input")
            yield server


def manage(*command: str) -> None:
    subprocess.run([sys.executable, HOME / "manage.py", *command, "--verbosity=0"], cwd=HOME, check=True)


@contextmanager
def served(server: Server) -> Iterator[House]:
    """The app's own gunicorn in front of that database, on a free port of this machine only."""
    port = free_port()
    part = web("127.0.0.1", port, WORKERS)
    try:
        part.up(time.monotonic())
        wait_until_ready("127.0.0.1", port, ["127.0.0.1"], part)
        assert part.process is not None and server.process is not None
        yield House(port, part.process.pid, server.process.pid)
    finally:
        part.stop()

"""`make run`: database, migrations, demo, web server and worker; watched until Ctrl-C or SIGTERM."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from django.core.exceptions import ImproperlyConfigured
from environs import EnvError

from recovery.embedded import Server
from recovery.supervisor import Part
from recovery.trouble import Trouble
from recovery.web import address, port_is_free, wait_until_ready, web
from recovery.worker import worker

HOME = Path(__file__).resolve().parent.parent


class Stopped(BaseException):
    """Somebody asked it to stop; not an error, so nothing on the way may take it for one."""


def say(line: str) -> None:
    print(line, flush=True)


def stop_when_asked(number: int, frame: object) -> None:
    raise Stopped


def only_one(data_dir: Path) -> IO[str]:
    """Hold the data folder for this process alone.

    Raises:
        Trouble: it cannot be written, or another one serves from it.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = (data_dir / "serving.lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Trouble(f"Recovery is running already from {data_dir}. Stop that one first.") from error
    except OSError as error:
        raise Trouble(f"The data folder {data_dir} cannot be used: {error.strerror}.") from error
    return lock


def database(data_dir: Path) -> Part:
    """The embedded PostgreSQL as a part to watch."""
    server = Server(data_dir)

    def start() -> subprocess.Popen[bytes]:
        server.start()
        assert server.process is not None
        return server.process

    return Part("database", start, server.stop)


def prepare() -> None:
    """In a process of its own: what it needs of memory is gone afterwards. It says itself what went wrong."""
    done = subprocess.run([sys.executable, "-m", "recovery.prepare"], cwd=HOME, check=False, start_new_session=True)
    if done.returncode:
        raise Trouble("Recovery was not started.")


def watch(parts: list[Part]) -> None:
    """Until asked to stop: start again what dies."""
    while True:
        for part in parts:
            if words := part.look(time.monotonic()):
                say(words)
        time.sleep(0.1)


def run(parts: list[Part]) -> None:
    """Start every part in order; ``parts`` is what there is to stop."""
    from django.conf import settings

    bind, port = settings.BIND, settings.PORT
    port_is_free(bind, port)
    if settings.EMBEDDED:
        say("Starting the database")
        parts.append(database(settings.DATA_DIR))
        parts[-1].up(time.monotonic())
    prepare()
    parts.append(web(bind, port, settings.WORKERS))
    parts[-1].up(time.monotonic())
    wait_until_ready(bind, port, settings.ALLOWED_HOSTS, parts[-1])
    parts.append(worker())
    parts[-1].up(time.monotonic())
    say(f"Ready: http://{address(bind, port)}/")
    watch(parts)


def serve() -> None:
    from django.conf import settings

    parts: list[Part] = []
    with only_one(settings.DATA_DIR):
        try:
            run(parts)
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            for part in reversed(parts):
                part.stop()


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery.settings")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop_when_asked)
    try:
        serve()
    except Stopped:
        say("Stopped.")
    except (Trouble, ImproperlyConfigured, EnvError) as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

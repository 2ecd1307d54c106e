"""What happens without anybody asking: looks every few seconds for what time has done, beside the web server."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from recovery.programs import stop_with_parent
from recovery.supervisor import Part

HOME = Path(__file__).resolve().parent.parent
EVERY = 20.0
log = logging.getLogger(__name__)


def look() -> None:
    """Everything that may be due, once; what fails is tried again the next time."""
    from django.db import Error, close_old_connections, connection

    from complaints.actions import pass_limits
    from complaints.finding import forget_searches
    from staff.changes.deciding import take_effect

    close_old_connections()
    try:
        pass_limits()
        forget_searches()
        take_effect()
    except Error:
        # the database is away or somebody held a row: never a reason to end
        log.exception("The worker could not look at what is due.")
        connection.close()


def work(stopped: threading.Event, look: Callable[[], None] = look, every: float = EVERY) -> None:
    while not stopped.is_set():
        look()
        stopped.wait(every)


def main() -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery.settings")
    django.setup()
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    work(stopped)
    return 0


def worker() -> Part:
    """The worker as a part to watch."""
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "recovery.worker"]
        running[:] = [
            subprocess.Popen(
                command, cwd=HOME, start_new_session=True, preexec_fn=lambda: stop_with_parent(signal.SIGTERM)
            )
        ]
        return running[0]

    def stop() -> None:
        for process in running:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()

    return Part("worker", start, stop)


if __name__ == "__main__":
    sys.exit(main())

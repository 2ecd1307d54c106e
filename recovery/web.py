"""gunicorn, our web server, as a part to watch."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from recovery.programs import stop_with_parent
from recovery.supervisor import Part
from recovery.trouble import Trouble

HOME = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def address(bind: str, port: int) -> str:
    return f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}"


def port_is_free(bind: str, port: int) -> None:
    """See it before the long work is done.

    Raises:
        Trouble: somebody else has it, or it is not ours to take.
    """
    with socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error).rstrip(".")
            raise Trouble(f"Port {port} of {bind} cannot be used: {why}. Try another: make run PORT=8001") from error


def web(bind: str, port: int, workers: int) -> Part:
    """Threads, so that the spare connections of browsers cannot hang it."""
    command = [
        sys.executable, "-m", "gunicorn", "recovery.wsgi", f"--bind={address(bind, port)}", f"--workers={workers}",
        "--worker-class=gthread", "--threads=4", "--no-control-socket", "--log-level=warning", "--timeout=60",
        "--graceful-timeout=10",
    ]  # fmt: skip
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        for process in running:
            clear(process)
        running[:] = [
            subprocess.Popen(
                command, cwd=HOME, start_new_session=True, preexec_fn=lambda: stop_with_parent(signal.SIGTERM)
            )
        ]
        return running[0]

    def stop() -> None:
        for process in running:
            end(process)

    return Part("server", start, stop)


def end(process: subprocess.Popen[bytes]) -> None:
    """Let it finish the answers that it is giving, then insist."""
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
    clear(process)


def clear(process: subprocess.Popen[bytes]) -> None:
    """Its workers too: orphaned ones hold the port for a while."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until_ready(bind: str, port: int, allowed: list[str], part: Part) -> None:
    """Until the first page would come.

    Raises:
        Trouble: it ended, or does not come up.
    """
    place = address(EVERYWHERE.get(bind, bind), port)
    host = allowed[0].lstrip(".") if allowed and allowed[0] != "*" else "localhost"
    question = urllib.request.Request(f"http://{place}/healthz", headers={"Host": host})
    until = time.monotonic() + PATIENCE
    while part.is_running() and time.monotonic() < until:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(question, timeout=5).close()
            return
        time.sleep(0.05)
    raise Trouble("The server did not come up; its last words are above.")

"""`python -m recovery.serve` as a test runs it: in a data folder of its own, on a port of its own, always ended."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

HOME = Path(__file__).resolve().parent.parent.parent
Found = TypeVar("Found")
OF_THE_TESTS = ("DATABASE_URL", "MIGRATION_DATABASE_URL", "TEST_SERVER", "TEST_TEMPLATE", "RECOVERY_DEMO")


def until(condition: Callable[[], Found], seconds: float = 10) -> Found:
    """What the condition says as soon as it is true of something; nobody waits longer than it takes."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} seconds: {condition}")
        time.sleep(0.02)
    return found


@contextmanager
def folder() -> Iterator[Path]:
    """A data folder that PostgreSQL's account can reach; pytest's own is closed to it when root runs the tests."""
    made = Path(tempfile.mkdtemp(prefix="recovery-test-"))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(**settings: str) -> dict[str, str]:
    """This process's, without what the tests put there for their own database; without the demo unless named."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    return kept | {"RECOVERY_DEMO": "0", "PYTHONDONTWRITEBYTECODE": "1"} | settings


def finished(*command: str, seconds: float = 60, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command of this Python's that ends by itself."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=HOME,
        env=environment(**settings),
        text=True,
        capture_output=True,
        timeout=seconds,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def children(process: int) -> dict[str, int]:
    """The processes that it started, by the name of their program."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = stat.read_text().split(" (", 1)
            words = (stat.parent / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if int(rest.rsplit(") ", 1)[1].split()[1]) == process:
            found["gunicorn" if b"gunicorn" in words else Path(words[0].decode()).name] = int(number)
    return found


def in_session(number: int) -> list[int]:
    """Every process of one session, its leader's children with it."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(") ", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == number and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False


class Serving:
    """A running one: what it says, and how to ask and end it."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.port = free_port()
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "recovery.serve"],
            cwd=HOME,
            env=environment(RECOVERY_DATA=str(data), PORT=str(self.port), **settings),
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def wait(self, seconds: float = 60) -> None:
        until(lambda: self.ready_lines() or self.process.poll() is not None, seconds)
        assert self.process.poll() is None, "\n".join(self.lines)

    def ready_lines(self) -> list[str]:
        return [line for line in self.lines if line.startswith("Ready")]

    def health(self) -> int:
        """The status of /healthz; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                status: int = answer.status
                return status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def part(self, name: str) -> int:
        """The process number of one part: postgres or gunicorn."""
        return until(lambda: children(self.process.pid).get(name, 0))

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(30)
        self.reader.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[Serving]:
    running = Serving(data, **settings)
    try:
        running.wait()
        yield running
    finally:
        running.end()

"""Keeps the parts running: what dies is started again, what dies young again and again ends it all."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from recovery.trouble import Trouble

YOUNG = 5.0
TOO_OFTEN = 6
LONGEST_PAUSE = 3.0


@dataclass
class Part:
    """One process: how it starts, how it stops, and how often in a row it died young. Times are seconds."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    stop: Callable[[], None]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    not_before: float = 0.0

    def up(self, now: float) -> None:
        self.started = now
        self.process = self.start()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look(self, now: float) -> str:
        """Start it again if it died; what to tell about that, or nothing.

        Raises:
            Trouble: it died young too often in a row.
        """
        if self.is_running():
            return ""
        if self.process is not None:
            return self.died(now, f"The {self.name} died; starting it again.")
        return self.again(now) if now >= self.not_before else ""

    def again(self, now: float) -> str:
        try:
            self.up(now)
        except Trouble as trouble:
            return self.died(now, str(trouble))
        return f"The {self.name} is back."

    def died(self, now: float, words: str) -> str:
        self.process = None
        self.deaths = self.deaths + 1 if now - self.started <= YOUNG else 1
        if self.deaths >= TOO_OFTEN:
            raise Trouble(f"{words} It happened {self.deaths} times in a row; giving up.")
        self.not_before = now + min(0.1 * 2 ** (self.deaths - 1), LONGEST_PAUSE)
        return words

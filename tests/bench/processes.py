"""What processes cost, from /proc."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def stat(number: int) -> list[str]:
    """The fields of a process after its name; the first is its state."""
    return Path(f"/proc/{number}/stat").read_text().rsplit(") ", 1)[1].split()


def parents() -> dict[int, int]:
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            found[int(path.name)] = int(stat(int(path.name))[1])
        except OSError:
            continue
    return found


def children(number: int) -> list[int]:
    return [one for one, parent in parents().items() if parent == number]


def cpu_seconds(number: int) -> float:
    """User and system time of a process and its children, those that ended and were waited for included."""
    try:
        ticks = sum(int(one) for one in stat(number)[11:15])
    except OSError:
        return 0.0
    return ticks / TICKS + sum(cpu_seconds(child) for child in children(number))


def resident(number: int) -> float:
    """Megabytes of memory that the process holds now."""
    for line in Path(f"/proc/{number}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0

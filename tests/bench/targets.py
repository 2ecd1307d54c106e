"""What the figures are held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.bench.scenarios import FLOOR, FREE, PAID, PREVIEW, WRITES

TIMES_THE_FLOOR = 3.0
SHARE_OF_THE_FLOOR = 1 / 3
PAGE_MS = 50.0
PREVIEW_MS = 2_000.0
GROWTH = 1.5
CORES = 0.2


@dataclass(frozen=True)
class Target:
    """One promise: at most or at least so much. ``value`` is None where there is nothing to measure yet."""

    name: str
    value: float | None
    limit: float
    sense: str = "most"

    @property
    def met(self) -> bool | None:
        if self.value is None:
            return None
        return self.value <= self.limit if self.sense == "most" else self.value >= self.limit


def targets(told: dict[str, Any]) -> list[Target]:
    found: list[Target] = []
    results = told.get("results") or {}
    for size, scenarios in results.items():
        found += against_the_floor(size, scenarios)
    if results:
        sizes = list(results)
        found += pages(sizes[-1], results[sizes[0]], results[sizes[-1]])
    if polls := told.get("polls"):
        found.append(Target("200 open pages, cores", None if polls["not_there"] else polls["cores_sum"], CORES))
    return found


def against_the_floor(size: str, scenarios: dict[str, Any]) -> list[Target]:
    found = []
    floor = scenarios[FLOOR.name]
    for name in (FREE.name, PAID.name):
        one = scenarios[name]
        times = one["alone"]["p50"]["median"] / floor["alone"]["p50"]["median"]
        share = one["crowd"]["rate"]["median"] / floor["crowd"]["rate"]["median"]
        found += [
            Target(f"{size}: {name}: p50 / floor's", times, TIMES_THE_FLOOR),
            Target(f"{size}: {name}: rate of 8 / floor's", share, SHARE_OF_THE_FLOOR, "least"),
        ]
    return found


def pages(size: str, small: dict[str, Any], large: dict[str, Any]) -> list[Target]:
    """By the 95th percentile of one client: with eight on two cores it would measure the queue for the cores."""
    found = []
    for name, figures in large.items():
        if name in {one.name for one in WRITES}:
            continue
        after = figures and figures["alone"]["p95"]["median"]
        before = small[name] and small[name]["alone"]["p95"]["median"]
        limit = PREVIEW_MS if name == PREVIEW else PAGE_MS
        found.append(Target(f"{size}: {name}: p95 ms", after, limit))
        if name != PREVIEW and small is not large:
            found.append(Target(f"{size}: {name}: p95 / at the smallest", after and after / before, GROWTH))
    return found

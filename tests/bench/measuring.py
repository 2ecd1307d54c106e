"""Every scenario, alone and eight at once, as often as it takes to tell a figure from luck."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

from django.db.models import Count

from complaints.models import Complaint
from complaints.states import State
from staff.models import AuthorityChange, Person
from tests.bench.clients import NotThere, Run, Scenario, at_once
from tests.bench.house import House
from tests.bench.people import Staffed, signed_in
from tests.bench.processes import resident
from tests.bench.queries import statements
from tests.bench.scenarios import DESK, MANAGER, scenarios

CROWD = 8
WARM = 5
Both = tuple[list[Run], list[Run]]


@dataclass(frozen=True)
class Spread:
    """The median of the runs, and how far they lay apart."""

    median: float
    least: float
    most: float


@dataclass(frozen=True)
class Speed:
    """Milliseconds and requests a second."""

    p50: Spread
    p95: Spread
    rate: Spread


@dataclass(frozen=True)
class Figures:
    """One scenario at one size: SQL statements, kilobytes of the page, alone and in a crowd."""

    statements: int | None
    size: float
    alone: Speed
    crowd: Speed


@dataclass(frozen=True)
class Sessions:
    """One person alone and eight others, at the desk and as managers of the same site."""

    of: dict[str, list[str]]

    @classmethod
    def open(cls, staffed: Staffed) -> Sessions:
        experienced = staffed.desk[:: len(staffed.desk) // (CROWD + 2)]
        return cls({DESK: keys(experienced), MANAGER: keys(staffed.managers)})

    def alone(self, who: str) -> list[str]:
        return self.of[who][:1]

    def crowd(self, who: str) -> list[str]:
        return self.of[who][1 : CROWD + 1]


def keys(who: list[Person]) -> list[str]:
    return [signed_in(person) for person in who]


def measure(house: House, staffed: Staffed, sessions: Sessions, runs: int, requests: int) -> dict[str, Any]:
    """Figures of every scenario by name, None where a path is not served yet; run by run, so that all share the weather."""
    found = Complaint.objects.filter(site=staffed.site, state=State.ESCALATED).order_by("pk").values_list("pk")[0][0]
    asked = scenarios(found, AuthorityChange.objects.values_list("pk", flat=True)[0])
    served = [one for one in asked if answers(house, one, sessions)]
    seen: dict[str, list[Both]] = {one.name: [] for one in asked}
    for run in range(runs):
        for scenario in served:
            if sys.stdout.isatty():
                print(f"  run {run + 1} of {runs}: {scenario.name}".ljust(60), end="\r", flush=True)
            seen[scenario.name].append(one_run(house, scenario, sessions, requests))
    return {one.name: figures(one, sessions, seen[one.name]) for one in asked}


def answers(house: House, scenario: Scenario, sessions: Sessions) -> bool:
    """Whether the path is served; every thread of every worker has its connection and its templates afterwards."""
    try:
        at_once(house.port, sessions.crowd(scenario.who), scenario, 0, WARM)
    except NotThere:
        return False
    return True


def one_run(house: House, scenario: Scenario, sessions: Sessions, requests: int) -> Both:
    alone = at_once(house.port, sessions.alone(scenario.who), scenario, WARM, requests)
    crowd = at_once(house.port, sessions.crowd(scenario.who), scenario, WARM, max(requests // 4, 1))
    return alone, crowd


def figures(scenario: Scenario, sessions: Sessions, seen: list[Both]) -> dict[str, Any] | None:
    if not seen:
        return None
    cost = statements(scenario, sessions.alone(scenario.who)[0])
    alone, crowd = speed([one for one, _ in seen]), speed([many for _, many in seen])
    return asdict(Figures(cost, seen[-1][0][0].size, alone, crowd))


def speed(runs: list[list[Run]]) -> Speed:
    took = [sorted(one for client in run for one in client.took) for run in runs]
    rates = [
        len(times) / (max(client.ended for client in run) - min(client.began for client in run))
        for times, run in zip(took, runs, strict=True)
    ]
    return Speed(spread([median(times) for times in took]), spread([p95(times) for times in took]), spread(rates))


def p95(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def spread(values: list[float]) -> Spread:
    return Spread(*(round(one, 2) for one in (median(values), min(values), max(values))))


def standing() -> dict[str, int]:
    """How many complaints are in each state."""
    return dict(Complaint.objects.order_by("state").values_list("state").annotate(Count("pk")))


def memory(house: House) -> list[float]:
    """Megabytes of each worker, as it stands."""
    return [round(resident(worker), 1) for worker in house.workers]

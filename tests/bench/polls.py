"""Two hundred open pages that ask now and then whether anything changed: what that costs while nothing does."""

from __future__ import annotations

import multiprocessing
import time
from typing import Any

from complaints.actions import Told, record_and_call
from complaints.actions.calling import Call
from complaints.models import CallKind, Category
from staff.models import Person
from tests.bench.house import House
from tests.bench.people import Staffed, signed_in
from tests.bench.pollers import Page, poll
from tests.bench.processes import cpu_seconds

SECONDS = 30.0
WAITING = 10  # at each site: people at the desk with a call open
OFTEN, SELDOM = 3.0, 15.0
QUEUE, MINE = "/review/calls/", "/calls/"


def measure(house: House, staffed: list[Staffed], seconds: float = SECONDS) -> dict[str, Any]:
    """Cores used by gunicorn and by PostgreSQL together, on average over the time."""
    pages = [page for site in staffed for page in pages_of(site)]
    spawned = multiprocessing.get_context("spawn")
    ready, told = spawned.Event(), spawned.Queue()
    browsers = spawned.Process(target=poll, args=(house.port, pages, seconds, ready, told), daemon=True)
    browsers.start()
    if not ready.wait(120):
        raise RuntimeError("The pages did not open.")
    before, began = cost(house), time.monotonic()
    found: dict[str, Any] = told.get(timeout=seconds + 120)
    took, after = time.monotonic() - began, cost(house)
    browsers.join(10)
    used = {name: round((after[name] - before[name]) / took, 4) for name in before}
    return {
        "pages": len(pages),
        "seconds": round(took, 1),
        "cores": used,
        "cores_sum": round(sum(used.values()), 4),
    } | found


def cost(house: House) -> dict[str, float]:
    return {"gunicorn": cpu_seconds(house.gunicorn), "postgres": cpu_seconds(house.postgres)}


def pages_of(staffed: Staffed) -> list[Page]:
    """Ten managers, ten people who called one, eighty others at the desk."""
    waiting, others = staffed.desk[:WAITING], staffed.desk[WAITING : WAITING + 80]
    for person in waiting:
        call(person)
    return [
        *(Page(QUEUE, OFTEN, signed_in(person)) for person in staffed.managers[:10]),
        *(Page(MINE, OFTEN, signed_in(person)) for person in waiting),
        *(Page(MINE, SELDOM, signed_in(person)) for person in others),
    ]


def call(person: Person) -> None:
    desk = person.desk
    assert desk is not None
    about = Category.objects.get(organisation=desk.site.organisation_id, code="waiting")
    told = Told("Waited two hours and nobody came.", desk.site, about, desk.home_location)
    record_and_call(told, by=person, asked=Call(CallKind.ATTEND))

"""HTTP clients that each stand for one person: kept connection, own cookies, the form's token, one process each.

Only the standard library, so that a client costs as little as it can beside the server that it measures.
"""

from __future__ import annotations

import http.client
import multiprocessing
import re
import time
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

PATIENCE = 120
TOKEN = re.compile(r'csrfmiddlewaretoken" value="([^"]+)')


@dataclass(frozen=True)
class Scenario:
    """One request as it is measured. ``fields`` make it a POST; ``follows`` counts the page it leads to as well;
    ``at_its_end`` asks once and measures only the page that it led to."""

    name: str
    who: str
    path: str
    fields: dict[str, str] = field(default_factory=dict)
    status: int = 200
    follows: bool = False
    at_its_end: bool = False


@dataclass(frozen=True)
class Run:
    """What one client saw: milliseconds of each answer, the kilobytes of the last, and when it began and ended."""

    took: list[float]
    size: float
    began: float
    ended: float


class NotThere(Exception):
    """The path is not served (yet)."""


class Client:
    """One signed-in person."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookies = {"sessionid": session}
        self.token = ""
        self.size = 0.0

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads to, and the page."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(fields | {"csrfmiddlewaretoken": self.token, "submission_key": str(uuid.uuid4())})
        self.connection.request("POST" if fields else "GET", path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.size = len(page) / 1024
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, answer.headers.get("Location", ""), page

    def take_token(self) -> None:
        """The cookie and the token that every form of this person carries from now on."""
        _, _, page = self.ask("/complaints/new/")
        found = TOKEN.search(page)
        assert found, page[:500]
        self.token = found[1]

    def once(self, scenario: Scenario) -> str:
        """One measured round; where its answer led to."""
        status, place, page = self.ask(scenario.path, scenario.fields)
        if status in (404, 405):
            raise NotThere(scenario.path)
        assert status == scenario.status, f"{scenario.path}: {status}\n{page[:2000]}"
        if scenario.follows:
            status, _, page = self.ask(place)
            assert status == 200, f"{place}: {status}\n{page[:2000]}"
        return place


def work(together: Any, port: int, session: str, scenario: Scenario, warm: int, rounds: int) -> Run:
    """Sign in, warm up, wait for the others, go."""
    client = Client(port, session)
    if scenario.fields:
        client.take_token()
    if scenario.at_its_end:
        scenario = Scenario(scenario.name, scenario.who, client.once(scenario))
    for _ in range(warm):
        client.once(scenario)
    together.wait(PATIENCE)
    # a server closes a connection that waited too long for the others
    client.connection.close()
    client.connection.connect()
    began, took = time.monotonic(), []
    for _ in range(rounds):
        start = time.perf_counter()
        client.once(scenario)
        took.append((time.perf_counter() - start) * 1000)
    return Run(took, client.size, began, time.monotonic())


def process(told: Any, together: Any, *arguments: Any) -> None:
    try:
        told.put(work(together, *arguments))
    except Exception as error:
        told.put(error)
        together.abort()


def at_once(port: int, sessions: list[str], scenario: Scenario, warm: int, rounds: int) -> list[Run]:
    """Every session's person at the same time, each in a process of its own.

    Raises:
        NotThere: the path is not served.
    """
    spawned = multiprocessing.get_context("spawn")
    together, told = spawned.Barrier(len(sessions)), spawned.Queue()
    clients = [
        spawned.Process(target=process, args=(told, together, port, session, scenario, warm, rounds), daemon=True)
        for session in sessions
    ]
    for client in clients:
        client.start()
    runs = [told.get(timeout=PATIENCE * 5) for _ in clients]
    for client in clients:
        client.join(10)
    for run in runs:
        if isinstance(run, Exception):
            raise run
    return runs

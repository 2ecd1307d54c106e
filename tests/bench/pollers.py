"""Open pages as browsers keep them: each asks every few seconds, with the version that it was last given."""

from __future__ import annotations

import heapq
import http.client
import random
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from statistics import quantiles
from typing import Any
from urllib.parse import quote

VERSION = re.compile(r'data-version="([^"]*)"')
HANDS = 16


@dataclass
class Page:
    """One page of one person; ``version`` is what it shows."""

    path: str
    every: float
    session: str
    version: str = "x"

    def ask(self, port: int) -> tuple[int, float]:
        """The answer's status and the milliseconds it took. The server ends what is idle, so each asks afresh."""
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request(
            "GET", f"{self.path}?v={quote(self.version)}", headers={"Cookie": f"sessionid={self.session}"}
        )
        answer = connection.getresponse()
        if found := VERSION.search(answer.read().decode()):
            self.version = unescape(found[1])
        connection.close()
        return answer.status, (time.perf_counter() - began) * 1000


def poll(port: int, pages: list[Page], seconds: float, ready: Any, told: Any) -> None:
    """Open every page, say so, keep them open for the time, then tell what they were answered."""
    with ThreadPoolExecutor(HANDS) as hands:
        opened = list(hands.map(lambda page: page.ask(port)[0], pages))
        served = [page for page, status in zip(pages, opened, strict=True) if status == 200]
        missing = sorted({page.path for page, status in zip(pages, opened, strict=True) if status != 200})
        ready.set()
        answers = list(hands.map(lambda asked: asked.result(), list(keep_asking(hands, port, served, seconds))))
    took = [one for _, one in answers]
    told.put({
        "not_there": missing,
        "answers": {str(status): count for status, count in Counter(status for status, _ in answers).items()},
        "p95": round(quantiles(took, n=20)[-1], 2) if len(took) > 1 else None,
    })  # fmt: skip


def keep_asking(hands: ThreadPoolExecutor, port: int, pages: list[Page], seconds: float) -> Any:
    """Each page at a moment of its own, then every so often."""
    began = time.monotonic()
    due = [(began + random.random() * page.every, number) for number, page in enumerate(pages)]
    heapq.heapify(due)
    while due and due[0][0] < began + seconds:
        at, number = heapq.heappop(due)
        time.sleep(max(at - time.monotonic(), 0))
        yield hands.submit(pages[number].ask, port)
        heapq.heappush(due, (at + pages[number].every, number))
    time.sleep(max(began + seconds - time.monotonic(), 0))

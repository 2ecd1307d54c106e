"""Many browsers at once through the real server: fifty identical forms, and two people on one complaint."""

from __future__ import annotations

import http.client
import re
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import psycopg2
import pytest

from recovery.embedded import connection_settings, urls
from tests.recovery.serving import Serving, folder, serving


class Browser:
    """Cookies, the form's token, and nothing else of a browser."""

    def __init__(self, port: int, username: str) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.ask(
            "POST", "/accounts/login/", {"login": username, "password": "recovery-demo"}, self.token("/accounts/login/")
        )
        self.form_token = self.token("/complaints/new/")

    def token(self, path: str) -> str:
        _, _, page = self.ask("GET", path)
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)
        assert found, page[:500]
        return found[1]

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, token: str = ""
    ) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(fields | {"csrfmiddlewaretoken": token or self.form_token})
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.split(";")[0]
        connection.close()
        return answer.status, answer.headers.get("Location", ""), page


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    barrier, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int) -> None:
        barrier.wait(30)
        outcomes[index] = acts[index]()

    threads = [threading.Thread(target=run, args=[index]) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    return outcomes


@pytest.fixture(scope="module")
def house() -> Iterator[Serving]:
    """The demo, served as `make run` serves it."""
    with folder() as data, serving(data, RECOVERY_DEMO="1") as running:
        yield running


def rows(house: Serving, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    place = connection_settings(urls(house.data)[0])
    connection = psycopg2.connect(
        host=place["HOST"], user=place["USER"], password=place["PASSWORD"], dbname=place["NAME"]
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())
    finally:
        connection.close()


SPENT = """SELECT coalesce(sum(spent), 0) FROM staff_dayledger d JOIN staff_person p ON p.id = d.person_id
            JOIN staff_site s ON s.prefix = 'NG'
           WHERE p.username = %s AND d.day = (now() AT TIME ZONE s.time_zone)::date"""


def test_fifty_identical_forms_are_one_complaint(house: Serving) -> None:
    ben = Browser(house.port, "ben")
    key = str(uuid.uuid4())
    fields = {"submission_key": key, "what_happened": "Fifty at once", "category": "waiting", "remedy_type": "parking",
              "amount": "7.00", "put_right": "yes", "then": "resolve"}  # fmt: skip
    [(before,)] = rows(house, SPENT, "ben")

    answers = at_once([lambda: ben.ask("POST", "/complaints/new/", fields)[:2]] * 50)

    assert Counter(answers) == {(302, f"/complaints/{key}/"): 50}
    assert rows(
        house, "SELECT state, count(*) FROM complaints_complaint WHERE what_happened = 'Fifty at once' GROUP BY 1"
    ) == [("resolved", 1)]
    assert rows(house, "SELECT amount FROM complaints_remedy WHERE complaint_id = %s", key) == [(700,)]
    assert rows(house, SPENT, "ben") == [(before + 700,)]
    assert rows(house, "SELECT count(*) FROM complaints_event WHERE complaint_id = %s", key) == [(3,)]


def test_resolve_against_escalate_through_the_server(house: Serving) -> None:
    ava, ben = Browser(house.port, "ava"), Browser(house.port, "ben")
    told = {"what_happened": "Two at once", "category": "waiting", "then": "save"}
    winners: Counter[str] = Counter()
    for _ in range(20):
        key = str(uuid.uuid4())
        ava.ask("POST", "/complaints/new/", told | {"submission_key": key})
        resolve = {"submission_key": str(uuid.uuid4()), "remedy_type": "explain", "put_right": "yes"}
        escalate = {"submission_key": str(uuid.uuid4()), "reason": "They want more", "contact_by": "none"}

        one, other = at_once(
            [
                lambda key=key, fields=resolve: ava.ask("POST", f"/complaints/{key}/resolve/", fields),
                lambda key=key, fields=escalate: ben.ask("POST", f"/complaints/{key}/escalate/", fields),
            ]
        )

        [(state,)] = rows(house, "SELECT state FROM complaints_complaint WHERE id = %s", key)
        lost, winner = (other, "Ava Lindqvist") if state == "resolved" else (one, "Ben Halloway")
        assert sorted((one[0], other[0])) == [302, 409]
        assert lost[0] == 409
        assert winner in lost[2]
        winners[state] += 1
    assert winners.total() == 20

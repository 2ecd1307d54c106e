"""How many SQL statements one request costs, asked in this process on the same database."""

from __future__ import annotations

import uuid

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench.clients import Scenario


def statements(scenario: Scenario, session: str) -> int | None:
    """Those of the second time: the first fills what a process keeps. None where the path is not served."""
    client = Client(headers={"Host": "127.0.0.1"})
    client.cookies["sessionid"] = session
    path = scenario.path
    if scenario.at_its_end:
        answer = client.post(path, scenario.fields)
        if answer.status_code != scenario.status:
            return None
        path = answer["Location"]
        scenario = Scenario(scenario.name, scenario.who, path)
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            status = ask(client, path, scenario)
        if status in (404, 405):
            return None
    return len(seen)


def ask(client: Client, path: str, scenario: Scenario) -> int:
    if not scenario.fields:
        return client.get(path).status_code
    fields = scenario.fields | {"submission_key": str(uuid.uuid4())}
    return client.post(path, fields, follow=scenario.follows).status_code

"""A file of people, uploaded and then confirmed as a browser posts it, and what the answer says."""

from __future__ import annotations

import uuid
from base64 import b64encode
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.journeys.staff_forms import went_to

IMPORT = "/staff/people/import/"
ADDED = "/staff/people/import/added/"
HEAD = "name,short_name,username,email,level,site,role,home_location"
NIA = "Nia Okafor,,nia,nia@example.org,Level 1,Northgate,Front desk,Reception B"
BO = "Bo Example,Bo,bo,,2,RS,manager,"


def file(*lines: str, encoding: str = "utf-8", head: str = HEAD) -> bytes:
    return "\n".join([head, *lines, ""]).encode(encoding)


def many(number: int) -> bytes:
    return file(*(f"Person {one},,person{one},,1,NG,front_desk," for one in range(number)))


def check(client: Client, content: bytes) -> Any:
    return client.post(IMPORT, {"file": SimpleUploadedFile("people.csv", content, "text/csv")})


def confirmed(content: bytes, key: str | None = None) -> dict[str, str]:
    return {"submission_key": key or str(uuid.uuid4()), "content": b64encode(content).decode()}


def said(answer: Any) -> list[tuple[int, str]]:
    """Line and sentence of each mistake."""
    assert answer.status_code == 422
    return [(one.number, one.sentence) for one in answer.context["found"].mistakes]


def sentence(answer: Any) -> str:
    assert answer.status_code == 422
    shown: str = answer.context["sentence"]
    assert shown
    return shown


def add(client: Client, fields: dict[str, str]) -> Any:
    """Press the button and look at the page that it leads to."""
    answer = client.post(IMPORT, fields)
    assert went_to(answer) == (302, ADDED)
    return client.get(ADDED)


def passwords(answer: Any) -> dict[str, str]:
    assert answer.status_code == 200
    return {one.username: one.password for one in answer.context["people"]}

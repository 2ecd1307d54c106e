"""What a person at a desk types, as a browser posts it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client

from complaints.models import Complaint

NEW = "/complaints/new/"


def typed(**changes: Any) -> dict[str, Any]:
    """A whole record form for Ava, to be changed in one thing; None leaves a field out."""
    fields: dict[str, Any] = {
        "submission_key": str(uuid.uuid4()),
        "what_happened": "Appointment was 9:30, it is 10:40 and nobody told them why.",
        "category": "waiting",
        "remedy_type": "explain",
        "put_right": "yes",
        "then": "resolve",
    } | changes
    if fields["then"] == "escalate":
        fields.setdefault("contact_by", "none")
    return {name: value for name, value in fields.items() if value is not None}


def act(**changes: Any) -> dict[str, Any]:
    """A form on a complaint that exists: a key of its own and what is typed."""
    fields = {"submission_key": str(uuid.uuid4())} | changes
    if "reason" in fields:
        fields.setdefault("contact_by", "none")
    return {name: value for name, value in fields.items() if value is not None}


def post(client: Client, path: str, fields: dict[str, Any]) -> HttpResponse:
    return client.post(path, fields)  # type: ignore[return-value]


def recorded(client: Client, **changes: Any) -> Complaint:
    """A complaint recorded through the page."""
    fields = typed(**changes)
    answer = client.post(NEW, fields)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Complaint.objects.get(pk=fields["submission_key"])


def text(answer: Any) -> str:
    return answer.content.decode()


def at(complaint: Complaint, path: str) -> str:
    """The path of one of its pages."""
    return f"{complaint.get_absolute_url()}{path}/"


def verbs(complaint: Complaint) -> list[str]:
    return list(complaint.events.order_by("position").values_list("verb", flat=True))

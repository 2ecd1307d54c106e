"""The pages of standards, and what is typed to publish one."""

from __future__ import annotations

from typing import Any

from staff.models import Standard
from tests.cast import Cast
from tests.journeys.desk import act
from tests.standards import today

LIST, NEW = "/staff/standards/", "/staff/standards/new/"


def page(standard: Standard, path: str = "") -> str:
    return f"{LIST}{standard.pk}/{path}"


def said(cast: Cast, **changes: Any) -> dict[str, Any]:
    fields = {
        "title": "A call is answered", "where": str(cast.northgate.pk), "text": "We come.\n\nAt once.",
        "starts": today(cast.northgate).isoformat(), "measure": "minutes_to_answer", "target": "3",
    }  # fmt: skip
    return act(**(fields | changes))

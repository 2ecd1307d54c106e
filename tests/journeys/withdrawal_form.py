"""Withdrawing a classroom course that was recorded by mistake, as a browser posts it."""

from __future__ import annotations

import uuid
from typing import Any

from staff.models import Completion
from tests.cast import Cast
from tests.courses import today

TRAINING = "/staff/training/"
WHY = "It was Ben Hartmann who was there."


def at(completion: Completion) -> str:
    return f"/staff/training/record/{completion.pk}/withdraw/"


def form(**changes: Any) -> dict[str, Any]:
    """A whole form, to be changed in one thing; None leaves a field out."""
    fields = {"submission_key": str(uuid.uuid4()), "reason": WHY} | changes
    return {name: value for name, value in fields.items() if value is not None}


def day(cast: Cast) -> str:
    return f"{today(cast).day} {today(cast):%B %Y}"

"""What time does by itself: past the limit for settling on the spot, what is still open is formal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from complaints import history, transitions
from complaints.facts import facts
from complaints.models import Complaint, FormalCause
from complaints.states import Act, State
from complaints.submission import NO_FORM

AT_A_TIME = 100


def pass_limits(*, at: datetime | None = None) -> int:
    """Stamp what is past its limit, each in a transaction of its own; how many were stamped.

    Several workers may do this at once: each complaint is asked again under its lock.
    """
    at = at or timezone.now()
    return sum(
        pass_limit(pk, at=at) for pk in Complaint.objects.past_the_limit(at).values_list("pk", flat=True)[:AT_A_TIME]
    )


def pass_limit(pk: UUID, *, at: datetime) -> bool:
    with transaction.atomic():
        complaint = transitions.lock(pk)
        until = complaint.on_the_spot_until
        if complaint.state != State.OPEN or complaint.is_formal or until is None or until > at:
            return False
        event = transitions.change(
            complaint, Act.LIMIT_PASSED, by=None, at=at, fact=facts(formal=FormalCause.LIMIT_PASSED),
            formal_at=at, formal_cause=FormalCause.LIMIT_PASSED,
        )  # fmt: skip
        history.write([event], NO_FORM)
    return True

"""What time does by itself: past the limit for settling on the spot, what is not settled is formal."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone

from complaints import history, transitions
from complaints.facts import facts
from complaints.models import Complaint, FormalCause
from complaints.states import UNSETTLED, Act
from complaints.submission import NO_FORM

AT_A_TIME = 100
log = logging.getLogger(__name__)


def pass_limits(*, at: datetime | None = None) -> int:
    """Stamp what is past its limit, each in a transaction of its own; how many were stamped.

    Several workers may do this at once: each complaint is asked again under its lock. One that cannot be stamped is
    logged and left for the next look; it holds up no other.
    """
    at, passed, after = at or timezone.now(), 0, None
    while due := list(Complaint.objects.past_the_limit(at, after).values_list("on_the_spot_until", "pk")[:AT_A_TIME]):
        passed += sum(try_to_pass(pk, at=at) for _, pk in due)
        after = due[-1]
    return passed


def try_to_pass(pk: UUID, *, at: datetime) -> bool:
    try:
        return pass_limit(pk, at=at)
    except OperationalError:
        # the database itself is away: nothing to do with this complaint
        raise
    except (DatabaseError, ObjectDoesNotExist):
        log.exception("The limit of complaint %s could not be passed.", pk)
        return False


def pass_limit(pk: UUID, *, at: datetime) -> bool:
    with transaction.atomic():
        complaint = transitions.lock(pk, by=None)
        until = complaint.on_the_spot_until
        if complaint.state not in UNSETTLED or complaint.is_formal or until is None or until > at:
            return False
        event = transitions.change(
            complaint, Act.LIMIT_PASSED, by=None, at=at, fact=facts(formal=FormalCause.LIMIT_PASSED),
            formal_at=at, formal_cause=FormalCause.LIMIT_PASSED,
        )  # fmt: skip
        history.write([event], NO_FORM)
    return True

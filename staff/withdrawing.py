"""A classroom course that was recorded by mistake is withdrawn: it counts no more, and nothing is deleted."""

from __future__ import annotations

import uuid
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone

from staff.acting import acting
from staff.curriculum import standing
from staff.learnt import in_words
from staff.models import Completion, CompletionWithdrawal, Person
from staff.passing import what_it_means


def withdraw(
    completion: Completion, *, by: Person, reason: str, key: UUID | None = None, at: datetime | None = None
) -> CompletionWithdrawal:
    """By whoever keeps that person's training; PostgreSQL tells it in the organisation's history (withdrawing.sql).

    ``at`` is for whoever tells the past, the demo; the app's role withdraws now.

    Raises:
        CannotBeTaken: they may not withdraw it, it is a pass by scenarios, or it is withdrawn already.
        SentBefore: the key stands for something withdrawn already.
    """
    try:
        with acting(by):
            done = CompletionWithdrawal.objects.create(
                id=key or uuid.uuid4(), completion=completion, withdrawn_by=by, reason=reason,
                withdrawn_at=at or timezone.now(),
            )  # fmt: skip
            done.refresh_from_db(fields=["withdrawn_at"])
    except DatabaseError as error:
        raise what_it_means(error) from error
    return done


def what_will_happen(completion: Completion, at: datetime) -> str:
    """``Ben will work at level 1 from now on, until “Listening” is passed.``: asked as authority itself is."""
    person = completion.person
    before, after = standing(person, at), standing(person, at, without=completion.pk)
    if after.working == before.working:
        return f"{person.short_name} goes on working {after.at_level}: it makes no difference to that today."
    until = in_words((one.state, one.title) for one in after.missing)
    return f"{person.short_name} will work {after.at_level} from now on, until {until}."

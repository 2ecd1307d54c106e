"""A classroom course that was recorded by mistake, withdrawn (staff/sql/withdrawing.sql)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from staff.models.person import Person
from staff.models.training import Completion

LONGEST_REASON = 500


class CompletionWithdrawal(models.Model):
    """From this moment on a classroom completion counts no more: once, with a reason, never changed.

    The completion stays as it was, and so does what was done under it before. The time is the database's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    completion = models.OneToOneField(Completion, models.PROTECT, related_name="withdrawal")
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_REASON)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawn_with_a_reason")]

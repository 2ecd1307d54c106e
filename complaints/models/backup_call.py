from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from complaints.models.complaint import Complaint, both_or_neither
from complaints.querysets import CallQuerySet
from staff.models import Currency, Person, RemedyType, Site


class CallKind(models.TextChoices):
    ATTEND = "attend", "Come now"
    APPROVE = "approve", "May I?"


class CallState(models.TextChoices):
    """Where a call stands. It lapses when its complaint moves on (complaints/sql/calls.sql)."""

    OPEN = "open", "Waiting"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    ATTENDED = "attended", "Coming"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LAPSED = "lapsed", "Lapsed"


class BackupCall(models.Model):
    """A call for a manager while the patient is still there: come now, or may I give this?

    An approved one replaces rules 3 and 5 to 7, once, for exactly its complaint, type and amount (minor
    units of ``currency``). Site, currency and ``changed_at`` are the database's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="calls")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+", editable=False)
    kind = models.CharField(max_length=8, choices=CallKind)
    state = models.CharField(max_length=12, choices=CallState, default=CallState.OPEN)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    remedy_type = models.ForeignKey(RemedyType, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, choices=Currency, editable=False)
    note = models.CharField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_note = models.CharField(max_length=2000, blank=True)
    changed_at = models.DateTimeField(editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "kind"], condition=Q(state="open"), name="one_open_call_a_kind"
            ),
            models.CheckConstraint(condition=Q(kind__in=CallKind.values), name="call_kind_known"),
            models.CheckConstraint(condition=Q(state__in=CallState.values), name="call_state_known"),
            models.CheckConstraint(
                condition=~Q(kind="approve") | Q(remedy_type__isnull=False, amount__isnull=False),
                name="call_asks_for_something",
            ),
            models.CheckConstraint(condition=~Q(state="approved") | Q(kind="approve"), name="approved_if_asked"),
            models.CheckConstraint(condition=both_or_neither("answered_by", "answered_at"), name="call_answered_by"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "lapsed"]) | Q(answered_by__isnull=False), name="answer_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")) | Q(state="withdrawn"),
                name="nobody_answers_themselves",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "-changed_at"], name="calls_changed"),
            models.Index(fields=["site", "asked_at"], condition=Q(state="open"), name="calls_waiting"),
        ]

    def waits_until(self) -> datetime:
        """When an unanswered call says so and offers escalation."""
        return self.asked_at + timedelta(minutes=self.site.backup_wait)

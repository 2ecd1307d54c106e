"""Kind words and quiet ones: a manager's thanks for what was put right, and notes that only two people read."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from complaints.models.complaint import Complaint
from complaints.querysets import ThanksQuerySet
from staff.models import Person, Site

LONGEST_THANKS = 500
LONGEST_NOTE = 2_000


class Thanks(models.Model):
    """A manager thanks whoever resolved a complaint, once. The site sees it while the thanked person lets it.

    ``site`` is the database's own, which also refuses what is none (complaints/sql/thanks.sql). ``key`` is the
    form's submission key and ``digest`` that of its fields.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="thanks", db_index=False)
    site = models.ForeignKey(Site, models.PROTECT, related_name="+", editable=False, db_index=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    to = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    words = models.CharField(max_length=LONGEST_THANKS)
    at = models.DateTimeField()
    shown = models.BooleanField(default=False)
    key = models.UUIDField(null=True, blank=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = ThanksQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "thanks"
        constraints = [
            models.UniqueConstraint(fields=["complaint", "by"], name="thanked_once"),
            models.CheckConstraint(condition=~Q(words=""), name="thanks_in_words"),
            models.CheckConstraint(condition=~Q(by=F("to")), name="nobody_thanks_themselves"),
        ]
        indexes = [
            models.Index(fields=["to", "-at"], name="thanks_to_whom"),
            models.Index(fields=["site", "-at"], condition=Q(shown=True), name="thanks_shown"),
        ]


class CoachingNote(models.Model):
    """A manager's words to somebody who acted on a complaint. Only these two ever read them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    to = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    words = models.CharField(max_length=LONGEST_NOTE)
    at = models.DateTimeField()
    key = models.UUIDField(null=True, blank=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="coaching_in_words"),
            models.CheckConstraint(condition=~Q(by=F("to")), name="nobody_coaches_themselves"),
        ]
        indexes = [models.Index(fields=["to", "-at"], name="coaching_to_whom")]

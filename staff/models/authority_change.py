"""Changes of what levels may give, what they require, courses' terms and patients' limits: drafted, then in force."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from staff.models.level import Level
from staff.models.organisation import Organisation
from staff.models.person import Person
from staff.models.remedy_type import RemedyType
from staff.models.site import Currency, Regime
from staff.models.training import Course


class AuthorityChange(models.Model):
    """One draft with its lines. Lowering takes effect at once; what raises anything waits for a second admin.

    ``raises``, ``took_effect_at`` and ``drafted_in`` are the database's own; so are the rows that come of it
    (staff/sql/changes.sql). ``starts`` is a date at the sites.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="authority_changes")
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    why = models.CharField(max_length=500)
    starts = models.DateField()
    raises = models.BooleanField(default=False, editable=False)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    took_effect_at = models.DateTimeField(null=True)
    drafted_in = models.BigIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["-drafted_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="change_says_why"),
            models.CheckConstraint(
                condition=Q(took_effect_at__isnull=True) | Q(withdrawn_at__isnull=True), name="in_force_or_withdrawn"
            ),
        ]


class LineKind(models.TextChoices):
    """What one line of a change is about."""

    ALLOWANCE = "allowance", "one remedy"
    PER_COMPLAINT = "per_complaint", "one complaint"
    PER_DAY = "per_day", "one day"
    REQUIREMENT = "requirement", "requires"
    VALIDITY = "validity", "counts for"
    PASS_MARK = "pass_mark", "pass mark"
    PATIENT_ITEM = "patient_item", "one item for a patient"
    PATIENT_YEAR = "patient_year", "one patient in a year"


class AuthorityLine(models.Model):
    """One cell of the table: what stood there when it was drafted, and what is to stand there; empty is “none”.

    Amounts are minor units of ``currency``; a requirement is 1 or empty; validity in months; pass mark in per cent.
    ``before`` is the database's own.
    """

    change = models.ForeignKey(AuthorityChange, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=16, choices=LineKind)
    level = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")
    remedy_type = models.ForeignKey(RemedyType, models.PROTECT, null=True, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, null=True, related_name="+")
    all_of = models.ForeignKey(Level, models.PROTECT, null=True, related_name="+")
    currency = models.CharField(max_length=3, choices=Currency, blank=True)
    regime = models.CharField(max_length=16, choices=Regime, blank=True)
    before = models.BigIntegerField(null=True, editable=False)
    after = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=LineKind.values), name="line_of_a_known_kind")]

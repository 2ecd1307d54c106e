"""Service standards: what a site, or the whole organisation, promises its patients; versioned and acknowledged."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from staff.models.organisation import Organisation
from staff.models.person import Person
from staff.models.site import Site

LONGEST_TEXT = 4_000
LONGEST_REASON = 500


class Measure(models.TextChoices):
    """What a standard may aim at; the insights page draws the target as a line."""

    MINUTES_TO_ANSWER = "minutes_to_answer", "Minutes until a call is answered"
    ON_THE_SPOT = "on_the_spot", "Share put right on the spot"
    ESCALATED = "escalated", "Share escalated"
    PROMISES_KEPT = "promises_kept", "Share of promises kept in time"

    @property
    def scale(self) -> Scale:
        return SCALES[self]


@dataclass(frozen=True)
class Scale:
    """How a measure is counted: its noun and unit, the numbers that make sense, and whether less is better."""

    noun: str
    unit: str
    lowest: int
    highest: int
    at_most: bool

    def said(self, target: int) -> str:
        """``within 3 minutes``, ``at least 85 per cent``."""
        if self.unit == "minutes":
            return f"within {target} minute{'' if target == 1 else 's'}"
        return f"{'at most' if self.at_most else 'at least'} {target} {self.unit}"


SCALES = {
    Measure.MINUTES_TO_ANSWER: Scale("Calls answered", "minutes", 1, 240, at_most=True),
    Measure.ON_THE_SPOT: Scale("Put right on the spot", "per cent", 1, 100, at_most=False),
    Measure.ESCALATED: Scale("Escalated", "per cent", 0, 99, at_most=True),
    Measure.PROMISES_KEPT: Scale("Promises kept in time", "per cent", 1, 100, at_most=False),
}


def target_that_makes_sense() -> Q:
    """Without a measure no number, and with one a number within its bounds."""
    found = Q(measure="", target__isnull=True)
    for measure, scale in SCALES.items():
        # an unknown number would pass: a check is only refused where it is false
        found |= Q(measure=measure, target__isnull=False, target__gte=scale.lowest, target__lte=scale.highest)
    return found


class Standard(models.Model):
    """One standard under one title, at one site or, without a site, at every site of the organisation.

    What it says stands in its versions; a standard without any is none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="standards")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="standards")
    title = models.CharField(max_length=100)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="standard_has_a_title"),
            models.UniqueConstraint(
                fields=["site", "title"], condition=Q(site__isnull=False), name="standard_once_at_a_site"
            ),
            models.UniqueConstraint(
                fields=["organisation", "title"], condition=Q(site__isnull=True), name="standard_once_everywhere"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class StandardVersion(models.Model):
    """What a standard says from a day on, until a later version's day. The last one may end it, with a reason.

    Never changed. ``number`` and ``published_at`` are the database's own (staff/sql/standards.sql). ``key`` is
    the form's submission key and ``digest`` that of its fields: a form sent twice publishes once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField(editable=False)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    starts = models.DateField()
    measure = models.CharField(max_length=24, choices=Measure, blank=True)
    target = models.PositiveSmallIntegerField(null=True)
    ends = models.BooleanField(default=False)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    key = models.UUIDField(null=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["standard", "number"], name="standard_version_once"),
            models.CheckConstraint(condition=target_that_makes_sense(), name="standard_target_makes_sense"),
            models.CheckConstraint(
                condition=(Q(ends=False, reason="") & ~Q(text=""))
                | (Q(ends=True, text="", measure="") & ~Q(reason="")),
                name="standard_says_or_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard}, version {self.number}"

    @property
    def aim(self) -> str:
        """The target in words; empty without one."""
        if not self.measure or self.target is None:
            return ""
        scale = Measure(self.measure).scale
        return f"{scale.noun}: {scale.said(self.target)}"


class Acknowledgement(models.Model):
    """Somebody has read this version and works by it: one row, by themselves, never taken back."""

    version = models.ForeignKey(StandardVersion, models.PROTECT, related_name="acknowledgements", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="acknowledgements")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="acknowledged_once")]

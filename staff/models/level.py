from django.contrib.postgres.fields import DateRangeField
from django.db import models

from staff.models.organisation import Organisation
from staff.models.site import Currency


class Level(models.Model):
    """A rung of trust. A higher rank may do all that a lower one may."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="levels")
    rank = models.PositiveSmallIntegerField(help_text="0 is a trainee; the number people say: level 1, level 2.")
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "rank"], name="level_rank_once"),
            models.UniqueConstraint(fields=["organisation", "name"], name="level_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class LevelLimit(models.Model):
    """How much a level may give in all, over a date range (site dates, upper end exclusive).

    ``per_complaint`` and ``per_day`` are minor currency units and count every remedy type together.
    Two ranges of one level and currency never overlap (exclusion constraint in staff/sql/allowances.sql).
    """

    level = models.ForeignKey(Level, models.PROTECT, related_name="limits")
    currency = models.CharField(max_length=3, choices=Currency)
    per_complaint = models.PositiveBigIntegerField(help_text="Minor units: 2000 is 20.00.")
    per_day = models.PositiveBigIntegerField(help_text="Minor units: 6000 is 60.00.")
    during = DateRangeField()

    def __str__(self) -> str:
        return f"{self.level} {self.currency}"

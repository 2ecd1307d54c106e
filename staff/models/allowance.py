from django.contrib.postgres.fields import DateRangeField
from django.db import models

from staff.models.level import Level
from staff.models.remedy_type import RemedyType
from staff.models.site import Currency


class Allowance(models.Model):
    """How much of one remedy type one level may give unasked, over a date range (upper end exclusive).

    ``per_remedy`` is in minor currency units; 0 for a free remedy type. No row in force means: not at all.
    Two ranges of one level, type and currency never overlap (exclusion constraint in staff/sql/allowances.sql).
    """

    level = models.ForeignKey(Level, models.PROTECT, related_name="allowances")
    remedy_type = models.ForeignKey(RemedyType, models.PROTECT, related_name="allowances")
    currency = models.CharField(max_length=3, choices=Currency)
    per_remedy = models.PositiveBigIntegerField(default=0, help_text="Minor units: 1000 is 10.00; 0 if free.")
    during = DateRangeField()

    def __str__(self) -> str:
        return f"{self.level}: {self.remedy_type} {self.currency}"

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from staff.models.organisation import Organisation
from staff.models.site import Currency, Regime


class PatientLimit(models.Model):
    """What one patient may be given under a regime, over a date range: one item, and a calendar year (rule 8).

    Minor currency units at retail value. Written by changes only (staff/sql/limits.sql).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="patient_limits")
    regime = models.CharField(max_length=16, choices=Regime)
    currency = models.CharField(max_length=3, choices=Currency)
    per_item = models.PositiveBigIntegerField()
    per_year = models.PositiveBigIntegerField()
    source = models.CharField(max_length=300)
    during = DateRangeField()

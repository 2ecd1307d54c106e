from django.db import models

from complaints.models.complaint import Complaint
from complaints.models.remedy import Remedy
from staff.models import Currency, Organisation


class PatientLedgerEntry(models.Model):
    """What one patient was given, remedy by remedy, in minor units; a wrong patient gets a counter-entry.

    ``year`` is the calendar year of the remedy's day. Only triggers write it (complaints/sql/facts.sql).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    patient_reference = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    currency = models.CharField(max_length=3, choices=Currency)
    amount = models.BigIntegerField()
    remedy = models.ForeignKey(Remedy, models.PROTECT, related_name="+")
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "patient_reference", "year", "currency"], name="a_patients_year")
        ]

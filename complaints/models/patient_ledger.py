from django.db import models

from complaints.models.complaint import Complaint
from complaints.models.remedy import Remedy
from staff.models import Currency, Organisation


class PatientLedgerEntry(models.Model):
    """What one patient was given, remedy by remedy, in minor units; a wrong patient gets a counter-entry.

    ``counted`` is what of it counts to the patient's limits (rule 8), at retail value.
    ``year`` is the calendar year of the remedy's day. Only triggers write it (complaints/sql/facts.sql).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    patient_reference = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    currency = models.CharField(max_length=3, choices=Currency)
    amount = models.BigIntegerField()
    counted = models.BigIntegerField(default=0, db_default=0)
    remedy = models.ForeignKey(Remedy, models.PROTECT, related_name="+")
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "patient_reference", "year", "currency"], name="a_patients_year")
        ]


class PatientYear(models.Model):
    """What counts to one patient's limit of one calendar year, across the organisation; minor units at retail value.

    The sum of the entries above. Only triggers write it, and giving something locks it (complaints/sql/remedies.sql).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    patient_reference = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    currency = models.CharField(max_length=3, choices=Currency)
    counted = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "patient_reference", "year", "currency"], name="a_patients_year_once"
            )
        ]

from django.db import models

from complaints.models.complaint import Complaint
from staff.models import Currency, Person, RemedyType, Site
from staff.verdict import Rule


class Refusal(models.Model):
    """One no, kept for learning: who wanted what, and which rule said no. Never a word of the patient's.

    ``amount`` is in minor units. ``complaint`` is empty when the no came before anything was recorded.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, blank=True, related_name="+")
    remedy_type = models.ForeignKey(RemedyType, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, choices=Currency)
    rule = models.PositiveSmallIntegerField(choices=Rule)
    at = models.DateTimeField(auto_now_add=True)

from django.db import models

from complaints.models.complaint import Complaint
from staff.models import Person


class ReadRecord(models.Model):
    """Who opened which complaint, when. Append-only; polls do not count."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="reads")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

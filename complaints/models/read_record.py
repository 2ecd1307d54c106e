from django.db import models

from complaints.models.complaint import Complaint
from staff.models import Person


class Seen(models.TextChoices):
    """What was looked at: the whole complaint, or only the names behind a mask in a list."""

    COMPLAINT = "complaint", "the complaint"
    NAMES = "names", "the names"


class ReadRecord(models.Model):
    """Who opened which complaint, when. Append-only; polls do not count."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="reads")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    what = models.CharField(max_length=12, choices=Seen, default=Seen.COMPLAINT, db_default=Seen.COMPLAINT)
    at = models.DateTimeField(auto_now_add=True)

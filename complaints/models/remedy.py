import uuid

from django.db import models
from django.db.models import Q

from complaints.models.complaint import Complaint
from staff.models import Currency, Person, RemedyType


class Remedy(models.Model):
    """One thing given on one complaint. Never changed, never taken back by editing.

    ``amount`` and ``per_remedy_limit`` are minor units of ``currency``. Currency, day, level and limit
    are filled in by the database, which also refuses what is beyond the giver's authority
    (complaints/sql/remedies.sql).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="remedies")
    remedy_type = models.ForeignKey(RemedyType, models.PROTECT, related_name="+")
    amount = models.PositiveBigIntegerField(default=0)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    currency = models.CharField(max_length=3, choices=Currency, editable=False)
    day = models.DateField(editable=False)
    level_name = models.CharField(max_length=40, editable=False)
    per_remedy_limit = models.PositiveBigIntegerField(editable=False)

    class Meta:
        ordering = ["at"]
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="amount_not_negative")]

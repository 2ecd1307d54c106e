import uuid

from django.db import models
from django.db.models import Q

from complaints.models.complaint import Complaint, both_or_neither
from complaints.querysets import RemedyQuerySet
from staff.models import Currency, Person, RemedyType


class Remedy(models.Model):
    """One thing given on one complaint, or promised by a date. Never changed, never taken back by editing.

    ``amount`` and ``per_remedy_limit`` are minor units of ``currency``. Currency, day, level and limit
    are filled in by the database, which also refuses what is beyond the giver's authority
    (complaints/sql/remedies.sql).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="remedies")
    remedy_type = models.ForeignKey(RemedyType, models.PROTECT, related_name="+")
    amount = models.PositiveBigIntegerField(default=0)
    given_by = models.ForeignKey(Person, models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    currency = models.CharField(max_length=3, choices=Currency, editable=False)
    day = models.DateField(editable=False)
    level_name = models.CharField(max_length=40, editable=False)
    per_remedy_limit = models.PositiveBigIntegerField(editable=False)
    # by a remedy's own trigger: whose day it was charged to, and the approved call that allowed it
    charged_to = models.ForeignKey(Person, models.PROTECT, null=True, editable=False, db_index=False, related_name="+")
    call = models.OneToOneField(
        "complaints.BackupCall", models.PROTECT, null=True, editable=False, related_name="remedy"
    )
    promised_by = models.DateField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    kept_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    kept_how = models.CharField(max_length=2000, null=True, blank=True)

    objects = RemedyQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="amount_not_negative"),
            models.CheckConstraint(
                condition=both_or_neither("kept_at", "kept_by", "kept_how")
                & (Q(kept_how__isnull=True) | ~Q(kept_how="")),
                name="kept_with_evidence",
            ),
            models.CheckConstraint(
                condition=Q(kept_at__isnull=True) | Q(promised_by__isnull=False), name="only_promises_are_kept"
            ),
        ]
        indexes = [
            models.Index(
                fields=["promised_by"],
                condition=Q(promised_by__isnull=False, kept_at__isnull=True),
                name="promises_to_keep",
            ),
            # a day's ledger is added up again at every commit that changes it (complaints/sql/commit.sql)
            models.Index(fields=["given_by", "day"], name="given_on_a_day"),
            models.Index(fields=["charged_to", "day"], name="charged_on_a_day"),
        ]

    @property
    def is_owed(self) -> bool:
        """Whether it was promised and not kept yet."""
        return self.promised_by is not None and self.kept_at is None

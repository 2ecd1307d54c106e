import uuid

from django.db import models

from complaints.models.complaint import Complaint
from complaints.states import State
from staff.models import Currency, Person, RemedyType


class Event(models.Model):
    """One line of a complaint's history: who did what, when, and from which state to which.

    Append-only. ``words`` is a letterbox: what is put in is moved by the database into EventValue rows
    with a salt each, and only their digests stay here, in ``digests``. Position, recorded_at, digests and
    hashes are the database's own (complaints/sql/chain.sql); docs/record.md gives the canonical form.
    ``key`` is the form's submission key and ``digest`` that of its fields: an act done twice is done once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="events", db_index=False)
    position = models.PositiveIntegerField(editable=False)
    verb = models.CharField(max_length=24)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)
    by_level = models.CharField(max_length=40, blank=True)
    from_state = models.CharField(max_length=16, choices=State, null=True, blank=True)
    to_state = models.CharField(max_length=16, choices=State, null=True, blank=True)
    remedy_type = models.ForeignKey(RemedyType, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    limit = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, choices=Currency, null=True, blank=True)
    fact = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(editable=False)
    key = models.UUIDField(null=True, blank=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)
    words = models.JSONField(null=True, blank=True)
    digests = models.JSONField(default=dict, editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    class Meta:
        # its keys' own indexes are left out where one of these begins with them
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "position"], name="event_position_once"),
            models.CheckConstraint(condition=models.Q(words__isnull=True), name="event_words_stand_apart"),
        ]
        indexes = [models.Index(fields=["by", "complaint"], name="event_acted_on")]


class EventValue(models.Model):
    """Personal words of one event, apart from it, so that they can be erased and the chain still holds."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="values", db_index=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    value = models.TextField()
    salt = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "field"], name="event_value_once")]


class ChainHead(models.Model):
    """Where a complaint's chain of events ends: only the trigger on events writes it."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, primary_key=True, related_name="chain_head")
    position = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    state = models.CharField(max_length=16, choices=State)
    moves = models.PositiveIntegerField()
    changes = models.PositiveIntegerField(default=0, db_default=0)

import uuid

from django.db import models

from staff.models.authority_change import AuthorityChange
from staff.models.organisation import Organisation
from staff.models.person import Person


class OrganisationEvent(models.Model):
    """One line of an organisation's history: who changed whom or what, and why; append-only, in a chain.

    ``facts`` holds short strings by name. Position, times, names and hashes are the database's own
    (staff/sql/organisation_chain.sql).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="events")
    position = models.PositiveIntegerField(editable=False)
    verb = models.CharField(max_length=24)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=150, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="organisation_events")
    change = models.ForeignKey(AuthorityChange, models.PROTECT, null=True, related_name="events")
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "position"], name="organisation_event_once"),
        ]


class OrganisationHead(models.Model):
    """Where an organisation's chain ends: only the trigger on its events writes it."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, primary_key=True, related_name="head")
    position = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

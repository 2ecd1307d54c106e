from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value


class Payer(models.TextChoices):
    """Whether the patient's payer limits what they may be given (rule 8); unknown counts as limited."""

    LIMITED = "limited", "Medicare, Medicaid or another federal programme"
    NOT_LIMITED = "not_limited", "Another payer"
    UNKNOWN = "unknown", "Not known"


class Channel(models.TextChoices):
    """How the complaint came in."""

    IN_PERSON = "in_person", "In person"
    PHONE = "phone", "By phone"
    WRITTEN = "written", "In writing"
    OTHER = "other", "Otherwise"


class WhoItIsAbout(models.Model):
    """The patient, and the staff a complaint is about; whoever is named here never finds the complaint.

    ``happened_at`` is empty when it happened as it was recorded. ``about_people`` holds keys of staff.Person:
    an array, so that a complaint is born in one statement (complaints/sql/facts.sql checks every one).
    """

    channel = models.CharField(max_length=16, choices=Channel, default=Channel.IN_PERSON, db_default=Channel.IN_PERSON)
    happened_at = models.DateTimeField(null=True, blank=True)
    patient_reference = models.CharField(max_length=60, blank=True, default="", db_default="")
    patient_name = models.CharField(max_length=150, blank=True, default="", db_default="")
    payer = models.CharField(max_length=16, choices=Payer, default=Payer.UNKNOWN, db_default=Payer.UNKNOWN)
    about_people = ArrayField(
        models.BigIntegerField(),
        default=list,
        blank=True,
        db_default=Value([], output_field=ArrayField(models.BigIntegerField())),
    )
    about_other = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        abstract = True

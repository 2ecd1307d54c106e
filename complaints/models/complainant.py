from django.db import models

from staff.models import Person


class ComplainantKind(models.TextChoices):
    """Who complains, seen from the patient."""

    PATIENT = "patient", "The patient"
    FAMILY = "family", "Family"
    CARER = "carer", "A carer"
    VISITOR = "visitor", "A visitor"
    OTHER = "other", "Somebody else"


class ContactBy(models.TextChoices):
    """How they want to hear from us."""

    PHONE = "phone", "Phone"
    EMAIL = "email", "E-mail"
    POST = "post", "Post"
    NONE = "none", "No contact wanted"


class Authority(models.TextChoices):
    """Why somebody who is not the patient may be told about the patient."""

    CONSENT = "consent", "The patient's consent"
    PARENT = "parent", "Parent or guardian"
    ATTORNEY = "attorney", "Power of attorney"
    REPRESENTATIVE = "representative", "Representative of somebody who died"


class WhoItIsFor(models.Model):
    """The complainant: how to reach them, in which language, what helps them, and by what right they speak.

    ``contact_by`` is empty until somebody asked. Authority to act is asked for later, not at the desk.
    """

    complainant = models.CharField(
        max_length=16, choices=ComplainantKind, default=ComplainantKind.PATIENT, db_default=ComplainantKind.PATIENT
    )
    complainant_name = models.CharField(max_length=150, blank=True, default="", db_default="")
    contact_by = models.CharField(max_length=8, choices=ContactBy, blank=True, default="", db_default="")
    contact_detail = models.CharField(max_length=200, blank=True, default="", db_default="")
    language = models.CharField(max_length=60, blank=True, default="", db_default="")
    access_needs = models.CharField(max_length=200, blank=True, default="", db_default="")
    authority = models.CharField(max_length=16, choices=Authority, null=True, blank=True)
    authority_seen_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    authority_seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

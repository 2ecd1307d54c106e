from django.db import models

from staff.models.person import Person


class KeptForm(models.Model):
    """What somebody had typed when their sign-in ran out: theirs alone, once, for a quarter of an hour."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    path = models.CharField(max_length=200)
    fields = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "complaints_keptform"  # where it began
        constraints = [models.UniqueConstraint(fields=["person", "path"], name="kept_form_once_a_page")]

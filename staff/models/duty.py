from django.db import models

from staff.models.person import Person
from staff.models.site import Site


class Duty(models.Model):
    """A manager who answers calls for backup at one site now, and on which extension.

    Going off duty ends the row; it stays, so that it can be told later who was there.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="duties")
    site = models.ForeignKey(Site, models.PROTECT, related_name="duties")
    extension = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "site"], condition=models.Q(until__isnull=True), name="on_duty_once_a_site"
            ),
            models.CheckConstraint(condition=~models.Q(extension=""), name="duty_with_extension"),
        ]

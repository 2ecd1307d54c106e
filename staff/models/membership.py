from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from staff.models.person import Person
from staff.models.site import Location, Site
from staff.roles import Role


class Membership(models.Model):
    """A person at a site: as what, and where they usually sit. Float staff have several."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    site = models.ForeignKey(Site, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role)
    home_location = models.ForeignKey(Location, models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(default=True)
    # by PostgreSQL: since when it is as it is; a new admin approves nothing for a day (staff/sql/admins.sql)
    since = models.DateTimeField(editable=False, db_default=Now())
    added_in = models.BigIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "site"], name="membership_once_a_site"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()} at {self.site}"

    def clean(self) -> None:
        if self.home_location and self.home_location.site_id != self.site_id:
            raise ValidationError({"home_location": "This location belongs to another site."})
        level = getattr(getattr(self, "person", None), "level", None)
        if self.site_id and level and level.organisation_id != self.site.organisation_id:
            raise ValidationError({"site": "This site belongs to another organisation."})

import zoneinfo
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import connection, models

from staff.models.organisation import Organisation


class Regime(models.TextChoices):
    """Whose rules a site is under. What each says stands in complaints/regulations.py."""

    US = "us", "United States (CMS)"
    ENGLAND = "england", "England (NHS regulations 2009)"
    HOUSE = "house", "House rules only"


class Currency(models.TextChoices):
    """The currencies a site may use; all have two decimals (minor units: cents, pence)."""

    USD = "USD", "US dollar"
    GBP = "GBP", "Pound sterling"
    EUR = "EUR", "Euro"
    AUD = "AUD", "Australian dollar"


def known_time_zone(name: str) -> None:
    """Refuse what the time zone database does not know.

    Raises:
        ValidationError: with the sentence the form shows.
    """
    if name not in zoneinfo.available_timezones():
        raise ValidationError(f"“{name}” is not a time zone; write it like Europe/London.")


def database_knows_time_zone(name: str) -> bool:
    """Python and PostgreSQL carry lists of their own, and a site's day is counted by both."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_catalog.pg_timezone_names WHERE name = %s)", [name])
        return bool(cursor.fetchone()[0])


class Site(models.Model):
    """One hospital or clinic: its clock, money and regulator."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="sites")
    name = models.CharField(max_length=100)
    prefix = models.CharField(
        max_length=4,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2,4}\Z", "Two to four capital letters.")],
        help_text="Begins every reference read aloud here: NG-1042-H.",
    )
    time_zone = models.CharField(max_length=64, validators=[known_time_zone])
    currency = models.CharField(max_length=3, choices=Currency)
    regime = models.CharField(max_length=16, choices=Regime)
    backup_wait = models.PositiveSmallIntegerField(
        "minutes a call may wait",
        default=10,
        db_default=10,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text="After so many minutes a call for backup says that nobody answered, and offers escalation.",
    )
    backup_fallback = models.CharField(
        "whom to call when nobody is on duty",
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text="Name and number, shown to whoever calls for backup: “House supervisor, ext. 4100”.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="site_name_once"),
            models.CheckConstraint(condition=models.Q(prefix__regex="^[A-Z]{2,4}$"), name="site_prefix_is_letters"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.time_zone and not database_knows_time_zone(self.time_zone):
            raise ValidationError({"time_zone": f"PostgreSQL does not know the time zone “{self.time_zone}”."})

    def local(self, at: datetime) -> datetime:
        """The moment on this site's wall clock."""
        return at.astimezone(zoneinfo.ZoneInfo(self.time_zone))

    def day(self, at: datetime) -> date:
        """The date at this site: day limits and working days are counted by it."""
        return self.local(at).date()


class EmergencyNumber(models.Model):
    """Shown before anything else when somebody is at risk."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="emergency_numbers")
    name = models.CharField(max_length=100, help_text="Who answers: “Safeguarding lead, day and night”.")
    number = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"


class Location(models.Model):
    """Where in the site something happened, and where people sit."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="locations")
    name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["site", "name"], name="location_name_once")]

    def __str__(self) -> str:
        return self.name

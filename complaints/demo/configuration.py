"""The demo's organisation as data, and how it is written: two sites; lists and limits are those that all start with.

Codes, limits and prefixes are promised to people who script against them. Every name and number is invented;
telephone numbers are extensions, or of the 555-01 range that is kept for fiction.
"""

from datetime import datetime, timedelta

from complaints.demo.places import PLACES
from complaints.starter import write_categories
from staff.models import Currency, EmergencyNumber, Location, Organisation, Regime, Site
from staff.starter import write_courses, write_levels_and_remedy_types, write_limits, write_patient_limits

ORGANISATION = "Larkfield Health"

SITES = (
    {
        "name": "Northgate",
        "prefix": "NG",
        "time_zone": "America/New_York",
        "currency": Currency.USD,
        "regime": Regime.US,
        "backup_fallback": "House supervisor, ext. 4100",
    },
    {
        "name": "Riverside",
        "prefix": "RS",
        "time_zone": "Europe/London",
        "currency": Currency.GBP,
        "regime": Regime.ENGLAND,
        "backup_fallback": "Site manager, ext. 7001",
    },
)

EMERGENCY_NUMBERS = {
    "Northgate": (
        ("Emergency services", "911"),
        ("Rapid response team, day and night", "ext. 4000"),
        ("Adult and child protection lead", "ext. 4410 or 555-0142"),
    ),
    "Riverside": (
        ("Emergency services", "999"),
        ("Site team, day and night", "ext. 7000"),
        ("Safeguarding lead", "ext. 7310"),
    ),
}


def write_configuration(now: datetime) -> Organisation:
    """The organisation, its sites and lists, and its levels with limits and courses since a year before ``now``."""
    organisation = Organisation.objects.create(name=ORGANISATION, is_demo=True)
    since = (now - timedelta(days=365)).date()
    for facts in SITES:
        write_places(Site.objects.create(organisation=organisation, **facts))
    write_levels_and_remedy_types(organisation)
    for currency in (Currency.USD, Currency.GBP):
        write_limits(organisation, currency, since=since)
    for site in organisation.sites.all():
        write_patient_limits(site, since=since)
    write_courses(organisation, since=since)
    write_categories(organisation)
    return organisation


def write_places(site: Site) -> None:
    for position, name in enumerate(PLACES[site.name]):
        Location.objects.create(site=site, name=name, position=position)
    for position, (name, number) in enumerate(EMERGENCY_NUMBERS[site.name]):
        EmergencyNumber.objects.create(site=site, name=name, number=number, position=position)

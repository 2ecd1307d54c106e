"""Larkfield and its people: two sites, four levels, the promised codes and limits, nine people and Max.

Ava is level 1 at Northgate (dollars), Cleo level 1 at Riverside (pounds); Mona escalates, Max decides;
Theo may give what is free; Gus reads and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from complaints.actions import Told, record_and_resolve
from complaints.giving import Given
from complaints.models import Category, Complaint, PutRight
from staff.models import (
    Allowance,
    Currency,
    EmergencyNumber,
    Level,
    LevelLimit,
    Location,
    Membership,
    Organisation,
    Person,
    Regime,
    RemedyType,
    Site,
)
from staff.roles import Role

PASSWORD = "recovery-demo"
SINCE = date(2020, 1, 1)

LOCATIONS = {
    "Northgate": ("Reception A", "Reception B", "Emergency waiting room", "Radiology", "Ward 3"),
    "Riverside": ("Main desk", "Minor injuries", "Blood tests", "Day surgery"),
}
NUMBERS = {
    "Northgate": (
        ("Emergency services", "911"),
        ("Rapid response team", "ext. 4000"),
        ("Protection lead", "ext. 4410"),
    ),
    "Riverside": (("Emergency services", "999"), ("Site team", "ext. 7000"), ("Safeguarding lead", "ext. 7310")),
}
CATEGORIES = (
    ("waiting", "Waiting"),
    ("appointment", "Appointment"),
    ("being_informed", "Being kept informed"),
    ("attitude", "Staff attitude"),
    ("cleanliness", "Cleanliness"),
    ("food", "Food"),
    ("noise", "Noise"),
    ("privacy", "Privacy"),
    ("parking", "Parking"),
    ("lost_item", "Lost item"),
    ("bill", "Bill"),
    ("clinical", "Care or treatment"),
)
REMEDY_TYPES = (  # code, name, free, what was done
    ("explain", "Explain and say sorry", True, "Listened, explained what happened and said sorry."),
    ("rebook", "Re-book", True, "Said sorry and booked a new appointment."),
    ("move_up", "Move up the queue", True, "Said sorry and had them seen sooner."),
    ("replace_item", "Replace an item", True, "Said sorry and replaced it."),
    ("parking", "Parking", False, "Said sorry and paid for the parking."),
    ("meal", "Meal voucher", False, "Said sorry and gave a meal voucher."),
    ("taxi", "Taxi home", False, "Said sorry and paid for a taxi."),
    ("gift_shop", "Gift shop voucher", False, "Said sorry and gave a gift shop voucher."),
    ("refund", "Refund", False, "Said sorry and gave the money back."),
    ("waive_fee", "Waive a fee", False, "Said sorry and took the fee off the bill."),
)
FREE = {"explain": 0, "rebook": 0, "move_up": 0, "replace_item": 0}
# By rank: name, per remedy, per complaint, per day; minor units, the same in dollars and in pounds.
LEVELS: tuple[tuple[str, dict[str, int], int, int], ...] = (
    ("Trainee", {}, 0, 0),
    ("Level 1", {"parking": 10_00, "meal": 10_00}, 20_00, 60_00),
    (
        "Level 2",
        {"parking": 15_00, "meal": 15_00, "taxi": 25_00, "gift_shop": 15_00, "refund": 50_00},
        75_00,
        200_00,
    ),
    (
        "Level 3",
        {"parking": 30_00, "meal": 30_00, "taxi": 60_00, "gift_shop": 30_00, "refund": 500_00, "waive_fee": 500_00},
        800_00,
        2_000_00,
    ),
)


@dataclass(frozen=True)
class Cast:
    """Everybody and everything a test may name."""

    organisation: Organisation
    northgate: Site
    riverside: Site
    theo: Person
    ava: Person
    ben: Person
    mona: Person
    max: Person
    cleo: Person
    rui: Person
    ada: Person
    amir: Person
    gus: Person

    def category(self, code: str) -> Category:
        return Category.objects.get(organisation=self.organisation, code=code)

    def remedy_type(self, code: str) -> RemedyType:
        return RemedyType.objects.get(organisation=self.organisation, code=code)

    def level(self, rank: int) -> Level:
        return Level.objects.get(organisation=self.organisation, rank=rank)

    @property
    def reception_a(self) -> Location:
        return self.northgate.locations.get(name="Reception A")

    @property
    def reception_b(self) -> Location:
        return self.northgate.locations.get(name="Reception B")

    @property
    def main_desk(self) -> Location:
        return self.riverside.locations.get(name="Main desk")

    def again(self, person: Person) -> Person:
        """The person as the next request loads them: nothing remembered from before."""
        return Person.objects.get(pk=person.pk)


@transaction.atomic
def build_cast() -> Cast:
    """All of it, written through the ORM as whoever is connected; in one piece, so that both admins count from the start."""
    organisation = Organisation.objects.create(name="Larkfield")
    northgate = build_site(organisation, "Northgate", "NG", "America/New_York", Currency.USD, Regime.US)
    riverside = build_site(organisation, "Riverside", "RS", "Europe/London", Currency.GBP, Regime.ENGLAND)
    build_lists(organisation)
    levels = build_levels(organisation)
    return Cast(organisation, northgate, riverside, **build_people(northgate, riverside, levels))


def build_site(
    organisation: Organisation, name: str, prefix: str, time_zone: str, currency: Currency, regime: Regime
) -> Site:
    site = Site.objects.create(
        organisation=organisation, name=name, prefix=prefix, time_zone=time_zone, currency=currency, regime=regime
    )
    Location.objects.bulk_create(
        Location(site=site, name=place, position=position) for position, place in enumerate(LOCATIONS[name])
    )
    EmergencyNumber.objects.bulk_create(
        EmergencyNumber(site=site, name=who, number=number, position=position)
        for position, (who, number) in enumerate(NUMBERS[name])
    )
    return site


def build_lists(organisation: Organisation) -> None:
    Category.objects.bulk_create(
        Category(organisation=organisation, code=code, name=name, position=position, may_end_at_desk=code != "clinical")
        for position, (code, name) in enumerate(CATEGORIES)
    )
    RemedyType.objects.bulk_create(
        RemedyType(
            organisation=organisation, code=code, name=name, is_free=is_free, sentence=sentence, position=position
        )
        for position, (code, name, is_free, sentence) in enumerate(REMEDY_TYPES)
    )


def build_levels(organisation: Organisation) -> list[Level]:
    """Levels 0 to 3 with their limits in both currencies, since 2020 and with no end."""
    types = {one.code: one for one in RemedyType.objects.filter(organisation=organisation)}
    levels = []
    for rank, (name, money, per_complaint, per_day) in enumerate(LEVELS):
        level = Level.objects.create(organisation=organisation, rank=rank, name=name)
        levels.append(level)
        for currency in (Currency.USD, Currency.GBP):
            limit(level, currency, per_complaint, per_day)
            Allowance.objects.bulk_create(
                Allowance(
                    level=level, remedy_type=types[code], currency=currency, per_remedy=amount, during=(SINCE, None)
                )
                for code, amount in (FREE | money).items()
            )
    return levels


def limit(level: Level, currency: str, per_complaint: int, per_day: int) -> LevelLimit:
    return LevelLimit.objects.create(
        level=level, currency=currency, per_complaint=per_complaint, per_day=per_day, during=(SINCE, None)
    )


def build_people(northgate: Site, riverside: Site, levels: list[Level]) -> dict[str, Person]:
    reception, desk = northgate.locations.get(name="Reception A"), riverside.locations.get(name="Main desk")
    entries: tuple[tuple[str, str, int, Role, tuple[Site, ...], Location | None], ...] = (
        ("theo", "Theo Brandvold", 0, Role.FRONT_DESK, (northgate,), reception),
        ("ava", "Ava Lindqvist", 1, Role.FRONT_DESK, (northgate,), reception),
        ("ben", "Ben Halloway", 2, Role.FRONT_DESK, (northgate,), reception),
        ("mona", "Mona Reyes", 3, Role.MANAGER, (northgate,), reception),
        ("max", "Max Ferrante", 3, Role.MANAGER, (northgate,), reception),
        ("cleo", "Cleo Marchbanks", 1, Role.FRONT_DESK, (riverside,), desk),
        ("rui", "Rui Valadas", 3, Role.MANAGER, (riverside,), desk),
        ("ada", "Ada Okonjo", 0, Role.ADMIN, (northgate, riverside), None),
        ("amir", "Amir Sayegh", 0, Role.ADMIN, (northgate, riverside), None),
        ("gus", "Gus Wendelin", 0, Role.AUDITOR, (northgate, riverside), None),
    )
    hashed = make_password(PASSWORD)
    return {
        username: build_person(username, name, levels[rank], role, sites, home, hashed)
        for username, name, rank, role, sites, home in entries
    }


def build_person(
    username: str,
    name: str,
    level: Level,
    role: Role = Role.FRONT_DESK,
    sites: tuple[Site, ...] = (),
    home: Location | None = None,
    hashed: str = "",
) -> Person:
    """One person, a member of each site in ``role``; without a hashed password they cannot sign in by one."""
    person = Person.objects.create(
        username=username,
        name=name,
        short_name=name.split()[0],
        level=level,
        password=hashed or make_password(None),
    )
    for site in sites:
        Membership.objects.create(person=person, site=site, role=role, home_location=home)
    return person


def give(cast: Cast, person: Person, code: str, amount: int = 0) -> Complaint:
    """A complaint recorded and put right by this person at their own desk, with this remedy, now."""
    desk = person.desk
    assert desk is not None
    told = Told("The machine kept the coins.", desk.site, cast.category("parking"), desk.home_location)
    remedy = Given(cast.remedy_type(code), amount)
    return record_and_resolve(told, by=person, remedy=remedy, put_right=PutRight.YES)

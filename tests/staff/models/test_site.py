from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from staff.models import Currency, Location, Organisation, Regime, Site
from staff.models.site import database_knows_time_zone, known_time_zone
from tests.cast import Cast


def site(cast: Cast, **changes: str) -> Site:
    fields = {"name": "Hillside", "prefix": "HS", "time_zone": "Europe/Dublin", "currency": Currency.EUR}
    return Site(organisation=cast.organisation, regime=Regime.HOUSE, **(fields | changes))


def test_a_good_site_is_good(cast: Cast) -> None:
    site(cast).full_clean()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"prefix": "hs"}, "Two to four capital letters."),
        ({"prefix": "H"}, "Two to four capital letters."),
        ({"prefix": "H1"}, "Two to four capital letters."),
        ({"prefix": "HS\n"}, "Two to four capital letters."),
        ({"prefix": "NG"}, "already exists"),
        ({"time_zone": "Dublin"}, "“Dublin” is not a time zone; write it like Europe/London."),
        ({"currency": "BTC"}, "is not a valid choice"),
        ({"regime": "moon"}, "is not a valid choice"),
    ],
)
def test_a_bad_site_gets_a_sentence(cast: Cast, changes: dict[str, str], sentence: str) -> None:
    bad = site(cast)
    for name, value in changes.items():
        setattr(bad, name, value)

    with pytest.raises(ValidationError) as refused:
        bad.full_clean()

    assert sentence in " ".join(refused.value.messages)


def test_a_bad_prefix_is_refused_by_the_database_too(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="site_prefix_is_letters"), transaction.atomic():
        site(cast, prefix="n1").save()


def test_a_prefix_stays_for_every_reference_begins_with_it(cast: Cast) -> None:
    with pytest.raises(DatabaseError, match="the prefix of a staff_site stays as it is"), transaction.atomic():
        Site.objects.filter(pk=cast.northgate.pk).update(prefix="ZZ")


def test_a_name_is_one_sites_of_the_organisation(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="site_name_once"), transaction.atomic():
        site(cast, name="Northgate").save()


def test_time_zones_are_known_to_python_and_postgresql(db: None) -> None:
    known_time_zone("America/New_York")
    assert database_knows_time_zone("America/New_York")
    assert not database_knows_time_zone("Mars/Olympus")


@pytest.mark.parametrize(
    ("moment", "northgate", "riverside"),
    [
        (datetime(2026, 1, 1, 4, 59, 59, tzinfo=UTC), date(2025, 12, 31), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 5, 0, tzinfo=UTC), date(2026, 1, 1), date(2026, 1, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 1), date(2026, 7, 2)),
        (datetime(2026, 3, 8, 6, 59, tzinfo=UTC), date(2026, 3, 8), date(2026, 3, 8)),
    ],
)
def test_a_day_is_the_sites_own(cast: Cast, moment: datetime, northgate: date, riverside: date) -> None:
    assert cast.northgate.day(moment) == northgate
    assert cast.riverside.day(moment) == riverside


def test_locations_of_one_site_differ_by_name(cast: Cast) -> None:
    Location.objects.create(site=cast.riverside, name="Reception A")
    with pytest.raises(IntegrityError, match="location_name_once"), transaction.atomic():
        Location.objects.create(site=cast.northgate, name="Reception A")


def test_numbers_come_in_their_order(cast: Cast) -> None:
    assert [str(one) for one in cast.northgate.emergency_numbers.all()] == [
        "Emergency services: 911",
        "Rapid response team: ext. 4000",
        "Protection lead: ext. 4410",
    ]


def test_an_organisations_name_is_its_own(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Larkfield")

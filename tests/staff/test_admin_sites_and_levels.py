"""Sites, levels and kinds of remedy in Django's admin: what an admin changes, and what stays as it is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from staff.models import Allowance, EmergencyNumber, Level, LevelLimit, Location, RemedyType, Site
from tests.cast import Cast
from tests.staff.admin_pages import change, errors, posted


class TestSites:
    def test_an_admin_adds_a_site_with_numbers_and_locations(self, cast: Cast, ada: Client) -> None:
        fields = posted(ada, "/admin/staff/site/add/") | {
            "name": "Hillside",
            "prefix": "HS",
            "time_zone": "Europe/Dublin",
            "currency": "EUR",
            "regime": "house",
            "emergency_numbers-0-name": "Safeguarding lead",
            "emergency_numbers-0-number": "ext. 12",
            "locations-0-name": "Front door",
        }

        answer = ada.post("/admin/staff/site/add/", fields)

        assert answer.status_code == 302, errors(answer)
        site = Site.objects.get(prefix="HS")
        assert (site.organisation, site.time_zone) == (cast.organisation, "Europe/Dublin")
        assert [str(one) for one in site.emergency_numbers.all()] == ["Safeguarding lead: ext. 12"]
        assert [one.name for one in site.locations.all()] == ["Front door"]

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"name": "Riverside"}, "Site with this Organisation and Name already exists."),
            ({"name": ""}, "This field is required"),
            ({"locations-0-name": "Reception B"}, "“Reception B” is here twice."),
        ],
    )
    def test_bad_values_get_a_sentence(self, cast: Cast, ada: Client, changes: dict[str, str], sentence: str) -> None:
        url = change(cast.northgate)

        answer = ada.post(url, posted(ada, url, **changes))

        assert sentence in errors(answer)

    def test_prefix_and_currency_stay(self, cast: Cast, ada: Client) -> None:
        url = change(cast.northgate)

        assert ada.post(url, posted(ada, url, prefix="XX", currency="EUR", name="North Gate")).status_code == 302
        cast.northgate.refresh_from_db()
        assert (cast.northgate.name, cast.northgate.prefix, cast.northgate.currency) == ("North Gate", "NG", "USD")

    def test_a_number_can_be_taken_away_and_a_location_only_closed(self, cast: Cast, ada: Client) -> None:
        url = change(cast.northgate)
        taken = {"emergency_numbers-2-DELETE": "on", "locations-1-DELETE": "on", "locations-1-is_active": None}

        assert ada.post(url, posted(ada, url, **taken)).status_code == 302
        assert EmergencyNumber.objects.filter(site=cast.northgate).count() == 2
        assert Location.objects.filter(site=cast.northgate).count() == 5
        assert not cast.reception_b.is_active


class TestLimits:
    """They are read here, and change on the authority table only."""

    def test_amounts_and_days_are_shown_as_people_say_them(self, cast: Cast, ada: Client) -> None:
        text = ada.get(change(cast.level(1))).text

        assert "$20.00" in text
        assert "$60.00" in text
        assert "1 January 2020, no end" in text

    def test_the_page_takes_as_many_queries_for_many_rows_as_for_few(self, cast: Cast, ada: Client) -> None:
        few = Level.objects.create(organisation=cast.organisation, rank=9, name="Nobody yet")

        def queries(level: Level) -> int:
            with CaptureQueriesContext(connection) as captured:
                assert ada.get(change(level)).status_code == 200
            return len(captured)

        queries(few)  # content types are read once in a process

        assert queries(cast.level(3)) == queries(few) <= 10

    def test_no_post_changes_or_adds_one(self, cast: Cast, ada: Client) -> None:
        before = list(Allowance.objects.order_by("pk").values()), list(LevelLimit.objects.order_by("pk").values())
        url, row = change(cast.level(1)), cast.level(1).allowances.first()
        assert row is not None
        smuggled = {
            "allowances-TOTAL_FORMS": 2, "allowances-INITIAL_FORMS": 1, "allowances-0-id": row.pk,
            "allowances-0-per_remedy": "9999", "allowances-1-per_remedy": "9999", "limits-TOTAL_FORMS": 1,
            "limits-INITIAL_FORMS": 0, "limits-0-currency": "USD", "limits-0-per_day": "9999",
        }  # fmt: skip

        answer = ada.post(url, posted(ada, url, name="Level 1a") | smuggled)

        assert answer.status_code == 302, errors(answer)
        assert before == (
            list(Allowance.objects.order_by("pk").values()),
            list(LevelLimit.objects.order_by("pk").values()),
        )

    def test_the_rank_stays(self, cast: Cast, ada: Client) -> None:
        url = change(cast.level(1))

        ada.post(url, posted(ada, url, rank="7"))

        assert cast.level(1).name == "Level 1"

    def test_a_name_that_is_taken_gets_a_sentence(self, cast: Cast, ada: Client) -> None:
        url = change(cast.level(1))

        answer = ada.post(url, posted(ada, url, name="Level 2"))

        assert answer.status_code == 200
        assert "Level with this Organisation and Name already exists." in answer.text


class TestRemedyTypes:
    def test_one_is_added(self, cast: Cast, ada: Client) -> None:
        fields = {
            "code": "flowers",
            "name": "Flowers",
            "sentence": "Brought flowers.",
            "position": "9",
            "is_active": "on",
        }

        answer = ada.post("/admin/staff/remedytype/add/", fields | {"organisation": cast.organisation.pk})

        assert answer.status_code == 302, errors(answer)
        assert RemedyType.objects.get(code="flowers").organisation == cast.organisation

    def test_the_code_and_what_is_free_stay(self, cast: Cast, ada: Client) -> None:
        meal = cast.remedy_type("meal")

        assert (
            ada.post(change(meal), posted(ada, change(meal), code="food", is_free="on", name="Meal")).status_code == 302
        )
        meal.refresh_from_db()
        assert (meal.code, meal.is_free, meal.name) == ("meal", False, "Meal")

    def test_a_code_that_is_taken_gets_a_sentence(self, cast: Cast, ada: Client) -> None:
        fields = {
            "organisation": cast.organisation.pk,
            "code": "meal",
            "name": "Meal",
            "sentence": "x",
            "position": "0",
        }

        assert "Remedy type with this Organisation and Code already exists." in errors(
            ada.post("/admin/staff/remedytype/add/", fields)
        )

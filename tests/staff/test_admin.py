"""Configuration in Django's admin, as the app's role: what an admin adds and changes, and what nobody can."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import authenticate
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from staff.models import (
    Allowance,
    Currency,
    EmergencyNumber,
    Level,
    LevelLimit,
    Location,
    Organisation,
    Person,
    Regime,
    RemedyType,
    Site,
)
from staff.roles import Role
from tests.cast import PASSWORD, Cast, build_person
from tests.people import SignIn

Page = dict[str, Any]


@pytest.fixture
def ada(cast: Cast, client: Client, sign_in: SignIn) -> Client:
    return sign_in(client, cast.ada)


def posted(client: Client, url: str, **changes: Any) -> Page:
    """What a browser would send back from this page, with some fields typed over. ``None`` leaves one out."""
    answer = client.get(url)
    assert answer.status_code == 200
    context = answer.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields: Page = {}
    for form in forms:
        for bound in form:
            fields |= sent(bound)
    return {name: value for name, value in (fields | changes).items() if value is not None}


def sent(bound: Any) -> Page:
    value = bound.value()
    if bound.field.disabled or value is False or value is None:
        return {}
    widget = bound.field.widget
    if hasattr(widget, "decompress"):
        parts = value if isinstance(value, list) else widget.decompress(value)
        return {f"{bound.html_name}_{n}": part or "" for n, part in enumerate(parts)}
    return {bound.html_name: "on" if value is True else value}


def change(row: Any) -> str:
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])


def errors(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    inlines = [one.formset for one in answer.context["inline_admin_formsets"]]
    found = [answer.context["adminform"].form.errors.as_text()]
    for formset in inlines:
        found += [*map(str, formset.non_form_errors()), *(form.errors.as_text() for form in formset.forms)]
    return "\n".join(found)


class TestWhoComesIn:
    @pytest.mark.parametrize("username", ["theo", "ava", "ben", "mona", "max", "cleo", "rui", "gus"])
    def test_nobody_but_an_admin(self, cast: Cast, client: Client, sign_in: SignIn, username: str) -> None:
        answer = sign_in(client, getattr(cast, username)).get("/admin/staff/person/", follow=True)

        assert answer.status_code == 403

    def test_an_admin_sees_configuration_only(self, ada: Client) -> None:
        apps = {app["app_label"]: app["models"] for app in ada.get("/admin/").context["app_list"]}

        assert {label: [one["object_name"] for one in models] for label, models in apps.items()} == {
            "complaints": ["Category"],
            "staff": ["Course", "Level", "Membership", "Organisation", "Person", "RemedyType", "Scenario", "Site"],
        }

    def test_no_complaint_event_remedy_or_ledger_is_registered(self) -> None:
        ours = {model.__name__ for model in admin.site._registry if model._meta.app_label in ("staff", "complaints")}

        assert ours == {
            "Category", "Course", "Level", "Membership", "Organisation", "Person", "RemedyType", "Scenario", "Site",
        }  # fmt: skip

    @pytest.mark.parametrize(
        "model", ["organisation", "site", "level", "remedytype", "person", "membership", "course", "scenario"]
    )
    def test_every_list_opens_and_searches_and_offers_no_deleting(self, ada: Client, model: str) -> None:
        answer = ada.get(f"/admin/staff/{model}/", {"q": "a\x00b"} if model == "person" else {})

        assert answer.status_code == 200
        assert "delete_selected" not in answer.text

    @pytest.mark.parametrize("what", ["organisation", "northgate", "ava"])
    def test_nothing_is_deleted(self, cast: Cast, ada: Client, what: str) -> None:
        url = change(getattr(cast, what)).replace("/change/", "/delete/")

        assert ada.post(url, {"post": "yes"}).status_code == 403


class TestPeople:
    def new(self, cast: Cast, **changes: Any) -> Page:
        return {
            "username": "nia",
            "name": "Nia Okafor",
            "short_name": "Nia",
            "email": "",
            "level": cast.level(1).pk,
            "password1": "a-long-enough-secret",
            "password2": "a-long-enough-secret",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-site": cast.northgate.pk,
            "memberships-0-role": "front_desk",
            "memberships-0-home_location": cast.reception_b.pk,
            "memberships-0-is_active": "on",
        } | changes

    def test_an_admin_adds_a_person_who_can_sign_in(self, cast: Cast, ada: Client) -> None:
        answer = ada.post("/admin/staff/person/add/", self.new(cast))

        assert answer.status_code == 302, errors(answer)
        nia = Person.objects.get(username="nia")
        assert nia.desk is not None
        assert (nia.level.name, nia.desk.role, nia.desk.home_location) == ("Level 1", Role.FRONT_DESK, cast.reception_b)
        request = RequestFactory().post("/accounts/login/")
        assert authenticate(request, username="nia", password="a-long-enough-secret") == nia

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"username": "AVA"}, "Somebody has this username already."),
            ({"username": "a b"}, "Enter a valid username"),
            ({"username": "n\x00a"}, "Null characters are not allowed"),
            ({"name": ""}, "This field is required"),
            ({"password1": "short", "password2": "short"}, "at least 12 characters"),
            ({"password2": "another-long-secret"}, "didn’t match"),
            ({"memberships-0-role": "king"}, "Select a valid choice"),
        ],
    )
    def test_bad_values_get_a_sentence(self, cast: Cast, ada: Client, changes: dict[str, str], sentence: str) -> None:
        answer = ada.post("/admin/staff/person/add/", self.new(cast, **changes))

        assert sentence in errors(answer)
        assert not Person.objects.filter(name="Nia Okafor").exists()

    def test_a_home_at_another_site_is_refused(self, cast: Cast, ada: Client) -> None:
        fields = self.new(cast, **{"memberships-0-home_location": cast.main_desk.pk})

        answer = ada.post("/admin/staff/person/add/", fields)

        assert "This location belongs to another site." in errors(answer)

    def test_one_site_twice_is_refused(self, cast: Cast, ada: Client) -> None:
        twice = {
            "memberships-TOTAL_FORMS": "2",
            "memberships-1-site": cast.northgate.pk,
            "memberships-1-role": "manager",
        }

        answer = ada.post("/admin/staff/person/add/", self.new(cast, **twice))

        assert "“Northgate” is here twice." in errors(answer)

    def test_where_somebody_works_is_not_moved_to_another_site(self, cast: Cast, ada: Client) -> None:
        fields = posted(ada, change(cast.ben)) | {"memberships-0-site": cast.riverside.pk}

        assert ada.post(change(cast.ben), fields).status_code == 302
        assert cast.ben.memberships.get().site == cast.northgate

    def test_an_admin_raises_a_level_and_disables(self, cast: Cast, ada: Client) -> None:
        url = change(cast.ava)

        answer = ada.post(url, posted(ada, url, level=cast.level(2).pk, is_active=None))

        assert answer.status_code == 302, errors(answer)
        ava = cast.again(cast.ava)
        assert (ava.level, ava.is_active, ava.check_password(PASSWORD)) == (cast.level(2), False, True)

    def test_a_username_that_differs_by_capitals_is_refused(self, cast: Cast, ada: Client) -> None:
        url = change(cast.ava)

        sentence = "Somebody has the username “ben” already: capitals make no difference."
        assert sentence in errors(ada.post(url, posted(ada, url, username="Ben")))
        assert ada.post(url, posted(ada, url, username="Ava")).status_code == 302

    def test_an_admin_sets_a_new_password(self, cast: Cast, ada: Client) -> None:
        url = reverse("admin:auth_user_password_change", args=[cast.ava.pk])
        fields = {"password1": "a-new-long-secret", "password2": "a-new-long-secret", "usable_password": "true"}

        assert ada.post(url, fields).status_code == 302
        assert cast.again(cast.ava).check_password("a-new-long-secret")

    def test_nobody_raises_their_own_authority_or_locks_themselves_out(self, cast: Cast, ada: Client) -> None:
        url = change(cast.ada)
        membership = cast.ada.works[0]
        fields = posted(ada, url, name="Ada B. Okonjo") | {
            "level": cast.level(3).pk,
            "is_active": "",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "1",
            "memberships-0-id": membership.pk,
            "memberships-0-person": cast.ada.pk,
            "memberships-0-site": cast.northgate.pk,
            "memberships-0-role": "manager",
            "memberships-0-is_active": "on",
        }

        assert ada.post(url, fields).status_code == 302
        again = cast.again(cast.ada)
        assert (again.name, again.level, again.is_active) == ("Ada B. Okonjo", cast.level(0), True)
        assert again.roles == {Role.ADMIN}

    def test_nor_by_a_membership_of_their_own(self, cast: Cast, ada: Client) -> None:
        third = Site.objects.create(
            organisation=cast.organisation,
            name="Hillside",
            prefix="HS",
            time_zone="America/New_York",
            currency=Currency.USD,
            regime=Regime.US,
        )
        fields = {"person": cast.ada.pk, "site": third.pk, "role": "manager", "is_active": "on"}

        assert "Select a valid choice" in errors(ada.post("/admin/staff/membership/add/", fields))
        assert ada.post(change(cast.ada.works[0]), {"role": "manager"}).status_code == 403
        assert cast.again(cast.ada).roles == {Role.ADMIN}


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


class TestAnotherOrganisation:
    @pytest.fixture
    def elsewhere(self, cast: Cast) -> Site:
        other = Organisation.objects.create(name="Elsewhere")
        level = Level.objects.create(organisation=other, rank=0, name="Other trainee")
        site = Site.objects.create(
            organisation=other,
            name="Farfield",
            prefix="FF",
            time_zone="UTC",
            currency=Currency.EUR,
            regime=Regime.HOUSE,
        )
        build_person("zoe", "Zoe Far", level, Role.ADMIN, (site,))
        return site

    def test_its_rows_are_not_there(self, elsewhere: Site, ada: Client) -> None:
        zoe = Person.objects.get(username="zoe")

        for row in (elsewhere.organisation, elsewhere, zoe, zoe.level, zoe.works[0]):
            assert ada.get(change(row)).status_code == 302, row
        for model in ("organisation", "site", "level", "person", "membership"):
            text = ada.get(f"/admin/staff/{model}/").text
            assert not [word for word in ("Elsewhere", "Farfield", "Zoe", "Other trainee") if word in text]

    def test_its_rows_cannot_be_chosen(self, cast: Cast, elsewhere: Site, ada: Client) -> None:
        fields = {"person": cast.ava.pk, "site": elsewhere.pk, "role": "manager", "is_active": "on"}

        assert "Select a valid choice" in errors(ada.post("/admin/staff/membership/add/", fields))
        url = change(cast.ava)
        level = Level.objects.get(name="Other trainee")
        assert "Select a valid choice" in errors(ada.post(url, posted(ada, url, level=level.pk)))

    def test_nobody_adds_an_organisation_here(self, ada: Client) -> None:
        assert ada.post("/admin/staff/organisation/add/", {"name": "Mine"}).status_code == 403

    def test_their_own_can_be_renamed(self, cast: Cast, ada: Client) -> None:
        assert ada.post(change(cast.organisation), {"name": "Larkfield Health"}).status_code == 302
        cast.organisation.refresh_from_db()
        assert cast.organisation.name == "Larkfield Health"

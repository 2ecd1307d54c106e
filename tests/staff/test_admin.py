"""Configuration in Django's admin: only an admin comes in, only to their own organisation, and deletes nothing."""

import pytest
from django.contrib import admin
from django.test import Client

from staff.models import Currency, Level, Organisation, Person, Regime, Site
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.people import SignIn
from tests.staff.admin_pages import change, errors, posted


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

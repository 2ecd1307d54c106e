"""People in Django's admin: added and changed with a sentence for every mistake, and nobody raises themselves."""

from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.test import Client, RequestFactory
from django.urls import reverse

from staff.models import Currency, Person, Regime, Site
from staff.roles import Role
from tests.cast import PASSWORD, Cast
from tests.staff.admin_pages import Page, change, errors, posted


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

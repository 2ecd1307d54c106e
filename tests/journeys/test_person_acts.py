"""What an admin changes of somebody else counts from the next request, and nobody changes it of themselves."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from staff.models import Duty, Person
from tests.cast import PASSWORD, Cast
from tests.journeys.desk import text
from tests.journeys.staff_forms import SECRET, details, errors, of, signs_in, told, went_to

pytestmark = pytest.mark.django_db


class TestWhereTheyWork:
    def test_another_site_counts_from_the_next_request(self, cast: Cast, ada: Client, cleo: Client) -> None:
        assert "Change your site" not in text(cleo.get("/"))

        answer = ada.post(of(cast.cleo, "sites/"), {"site": cast.northgate.pk, "role": "front_desk", "home": ""})

        assert went_to(answer) == (302, of(cast.cleo))
        assert "change your site" in text(cleo.get("/"))
        assert told(cast.cleo)[-1] == (
            "add_membership", "ada", {"site": "Northgate", "role": "front_desk", "works there": "yes"},
        )  # fmt: skip

    def test_sent_twice_it_is_one_site(self, cast: Cast, ada: Client) -> None:
        fields = {"site": cast.northgate.pk, "role": "front_desk", "home": ""}

        answers = [went_to(ada.post(of(cast.cleo, "sites/"), fields)) for _ in range(2)]

        assert answers == [(302, of(cast.cleo))] * 2
        assert "Added: another site for Cleo Marchbanks." in text(ada.get(of(cast.cleo)))
        assert [verb for verb, *_ in told(cast.cleo)].count("add_membership") == 2

    def test_a_role_counts_from_the_next_request(self, cast: Cast, ada: Client, ben: Client) -> None:
        assert ben.get("/review/").status_code == 403

        ada.post(of(cast.ben, f"sites/{cast.northgate.pk}/"), {"role": "manager", "home": "", "works": "yes"})

        assert "Saved: Ben Halloway at Northgate." in text(ada.get(of(cast.ben)))
        assert ben.get("/review/").status_code == 200

    def test_a_site_taken_away_shuts_its_desk_at_the_next_request(self, cast: Cast, ada: Client, ben: Client) -> None:
        assert ben.get("/").status_code == 200

        ada.post(of(cast.ben, f"sites/{cast.northgate.pk}/"), {"role": "front_desk", "home": "", "works": "no"})

        assert ben.get("/").status_code == 403
        assert "Works nowhere" not in text(ada.get(of(cast.ben)))
        assert "Not any more" in text(ada.get(of(cast.ben)))

    def test_who_manages_no_more_is_off_duty(self, cast: Cast, ada: Client, mona: Client) -> None:
        mona.post("/review/duty/", {"submission_key": "0" * 32, "on": "yes", "extension": "4417"})
        assert Duty.objects.filter(until=None).count() == 1

        ada.post(of(cast.mona, f"sites/{cast.northgate.pk}/"), {"role": "front_desk", "home": "", "works": "yes"})

        assert Duty.objects.filter(until=None).count() == 0

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"site": ""}, "Choose where they work."),
            ({"role": "boss"}, "Choose one of the roles shown."),
            ({"home": "-1"}, "Choose one of the places shown."),
        ],
    )
    def test_bad_input_adds_no_site(self, cast: Cast, ada: Client, changes: dict[str, Any], sentence: str) -> None:
        fields = {"site": cast.northgate.pk, "role": "front_desk", "home": ""} | changes

        assert sentence in errors(ada.post(of(cast.cleo, "sites/"), fields))
        assert cast.cleo.memberships.count() == 1

    def test_a_site_where_they_never_worked_is_none_of_theirs(self, cast: Cast, ada: Client) -> None:
        assert ada.get(of(cast.cleo, f"sites/{cast.northgate.pk}/")).status_code == 404

    def test_an_empty_form_is_asked_again(self, cast: Cast, ada: Client) -> None:
        found = errors(ada.post(of(cast.ava, f"sites/{cast.northgate.pk}/"), {}))

        assert "Choose what they are there." in found and "Choose yes or no." in found


class TestSigningIn:
    def test_a_new_password_ends_what_they_are_signed_in_to(self, cast: Cast, ada: Client, ava: Client) -> None:
        assert ava.get("/").status_code == 200

        answer = ada.post(of(cast.ava, "password/"), {"password": SECRET})

        assert went_to(answer) == (302, of(cast.ava))
        assert went_to(ava.get("/")) == (302, "/accounts/login/?next=/")
        assert signs_in("ava", SECRET) and not signs_in("ava", PASSWORD)
        assert told(cast.ava)[-1] == ("change_person", "ada", {"password": "set"})
        assert SECRET not in text(ada.get(of(cast.ava)))

    def test_sent_twice_it_is_set_once(self, cast: Cast, ada: Client) -> None:
        for _ in range(2):
            assert ada.post(of(cast.ava, "password/"), {"password": SECRET}).status_code == 302

        assert [facts for _, _, facts in told(cast.ava)].count({"password": "set"}) == 1

    @pytest.mark.parametrize(
        ("password", "sentence"), [("", "Write a password"), ("ava-ava", "at least 12 characters")]
    )
    def test_a_password_that_is_none_is_refused(self, cast: Cast, ada: Client, password: str, sentence: str) -> None:
        assert sentence in errors(ada.post(of(cast.ava, "password/"), {"password": password}))
        assert signs_in("ava", PASSWORD)

    def test_disabling_ends_an_open_session_at_the_next_request(self, cast: Cast, ada: Client, ben: Client) -> None:
        assert ben.get("/").status_code == 200

        answer = ada.post(of(cast.ben, "sign-in/"), {"may": "no"})

        assert went_to(answer) == (302, of(cast.ben))
        assert went_to(ben.get("/")) == (302, "/accounts/login/?next=/")
        assert not signs_in("ben", PASSWORD)
        assert told(cast.ben)[-1] == ("change_person", "ada", {"may sign in": "no"})
        assert "disabled their sign-in." in text(ada.get(of(cast.ben)))

    def test_sent_twice_it_is_told_once_and_undone_with_another_button(self, cast: Cast, ada: Client) -> None:
        for may in ("no", "no", "yes"):
            assert ada.post(of(cast.ben, "sign-in/"), {"may": may}).status_code == 302

        assert [facts for _, _, facts in told(cast.ben) if "may sign in" in facts] == [
            {"may sign in": "no"},
            {"may sign in": "yes"},
        ]
        assert signs_in("ben", PASSWORD)

    def test_who_is_disabled_is_off_duty(self, cast: Cast, ada: Client, mona: Client) -> None:
        mona.post("/review/duty/", {"submission_key": "0" * 32, "on": "yes", "extension": "4417"})

        ada.post(of(cast.mona, "sign-in/"), {"may": "no"})

        assert Duty.objects.filter(until=None).count() == 0

    def test_a_form_without_its_button_changes_nothing(self, cast: Cast, ada: Client) -> None:
        assert "Press the button again." in errors(ada.post(of(cast.ben, "sign-in/"), {}))
        assert cast.again(cast.ben).is_active


class TestOneself:
    def test_the_page_says_who_else_can(self, cast: Cast, ada: Client) -> None:
        page = text(ada.get(of(cast.ada)))

        assert "This is you. Nobody changes their own level, sites or sign-in. Amir Sayegh can." in page
        for path in ("sites/", "password/", "sign-in/", f"sites/{cast.northgate.pk}/"):
            assert of(cast.ada, path) not in page

    def test_and_that_nobody_can_where_there_is_no_other_admin(self, cast: Cast, ada: Client) -> None:
        Person.objects.filter(username="amir").update(is_active=False)

        assert "there is no other admin: name one first." in text(ada.get(of(cast.ada)))

    def test_ones_own_name_may_change_and_the_level_stays(self, cast: Cast, ada: Client) -> None:
        answer = ada.post(of(cast.ada), details(cast.ada, name="Ada B. Okonjo", level=cast.level(3).pk))

        assert answer.status_code == 302
        again = cast.again(cast.ada)
        assert (again.name, again.level) == ("Ada B. Okonjo", cast.level(0))

    @pytest.mark.parametrize(
        ("path", "fields"),
        [
            ("sites/", {"site": "1", "role": "manager"}),
            ("sites/{site}/", {"role": "manager", "works": "yes"}),
            ("password/", {"password": SECRET}),
            ("sign-in/", {"may": "no"}),
        ],
    )
    def test_nothing_else_of_oneself_changes_by_any_address(
        self, cast: Cast, ada: Client, path: str, fields: dict[str, str]
    ) -> None:
        before = told(cast.ada)

        assert ada.post(of(cast.ada, path.format(site=cast.northgate.pk)), fields).status_code == 403
        assert told(cast.ada) == before
        assert ada.get("/staff/me/").status_code == 200

"""Somebody new: added with a password that is never kept, once, or a sentence for every mistake."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from staff.models import OrganisationEvent, Person
from staff.roles import Role
from tests.cast import Cast
from tests.journeys.desk import text
from tests.journeys.staff_forms import NEW, SECRET, errors, of, signs_in, somebody, told, went_to

pytestmark = pytest.mark.django_db


class TestSomebodyNew:
    def test_an_admin_adds_a_person_who_signs_in_with_the_password_they_were_told(
        self, cast: Cast, ada: Client
    ) -> None:
        answer = ada.post(NEW, somebody(cast, email="nia@example.org"))

        nia = Person.objects.get(username="nia")
        assert went_to(answer) == (302, of(nia))
        assert (nia.name, nia.short_name, nia.email, nia.level.name) == (
            "Nia Okafor", "Nia", "nia@example.org", "Level 1",
        )  # fmt: skip
        assert [(one.site, one.role, one.home_location) for one in nia.works] == [
            (cast.northgate, Role.FRONT_DESK, cast.reception_b)
        ]
        assert signs_in("NIA", SECRET)

    def test_each_step_is_told_as_the_admins_and_never_the_password(self, cast: Cast, ada: Client) -> None:
        ada.post(NEW, somebody(cast))

        assert told(Person.objects.get(username="nia")) == [
            ("add_person", "ada", {"username": "nia", "level": "Level 1"}),
            ("add_membership", "ada", {"site": "Northgate", "role": "front_desk", "works there": "yes"}),
            ("change_person", "ada", {"password": "set"}),
        ]
        assert SECRET not in str(list(OrganisationEvent.objects.values_list("facts", flat=True)))

    def test_without_a_password_they_cannot_sign_in_until_they_get_one(self, cast: Cast, ada: Client) -> None:
        ada.post(NEW, somebody(cast, password=""))

        nia = Person.objects.get(username="nia")
        assert not nia.has_usable_password()
        assert "They have no password yet" in text(ada.get(of(nia)))

    def test_a_readable_password_is_suggested_and_never_the_same(self, ada: Client) -> None:
        one, other = (ada.get(NEW).context["form"]["password"].value() for _ in range(2))

        assert one != other
        assert [len(part) for part in one.split("-")] == [6, 6, 6, 6]

    def test_the_same_form_again_is_the_same_person(self, cast: Cast, ada: Client) -> None:
        fields = somebody(cast)

        answers = [went_to(ada.post(NEW, fields)) for _ in range(3)]

        assert answers == [(302, of(Person.objects.get(username="nia")))] * 3
        assert Person.objects.filter(name="Nia Okafor").count() == 1

    def test_the_same_key_for_somebody_else_is_not(self, cast: Cast, ada: Client) -> None:
        fields = somebody(cast)
        ada.post(NEW, fields)

        answer = ada.post(NEW, fields | {"username": "nia.two"})

        assert went_to(answer) == (302, of(Person.objects.get(username="nia.two")))

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"name": ""}, "Write their name, as on the badge."),
            ({"name": "a" * 151}, "Please shorten this to 150 characters; it has 151."),
            ({"short_name": "a" * 61}, "Please shorten this to 60 characters; it has 61."),
            ({"username": ""}, "Write what they sign in with."),
            ({"username": "ava"}, "Somebody has this username already."),
            ({"username": "AVA"}, "Somebody has the username “ava” already: capitals make no difference."),
            ({"username": "a b"}, "A username has letters, digits and @ . + - _ only."),
            ({"username": "n\x00a"}, "Null characters are not allowed."),
            ({"email": "nia"}, "Write the address like ann@example.org, or leave it empty."),
            ({"level": ""}, "Choose their level."),
            ({"level": "0"}, "Choose one of the levels shown."),
            ({"site": ""}, "Choose where they work."),
            ({"site": "99999999999999999999"}, "Choose one of the sites shown."),
            ({"role": ""}, "Choose what they are there."),
            ({"role": "king"}, "Choose one of the roles shown."),
            ({"home": "0"}, "Choose one of the places shown."),
            ({"password": "short"}, "at least 12 characters"),
            ({"password": "nia.okafor.larkfield", "username": "nia.okafor.larkfield"}, "too similar to the username"),
            ({"password": "password1234"}, "too common"),
            ({"submission_key": None}, "This form has lost its key. Send it again."),
            ({"submission_key": "x"}, "Send this form again."),
        ],
    )
    def test_bad_input_gets_a_sentence_and_nobody_is_added(
        self, cast: Cast, ada: Client, changes: dict[str, Any], sentence: str
    ) -> None:
        answer = ada.post(NEW, somebody(cast, **changes))

        assert sentence in errors(answer)
        assert not Person.objects.filter(name="Nia Okafor").exists()
        if "name" not in changes:
            assert 'value="Nia Okafor"' in text(answer)

    def test_a_home_at_another_site_is_said(self, cast: Cast, ada: Client) -> None:
        answer = ada.post(NEW, somebody(cast, home=cast.main_desk.pk))

        assert "Main desk is at Riverside. Choose a place at Northgate, or none." in errors(answer)

    def test_nothing_of_another_organisation_can_be_chosen(self, cast: Cast, ada: Client, stranger: Person) -> None:
        assert "Choose one of the levels shown." in errors(ada.post(NEW, somebody(cast, level=stranger.level_id)))

"""The people of a file are added all of them or none, from the file as it came back."""

from __future__ import annotations

import uuid
from base64 import b64encode
from typing import Any

import pytest
from django.test import Client

from staff.models import Membership, OrganisationEvent, Person
from tests.cast import Cast
from tests.journeys.desk import text
from tests.journeys.people_file import BO, IMPORT, NIA, add, check, confirmed, file, many, passwords, said, sentence
from tests.journeys.staff_forms import signs_in, told

pytestmark = pytest.mark.django_db


class TestAddingThem:
    def test_everybody_is_there_and_signs_in_with_what_the_page_shows_once(self, cast: Cast, ada: Client) -> None:
        answer = add(ada, confirmed(file(NIA, BO)))

        shown = passwords(answer)
        nia, bo = Person.objects.get(username="nia"), Person.objects.get(username="bo")
        assert (nia.name, nia.short_name, nia.email, nia.level.name) == (
            "Nia Okafor", "Nia", "nia@example.org", "Level 1",
        )  # fmt: skip
        assert [(one.site.name, one.role, str(one.home_location)) for one in nia.works] == [
            ("Northgate", "front_desk", "Reception B")
        ]
        assert [(one.site.name, one.role, one.home_location) for one in bo.works] == [("Riverside", "manager", None)]
        assert shown["nia"] in text(answer) and shown["nia"] != shown["bo"]
        assert signs_in("nia", shown["nia"]) and signs_in("bo", shown["bo"])
        assert not signs_in("nia", shown["bo"])
        assert (nia.must_change_password, bo.must_change_password) == (True, True)

    def test_each_is_told_and_no_password_is_kept_anywhere(self, cast: Cast, ada: Client) -> None:
        key = str(uuid.uuid4())

        shown = passwords(add(ada, confirmed(file(NIA, BO), key)))

        assert told(Person.objects.get(username="nia")) == [
            ("add_person", "ada", {"username": "nia", "level": "Level 1"}),
            ("add_membership", "ada", {"site": "Northgate", "role": "front_desk", "works there": "yes"}),
        ]
        event = OrganisationEvent.objects.get(verb="import_people")
        assert (event.by, event.facts["people"]) == (cast.ada, "2")
        kept = str(list(OrganisationEvent.objects.values_list("facts", flat=True)))
        kept += str(list(Person.objects.values_list("password", flat=True)))
        assert shown["nia"] not in kept and key not in kept

    def test_the_first_sign_in_makes_the_hash_a_slow_one(self, cast: Cast, ada: Client, settings: Any) -> None:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
        shown = passwords(add(ada, confirmed(file(NIA))))
        assert "m=64,t=1,p=1" in Person.objects.get(username="nia").password

        assert signs_in("nia", shown["nia"])

        assert "m=102400,t=2,p=8" in Person.objects.get(username="nia").password

    def test_the_dry_run_is_not_believed(self, cast: Cast, ada: Client) -> None:
        assert check(ada, file(NIA, BO)).status_code == 200
        Person.objects.filter(username="theo").update(username="Nia")

        answer = ada.post(IMPORT, confirmed(file(NIA, BO)))

        assert said(answer) == [(2, "Somebody has the username “Nia” already: capitals make no difference.")]
        assert not Person.objects.filter(username="bo").exists()

    @pytest.mark.parametrize("there", ["bo", "Bo"])
    def test_somebody_who_came_between_undoes_the_whole(
        self, cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch, there: str
    ) -> None:
        monkeypatch.setattr("staff.people.checking.usernames_taken", lambda names: {})
        Person.objects.filter(username="theo").update(username=there)
        people = Person.objects.count()

        answer = ada.post(IMPORT, confirmed(file(NIA, BO)))

        assert answer.status_code == 422
        assert "Nobody was added" in text(answer) and "Somebody has this username already." in text(answer)
        assert (Person.objects.count(), Membership.objects.filter(person__username="nia").count()) == (people, 0)

    @pytest.mark.parametrize(
        "fields",
        [
            {"content": "no base 64", "submission_key": str(uuid.UUID(int=1))},
            {"content": b64encode(file(NIA)).decode(), "submission_key": "x"},
            {"content": b64encode(file(NIA)).decode()},
        ],
    )
    def test_a_form_that_came_back_broken_adds_nobody(self, cast: Cast, ada: Client, fields: dict[str, str]) -> None:
        assert sentence(ada.post(IMPORT, fields)) == "Choose the file again: it did not come back whole."
        assert not Person.objects.filter(username="nia").exists()

    def test_what_came_back_is_read_again_from_the_start(self, cast: Cast, ada: Client) -> None:
        assert "more than 2,000 people" in sentence(ada.post(IMPORT, confirmed(many(2001))))
        assert "not in UTF-8" in sentence(ada.post(IMPORT, confirmed(file("Zoë", encoding="latin-1"))))

    def test_two_thousand_at_once(self, cast: Cast, ada: Client) -> None:
        shown = passwords(add(ada, confirmed(many(2000))))

        assert len(set(shown.values())) == 2000
        assert Person.objects.filter(username__startswith="person").count() == 2000
        assert OrganisationEvent.objects.filter(verb="add_membership", by=cast.ada).count() == 2000

    def test_they_stand_in_the_order_of_the_file(self, cast: Cast, ada: Client) -> None:
        assert list(passwords(add(ada, confirmed(many(12))))) == [f"person{one}" for one in range(12)]

    def test_an_admin_who_is_none_any_more_adds_nobody(self, cast: Cast, ada: Client) -> None:
        cast.ada.memberships.update(is_active=False)

        assert ada.post(IMPORT, confirmed(file(NIA))).status_code == 403

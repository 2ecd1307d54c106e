"""The passwords of imported people are shown once, and only to whoever pressed the button."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from staff.models import OrganisationEvent, Person
from staff.people import importing
from tests.cast import Cast
from tests.journeys.desk import text
from tests.journeys.people_file import ADDED, BO, IMPORT, NIA, add, confirmed, file, passwords, said
from tests.journeys.staff_forms import signs_in, went_to

pytestmark = pytest.mark.django_db


class TestShownOnce:
    AGAIN = "These passwords are not shown again"

    def test_loading_the_page_again_says_that_it_was_once_and_how_to_give_new_ones(
        self, cast: Cast, ada: Client
    ) -> None:
        shown = passwords(add(ada, confirmed(file(NIA))))

        page = text(ada.get(ADDED))

        assert shown["nia"] not in page
        assert self.AGAIN in page
        assert "open their page and press “Give a new password”" in page

    def test_nor_are_they_on_the_form_that_one_goes_back_to(
        self, cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fields = confirmed(file(NIA))
        shown = passwords(add(ada, fields))
        later = timezone.now() + importing.SECOND_PRESS + timedelta(seconds=1)
        monkeypatch.setattr(timezone, "now", lambda: later)

        page = text(add(ada, fields))

        assert self.AGAIN in page and shown["nia"] not in page
        assert Person.objects.filter(username="nia").count() == 1

    def test_two_presses_lead_to_one_page_that_shows_them(self, cast: Cast, ada: Client) -> None:
        fields = confirmed(file(NIA, BO))

        answers = [went_to(ada.post(IMPORT, fields)) for _ in range(2)]
        shown = passwords(ada.get(ADDED))

        assert answers == [(302, ADDED)] * 2
        assert signs_in("nia", shown["nia"]) and signs_in("bo", shown["bo"])
        assert Person.objects.filter(username__in=["nia", "bo"]).count() == 2
        assert passwords(ada.get(ADDED)) == {}

    def test_a_page_that_the_second_press_dropped_is_shown_by_it(self, cast: Cast, ada: Client) -> None:
        fields = confirmed(file(NIA))
        dropped = passwords(add(ada, fields))

        assert passwords(add(ada, fields)) == dropped

    def test_only_to_whoever_pressed(self, cast: Cast, ada: Client, sign_in: Any) -> None:
        amir = sign_in(Client(), cast.amir)
        ada.post(IMPORT, confirmed(file(NIA)))

        assert passwords(amir.get(ADDED)) == {}
        assert list(passwords(ada.get(ADDED))) == ["nia"]

    def test_nor_to_another_admin_with_the_same_form(self, cast: Cast, ada: Client, sign_in: Any) -> None:
        fields = confirmed(file(NIA))
        ada.post(IMPORT, fields)

        answer = sign_in(Client(), cast.amir).post(IMPORT, fields)

        assert said(answer) == [(2, "Somebody has the username “nia” already.")]

    def test_nor_for_another_file_under_the_same_key(self, cast: Cast, ada: Client) -> None:
        key = str(uuid.uuid4())
        add(ada, confirmed(file(NIA), key))

        assert passwords(add(ada, confirmed(file(BO), key))) == {}
        assert not Person.objects.filter(username="bo").exists()

    def test_asking_for_the_head_only_does_not_use_it_up(self, cast: Cast, ada: Client) -> None:
        ada.post(IMPORT, confirmed(file(NIA)))

        assert ada.head(ADDED).status_code == 200
        assert list(passwords(ada.get(ADDED))) == ["nia"]

    @pytest.mark.parametrize(("seconds", "there"), [(-1, ["nia"]), (1, [])])
    def test_a_page_that_never_came_is_waited_for_two_minutes(
        self, cast: Cast, ada: Client, monkeypatch: pytest.MonkeyPatch, seconds: int, there: list[str]
    ) -> None:
        ada.post(IMPORT, confirmed(file(NIA)))
        at = OrganisationEvent.objects.get(verb="import_people").at + timedelta(minutes=2, seconds=seconds)
        monkeypatch.setattr(timezone, "now", lambda: at)

        assert list(passwords(ada.get(ADDED))) == there

    def test_what_was_imported_before_is_not_among_them(self, cast: Cast, ada: Client) -> None:
        add(ada, confirmed(file(BO)))

        assert list(passwords(add(ada, confirmed(file(NIA))))) == ["nia"]

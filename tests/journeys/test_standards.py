"""Standards as people meet them: read, acknowledged in one tap, and reminded of."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from staff.models import Acknowledgement, Standard
from tests.cast import Cast
from tests.journeys.desk import act, text
from tests.journeys.standard_forms import LIST, NEW, page, said
from tests.people import SignIn
from tests.standards import followed, published

pytestmark = pytest.mark.django_db


class TestReading:
    def test_the_text_comes_first_and_then_one_tap(self, ava: Client, standard: Standard) -> None:
        shown = text(ava.get(page(standard)))

        assert shown.index("We come when we are called.") < shown.index("I have read it")

    def test_one_tap_acknowledges_it_once(self, cast: Cast, ava: Client, standard: Standard) -> None:
        for _ in range(2):
            answer = ava.post(page(standard, "acknowledge/"), act(version="1"))
            assert answer["Location"] == page(standard)

        assert Acknowledgement.objects.get().person == cast.ava
        shown = text(ava.get(page(standard)))
        assert ("Acknowledged" in shown, "I have read it" in shown) == (True, False)

    def test_paragraphs_are_paragraphs_and_nothing_is_markup(self, cast: Cast, mona: Client, ava: Client) -> None:
        mona.post(NEW, said(cast, text="One <b>two</b>\n\nThree"))

        shown = text(ava.get(page(Standard.objects.get())))

        assert "<p>One &lt;b&gt;two&lt;/b&gt;</p>" in shown
        assert "<p>Three</p>" in shown

    def test_what_was_overtaken_meanwhile_is_read_first(self, cast: Cast, ava: Client, standard: Standard) -> None:
        followed(standard, by=cast.max)

        answer = ava.post(page(standard, "acknowledge/"), act(version="1"))

        assert answer.status_code == 409
        assert "Max Ferrante published version 2" in text(answer)
        assert Acknowledgement.objects.count() == 0

    @pytest.mark.parametrize("fields", [{}, {"version": "x"}, {"version": "0"}, {"version": "1", "submission_key": ""}])
    def test_an_empty_tap_acknowledges_nothing(self, ava: Client, standard: Standard, fields: dict[str, str]) -> None:
        assert ava.post(page(standard, "acknowledge/"), act(**fields)).status_code == 422
        assert Acknowledgement.objects.count() == 0

    def test_there_is_no_version_nine(self, ava: Client, standard: Standard) -> None:
        assert ava.post(page(standard, "acknowledge/"), act(version="9")).status_code == 404

    @pytest.mark.parametrize(("who", "status"), [("cleo", 404), ("rui", 404), ("gus", 200), ("ada", 200)])
    def test_others_only_read_it_or_find_none(
        self, cast: Cast, sign_in: SignIn, standard: Standard, who: str, status: int
    ) -> None:
        client = sign_in(Client(), getattr(cast, who))

        assert client.get(page(standard)).status_code == status
        acknowledged = client.post(page(standard, "acknowledge/"), act(version="1"))
        assert acknowledged.status_code == (404 if status == 404 else 403)
        assert ("We answer" in text(client.get(LIST))) is (status == 200)

    def test_whoever_published_it_has_read_it(self, mona: Client, standard: Standard) -> None:
        assert "I have read it" not in text(mona.get(page(standard)))

    def test_what_is_to_come_is_shown_with_its_day(self, cast: Cast, ava: Client, standard: Standard) -> None:
        followed(standard, by=cast.mona, days=3)

        shown = text(ava.get(page(standard)))

        assert shown.index("We come when we are called.") < shown.index("We come at once.")

    def test_no_other_standard(self, ava: Client) -> None:
        assert ava.get(f"{LIST}{uuid4()}/").status_code == 404


class TestReminding:
    @pytest.mark.parametrize(("days_ago", "reminded"), [(13, False), (14, True)])
    def test_a_manager_is_reminded_after_fourteen_days(
        self, cast: Cast, mona: Client, days_ago: int, reminded: bool
    ) -> None:
        published(cast, by=cast.mona, site=cast.northgate, days_ago=days_ago)

        desk, listed = text(mona.get("/")), text(mona.get(LIST))

        assert ("4 colleagues have not acknowledged a standard for two weeks" in desk) is reminded
        assert (f'label-bad">{days_ago} days' in listed) is reminded
        assert "Ava Lindqvist" in listed

    def test_the_desk_says_quietly_what_there_is_to_read(self, cast: Cast, ava: Client, standard: Standard) -> None:
        assert "1 standard for you to read" in text(ava.get("/"))

        ava.post(page(standard, "acknowledge/"), act(version="1"))

        assert "for you to read" not in text(ava.get("/"))

    def test_who_has_not_is_for_those_who_set_it_alone(
        self, cast: Cast, ava: Client, sign_in: SignIn, standard: Standard
    ) -> None:
        """Nobody at the desk, nor an auditor, reads who is late."""
        names = {
            who: "Theo Brandvold" in text(sign_in(Client(), getattr(cast, who)).get(path))
            for path in (LIST, page(standard))
            for who in ("ava", "gus", "mona", "ada")
        }

        assert names == {"ava": False, "gus": False, "mona": True, "ada": True}

    def test_ones_own_page_lists_what_to_read(self, ava: Client, standard: Standard) -> None:
        shown = text(ava.get("/staff/me/"))

        assert "Standards for you to read" in shown
        assert page(standard) in shown

"""Standards as they are set: published, followed by a next version, and withdrawn by who may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from staff.models import Standard, StandardVersion
from tests.cast import Cast
from tests.journeys.desk import text
from tests.journeys.standard_forms import LIST, NEW, page, said
from tests.people import SignIn
from tests.standards import published, today

pytestmark = pytest.mark.django_db


class TestPublishing:
    def test_a_manager_publishes_for_their_site(self, cast: Cast, mona: Client) -> None:
        answer = mona.post(NEW, said(cast))

        found = Standard.objects.get()
        assert answer["Location"] == page(found)
        version = found.versions.get()
        assert (found.site, version.target, version.aim) == (cast.northgate, 3, "Calls answered: within 3 minutes")

    @pytest.mark.parametrize("where", ["riverside", "all", "x", ""])
    def test_and_nowhere_else(self, cast: Cast, mona: Client, where: str) -> None:
        place = str(cast.riverside.pk) if where == "riverside" else where

        assert mona.post(NEW, said(cast, where=place)).status_code == 422
        assert Standard.objects.count() == 0

    def test_an_admin_publishes_anywhere_and_everywhere(self, cast: Cast, ada: Client) -> None:
        day = today(cast.northgate).isoformat()
        for number, where in enumerate((str(cast.riverside.pk), "all")):
            later = (today(cast.riverside) if number == 0 else today(cast.northgate)).isoformat()
            assert ada.post(NEW, said(cast, where=where, starts=max(day, later))).status_code == 302

        assert {one.site for one in Standard.objects.all()} == {cast.riverside, None}

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"title": ""}, "Give it a name."),
            ({"title": "x" * 101}, "Please shorten this to 100 characters; it has 101."),
            ({"text": ""}, "Write what is promised."),
            ({"text": "x" * 4001}, "Please shorten this to 4,000 characters; it has 4001."),
            ({"starts": ""}, "Give the first day."),
            ({"starts": "tomorrow"}, "Write the day like 2026-12-01."),
            ({"measure": "", "target": "3"}, "Choose what the number is of"),
            ({"measure": "luck"}, "Choose one of the measures in the list."),
            ({"target": ""}, "Write a number from 1 to 240 minutes."),
            ({"target": "0"}, "Write a number from 1 to 240 minutes."),
            ({"target": "241"}, "Write a number from 1 to 240 minutes."),
            ({"target": "three"}, "Write a whole number, like 3."),
            ({"measure": "on_the_spot", "target": "101"}, "Write a number from 1 to 100 per cent."),
            ({"measure": "escalated", "target": "-1"}, "Write a number from 0 to 99 per cent."),
            ({"submission_key": None}, "This form has lost its key."),
        ],
    )
    def test_a_sentence_for_every_mistake(
        self, cast: Cast, mona: Client, changes: dict[str, Any], sentence: str
    ) -> None:
        answer = mona.post(NEW, said(cast, **changes))

        assert (answer.status_code, Standard.objects.count()) == (422, 0)
        assert sentence in text(answer)
        if "text" not in changes:
            assert "At once." in text(answer)

    @pytest.mark.parametrize(("days", "status"), [(-1, 422), (0, 302), (366, 302), (367, 422)])
    def test_from_today_on_or_within_a_year(self, cast: Cast, mona: Client, days: int, status: int) -> None:
        starts = (today(cast.northgate) + timedelta(days=days)).isoformat()

        assert mona.post(NEW, said(cast, starts=starts)).status_code == status

    def test_sent_twice_it_is_one(self, cast: Cast, mona: Client) -> None:
        form = said(cast)

        answers = [mona.post(NEW, form) for _ in range(3)]

        assert {one["Location"] for one in answers} == {page(Standard.objects.get())}

    def test_its_key_is_for_this_content_and_person(self, cast: Cast, mona: Client, max_: Client) -> None:
        form = said(cast)
        mona.post(NEW, form)

        assert mona.post(NEW, form | {"title": "Other"}).status_code == 409
        assert mona.post(NEW, form | {"title": ""}).status_code == 409
        assert max_.post(NEW, form).status_code == 409
        assert Standard.objects.count() == 1

    def test_a_name_is_taken_once(self, cast: Cast, mona: Client, standard: Standard) -> None:
        answer = mona.post(NEW, said(cast, title="We answer"))

        assert answer.status_code == 422
        assert "There is a standard of this name here already." in text(answer)


class TestTheNextVersion:
    def form(self, cast: Cast, **changes: Any) -> dict[str, Any]:
        return said(cast, title=None, where=None, after="1", **changes)

    def test_it_begins_with_what_stands_there(self, mona: Client, standard: Standard) -> None:
        assert "We come when we are called." in text(mona.get(page(standard, "publish/")))

    def test_it_supersedes_from_its_day(self, cast: Cast, mona: Client, ava: Client, standard: Standard) -> None:
        assert mona.post(page(standard, "publish/"), self.form(cast)).status_code == 302

        shown = text(ava.get(page(standard)))
        assert "version 2" in shown
        assert "At once." in shown

    def test_whoever_was_slower_is_told_and_keeps_their_words(
        self, cast: Cast, mona: Client, max_: Client, standard: Standard
    ) -> None:
        max_.post(page(standard, "publish/"), self.form(cast))

        answer = mona.post(page(standard, "publish/"), self.form(cast, text="My own words"))

        assert answer.status_code == 409
        assert "Max Ferrante published version 2" in text(answer)
        assert "My own words" in text(answer)
        assert StandardVersion.objects.count() == 2

    @pytest.mark.parametrize("path", ["publish/", "withdraw/"])
    @pytest.mark.parametrize(
        ("who", "status"), [("ava", 403), ("gus", 403), ("cleo", 403), ("rui", 404), ("max", 422), ("amir", 422)]
    )
    def test_who_may(self, cast: Cast, sign_in: SignIn, standard: Standard, path: str, who: str, status: int) -> None:
        assert sign_in(Client(), getattr(cast, who)).post(page(standard, path), {}).status_code == status

    def test_of_what_holds_everywhere_only_an_admin_publishes(self, cast: Cast, mona: Client, ada: Client) -> None:
        everywhere = published(cast, by=cast.ada)

        assert mona.get(page(everywhere)).status_code == 200
        assert mona.post(page(everywhere, "publish/"), self.form(cast)).status_code == 403
        assert ada.post(page(everywhere, "publish/"), self.form(cast)).status_code == 302


class TestWithdrawing:
    def form(self, cast: Cast, **changes: Any) -> dict[str, Any]:
        day = today(cast.northgate).isoformat()
        return {"submission_key": str(uuid4()), "reason": "We do more now", "starts": day, "after": "1"} | changes

    def test_with_a_reason_that_everybody_reads(
        self, cast: Cast, mona: Client, ava: Client, standard: Standard
    ) -> None:
        assert mona.post(page(standard, "withdraw/"), self.form(cast)).status_code == 302

        shown = text(ava.get(page(standard)))
        assert ("Withdrawn" in shown, "We do more now" in shown, "I have read it" in shown) == (True, True, False)
        assert "Withdrawn" in text(ava.get(LIST))

    @pytest.mark.parametrize(
        ("reason", "status"), [("", 422), ("x" * 500, 302), ("x" * 501, 422)], ids=["none", "500", "501"]
    )
    def test_the_reason_is_needed(self, cast: Cast, mona: Client, standard: Standard, reason: str, status: int) -> None:
        assert mona.post(page(standard, "withdraw/"), self.form(cast, reason=reason)).status_code == status

    def test_nothing_follows(self, cast: Cast, mona: Client, standard: Standard) -> None:
        mona.post(page(standard, "withdraw/"), self.form(cast))

        assert mona.get(page(standard, "withdraw/")).status_code == 409
        assert mona.get(page(standard, "publish/")).status_code == 409
        assert mona.post(page(standard, "withdraw/"), self.form(cast, after="2")).status_code == 409

    def test_sent_twice_it_ends_once(self, cast: Cast, mona: Client, standard: Standard) -> None:
        form = self.form(cast)

        assert [mona.post(page(standard, "withdraw/"), form).status_code for _ in range(2)] == [302, 302]
        assert standard.versions.count() == 2

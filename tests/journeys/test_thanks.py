"""A manager thanks whoever put it right; the site sees it while that person wants it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Correction
from complaints.kind_words import SHOWN_FOR, may_thank, thanks_on_the_desk
from complaints.models import Complaint, PutRight, Thanks
from staff.models import Person
from tests.cast import Cast, give
from tests.journeys.desk import act, at, recorded, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db
WORDS = "You listened to the end."


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    """Put right by Ava."""
    return give(cast, cast.ava, "explain")


@pytest.fixture
def thanks(cast: Cast, complaint: Complaint) -> Thanks:
    actions.thank(complaint, by=cast.mona, words=WORDS)
    return Thanks.objects.get()


def show(client: Client, thanks: Thanks, **fields: Any) -> int:
    return client.post(f"/staff/thanks/{thanks.pk}/", act(**fields)).status_code


class TestGiving:
    def test_mona_thanks_ava_from_its_page(self, cast: Cast, mona: Client, complaint: Complaint) -> None:
        assert "Thank Ava" in text(mona.get(complaint.get_absolute_url()))
        assert f"To {cast.ava}" in text(mona.get(at(complaint, "thank")))

        answer = mona.post(at(complaint, "thank"), act(words=WORDS))

        assert answer["Location"] == complaint.get_absolute_url()
        given = Thanks.objects.get()
        assert (given.by, given.to, given.site, given.words, given.shown) == (
            cast.mona, cast.ava, cast.northgate, WORDS, False,
        )  # fmt: skip
        page = text(mona.get(complaint.get_absolute_url()))
        assert WORDS in page
        assert "Thank Ava" not in page

    @pytest.mark.parametrize(("length", "status"), [(0, 422), (1, 302), (500, 302), (501, 422)])
    def test_in_up_to_five_hundred_characters(
        self, mona: Client, complaint: Complaint, length: int, status: int
    ) -> None:
        answer = mona.post(at(complaint, "thank"), act(words="x" * length))

        assert answer.status_code == status
        assert Thanks.objects.count() == (1 if status == 302 else 0)
        if length == 501:
            assert "Please shorten this to 500 characters; it has 501." in text(answer)

    def test_without_its_key_it_is_not_sent(self, mona: Client, complaint: Complaint) -> None:
        assert mona.post(at(complaint, "thank"), {"words": WORDS}).status_code == 422

    def test_sent_twice_it_is_one(self, mona: Client, complaint: Complaint) -> None:
        form = act(words=WORDS)

        assert [mona.post(at(complaint, "thank"), form).status_code for _ in range(3)] == [302, 302, 302]
        assert Thanks.objects.count() == 1

    def test_sent_again_after_it_was_reopened_it_is_still_the_same(
        self, cast: Cast, mona: Client, complaint: Complaint
    ) -> None:
        form = act(words=WORDS)
        mona.post(at(complaint, "thank"), form)
        actions.reopen(complaint, by=cast.ava, reason="Not over yet")

        assert mona.post(at(complaint, "thank"), form).status_code == 302

    @pytest.mark.parametrize("words", ["Something else", ""])
    def test_its_key_is_for_these_words_alone(self, mona: Client, complaint: Complaint, words: str) -> None:
        form = act(words=WORDS)
        mona.post(at(complaint, "thank"), form)

        assert mona.post(at(complaint, "thank"), form | {"words": words}).status_code == 409
        assert Thanks.objects.get().words == WORDS

    def test_somebody_elses_key_is_taken(self, mona: Client, max_: Client, complaint: Complaint) -> None:
        form = act(words=WORDS)
        mona.post(at(complaint, "thank"), form)

        assert max_.post(at(complaint, "thank"), form).status_code == 409

    def test_the_key_of_another_act_is_taken(self, ava: Client, mona: Client) -> None:
        found = recorded(ava)

        assert mona.post(at(found, "thank"), act(words=WORDS, submission_key=str(found.pk))).status_code == 409

    def test_once_for_each_manager(self, mona: Client, max_: Client, complaint: Complaint) -> None:
        assert mona.post(at(complaint, "thank"), act(words=WORDS)).status_code == 302
        again = mona.post(at(complaint, "thank"), act(words="And again"))
        assert (again.status_code, mona.get(at(complaint, "thank")).status_code) == (409, 409)
        assert "And again" in text(again)

        assert max_.post(at(complaint, "thank"), act(words="So do I")).status_code == 302
        assert list(Thanks.objects.order_by("at").values_list("words", flat=True)) == [WORDS, "So do I"]


class TestRefused:
    def test_nobody_thanks_themselves(self, cast: Cast, mona: Client) -> None:
        own = give(cast, cast.mona, "explain")

        assert "Thank Mona" not in text(mona.get(own.get_absolute_url()))
        assert mona.get(at(own, "thank")).status_code == 403
        assert mona.post(at(own, "thank"), act(words=WORDS)).status_code == 403

    def test_what_is_open_is_not_thanked_for(self, ava: Client, mona: Client) -> None:
        found = recorded(ava, then="save")

        assert mona.get(at(found, "thank")).status_code == 409
        answer = mona.post(at(found, "thank"), act(words=WORDS))
        assert (answer.status_code, WORDS in text(answer)) == (409, True)

    def test_what_was_not_put_right_is_not_thanked_for(self, cast: Cast, complaint: Complaint) -> None:
        complaint.put_right = PutRight.NO

        assert not may_thank(cast.mona, complaint)

    @pytest.mark.parametrize(("who", "status"), [("ava", 403), ("ben", 403), ("gus", 403), ("ada", 403), ("rui", 404)])
    def test_only_a_manager_of_its_site(
        self, cast: Cast, sign_in: SignIn, complaint: Complaint, who: str, status: int
    ) -> None:
        client = sign_in(Client(), getattr(cast, who))

        assert client.get(at(complaint, "thank")).status_code == status
        assert client.post(at(complaint, "thank"), act(words=WORDS)).status_code == status
        assert Thanks.objects.count() == 0

    def test_nobody_whom_it_is_about_is_thanked(self, cast: Cast, complaint: Complaint) -> None:
        assert may_thank(cast.mona, complaint)
        complaint.about_people = [cast.ava.pk]

        assert not may_thank(cast.mona, complaint)

    def test_nobody_who_left_is_thanked(self, cast: Cast, mona: Client, complaint: Complaint) -> None:
        Person.objects.filter(pk=cast.ava.pk).update(is_active=False)

        assert "Thank Ava" not in text(mona.get(complaint.get_absolute_url()))
        assert mona.post(at(complaint, "thank"), act(words=WORDS)).status_code == 403

    def test_a_manager_whom_it_is_about_finds_none(self, cast: Cast, mona: Client, complaint: Complaint) -> None:
        about(cast, complaint, cast.mona)

        assert mona.post(at(complaint, "thank"), act(words=WORDS)).status_code == 404


def about(cast: Cast, complaint: Complaint, person: Person) -> None:
    named = Correction({"about_people": [person.pk]})
    actions.correct(complaint, by=cast.max, correction=named, reason="They named them")


class TestWhoSees:
    def test_until_it_is_shown_only_the_two(self, cast: Cast, sign_in: SignIn, thanks: Thanks) -> None:
        found = {who: self.sees(sign_in(Client(), getattr(cast, who)), thanks) for who in ("mona", "ava", "max")}

        assert found == {"mona": True, "ava": True, "max": False}

    def sees(self, client: Client, thanks: Thanks) -> bool:
        return WORDS in text(client.get(thanks.complaint.get_absolute_url()))

    def test_ava_shows_it_at_her_site_and_takes_that_back(
        self, ava: Client, ben: Client, cleo: Client, max_: Client, thanks: Thanks
    ) -> None:
        assert WORDS not in text(ben.get("/"))

        assert show(ava, thanks, shown="yes") == 302
        assert [WORDS in text(client.get("/")) for client in (ben, max_, cleo)] == [True, True, False]
        assert self.sees(max_, thanks)

        assert show(ava, thanks, shown="no") == 302
        assert [WORDS in text(client.get("/")) for client in (ben, max_)] == [False, False]

    def test_the_desk_names_its_complaint_only_to_who_may_see_it(
        self, ava: Client, ben: Client, max_: Client, thanks: Thanks
    ) -> None:
        show(ava, thanks, shown="yes")
        reference = thanks.complaint.reference

        pages = [text(client.get("/")) for client in (ava, max_, ben)]

        assert [reference in page for page in pages] == [True, True, False]
        assert [thanks.complaint.what_happened in page for page in pages] == [False, False, False]

    def test_her_own_stands_on_her_desk_before_anybody_elses(self, ava: Client, thanks: Thanks) -> None:
        page = text(ava.get("/"))

        assert WORDS in page
        assert "Only you two see this." in page

    def test_whom_it_is_about_since_sees_neither(self, cast: Cast, ava: Client, thanks: Thanks) -> None:
        show(ava, thanks, shown="yes")
        actions.reopen(thanks.complaint, by=cast.ben, reason="Not over yet")
        about(cast, thanks.complaint, cast.ava)

        assert WORDS not in text(ava.get("/"))
        assert WORDS not in text(ava.get("/staff/me/"))
        assert show(ava, thanks, shown="no") == 404
        assert ava.get(thanks.complaint.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize(("ago", "shown"), [(-1, True), (1, False)])
    def test_for_two_weeks(self, cast: Cast, ava: Client, thanks: Thanks, ago: int, shown: bool) -> None:
        show(ava, thanks, shown="yes")
        thanks.refresh_from_db()
        now = thanks.at + SHOWN_FOR + timedelta(seconds=ago)

        assert bool(thanks_on_the_desk(cast.ben, cast.northgate.pk, now)) is shown


class TestShowing:
    def test_it_is_chosen_on_ones_own_page(self, ava: Client, thanks: Thanks) -> None:
        page = text(ava.get("/staff/me/"))

        assert WORDS in page
        assert f'action="/staff/thanks/{thanks.pk}/"' in page
        assert "Show it at my site" in page

    @pytest.mark.parametrize("who", ["mona", "max", "ben", "gus", "ada", "rui"])
    def test_nobody_else_shows_it(self, cast: Cast, sign_in: SignIn, thanks: Thanks, who: str) -> None:
        assert show(sign_in(Client(), getattr(cast, who)), thanks, shown="yes") == 404

        thanks.refresh_from_db()
        assert thanks.shown is False

    @pytest.mark.parametrize("fields", [{}, {"shown": "perhaps"}, {"shown": "yes", "submission_key": None}])
    def test_it_is_yes_or_no(self, ava: Client, thanks: Thanks, fields: dict[str, Any]) -> None:
        assert show(ava, thanks, **fields) == 422

        thanks.refresh_from_db()
        assert thanks.shown is False

    def test_there_are_no_others(self, ava: Client, thanks: Thanks) -> None:
        assert ava.post(f"/staff/thanks/{uuid4()}/", act(shown="yes")).status_code == 404
        assert ava.get(f"/staff/thanks/{thanks.pk}/").status_code == 405

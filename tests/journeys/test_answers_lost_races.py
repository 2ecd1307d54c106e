"""The contract's table of answers for whoever came too late: 409, who did what, and their words kept."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint
from staff.models import Person
from tests.cast import Cast
from tests.journeys.desk import act, recorded, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db


class TestLostRaces:
    def test_the_loser_hears_who_and_what_and_gets_the_words_back(
        self, ava: Client, cast: Cast, sign_in: SignIn
    ) -> None:
        complaint = recorded(ava, then="save")
        ben = Client()
        sign_in(ben, cast.ben)
        ben.post(f"{complaint.get_absolute_url()}resolve/", act(remedy_type="explain", put_right="yes"))

        answer = ava.post(f"{complaint.get_absolute_url()}escalate/", act(reason="They asked for Mona"))

        page = text(answer)
        assert answer.status_code == 409
        assert "Ben Halloway" in page
        assert "resolved it" in page
        assert "They asked for Mona" in page

    @pytest.mark.parametrize("verb", ["resolve", "escalate"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_a_colleague_who_may_not_read_it_any_more_hears_who_took_it(
        self, ava: Client, cast: Cast, sign_in: SignIn, verb: str, method: str
    ) -> None:
        cast.ben.memberships.update(home_location=cast.reception_a)
        ben = sign_in(Client(), cast.ben)
        complaint = recorded(ava, then="save")
        ava.post(f"{complaint.get_absolute_url()}resolve/", act(remedy_type="explain", put_right="yes"))

        answer = getattr(ben, method)(
            f"{complaint.get_absolute_url()}{verb}/", act(reason="Mine", remedy_type="explain", put_right="yes")
        )

        page = text(answer)
        assert answer.status_code == 409
        assert "Ava Lindqvist" in page
        assert "10:40" not in page
        assert complaint.get_absolute_url() not in page
        assert ben.get(complaint.get_absolute_url()).status_code == 404

    def test_only_for_a_moment_and_only_at_their_own_place(self, ava: Client, cast: Cast, sign_in: SignIn) -> None:
        complaint = recorded(ava, then="save")
        ava.post(f"{complaint.get_absolute_url()}resolve/", act(remedy_type="explain", put_right="yes"))
        at, now = f"{complaint.get_absolute_url()}resolve/", timezone.now()
        elsewhere = sign_in(Client(), cast.ben)
        cast.ben.memberships.update(home_location=cast.reception_b)
        assert elsewhere.get(at).status_code == 404

        cast.ben.memberships.update(home_location=cast.reception_a)
        ben = Person.objects.get(pk=cast.ben.pk)
        assert Complaint.objects.just_left(ben, since=now - timedelta(minutes=15)).count() == 1
        assert Complaint.objects.just_left(ben, since=now + timedelta(seconds=1)).count() == 0

    @pytest.mark.parametrize("verb", ["resolve", "escalate"])
    def test_a_page_for_what_is_over_says_so(self, ava: Client, verb: str) -> None:
        complaint = recorded(ava)

        assert ava.get(f"{complaint.get_absolute_url()}{verb}/").status_code == 409

    def test_deciding_what_another_manager_has(self, ava: Client, mona: Client, cast: Cast, sign_in: SignIn) -> None:
        complaint = recorded(ava, then="escalate", reason="x")
        mona.post(f"/review/{complaint.pk}/claim/", act())
        max_ = Client()
        sign_in(max_, cast.max)

        claim = max_.post(f"/review/{complaint.pk}/claim/", act())
        decide = max_.post(f"/review/{complaint.pk}/decide/", act(what_was_done="Mine", put_right="yes"))

        assert (claim.status_code, decide.status_code) == (409, 409)
        assert "Mona Reyes" in text(decide)

    def test_an_informal_open_one_is_not_claimed(self, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, then="save")

        assert mona.post(f"/review/{complaint.pk}/claim/", act()).status_code == 409

    def test_a_formal_one_is_claimed_from_the_desk(self, ava: Client, mona: Client, cast: Cast) -> None:
        complaint = recorded(ava, then="save", red_flags=["harm"])

        assert mona.post(f"/review/{complaint.pk}/claim/", act()).status_code == 302
        complaint.refresh_from_db()
        assert (complaint.state, complaint.owner) == ("in_review", cast.mona)

"""What a page says beside the complaint gives away none that its reader may not see, nor whom one is about."""

from __future__ import annotations

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import Person
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


def tell(cast: Cast, *about: Person) -> Complaint:
    more = Particulars(about_people=tuple(one.pk for one in about))
    told = Told("He shouted", cast.northgate, cast.category("attitude"), cast.reception_a, particulars=more)
    return actions.record(told, by=cast.ava)


class TestWhatAVoidOneRepeats:
    @pytest.mark.parametrize("path", ["/complaints/{}/", "/review/{}/"])
    def test_only_who_may_see_that_one_hears_its_reference(self, cast: Cast, sign_in: SignIn, path: str) -> None:
        first, again = tell(cast, cast.mona), tell(cast)
        review.void(again, by=cast.max, reason="Told twice", duplicate_of=first)

        hers, his = (
            text(sign_in(Client(), one).get(path.format(again.pk))) for one in (cast.mona, cast.max)
        )  # fmt: skip

        assert f"voided it, it repeats {first.reference}." in his
        assert "voided it, it repeats another complaint." in hers
        assert first.reference not in hers

    def test_at_the_desk_too(self, cast: Cast, ava: Client, sign_in: SignIn) -> None:
        """Ben acted on the one and never saw the other."""
        first, again = tell(cast, cast.ben), tell(cast)
        actions.note(again, by=cast.ben, words="I heard it")
        review.void(again, by=cast.max, reason="Told twice", duplicate_of=first)

        assert first.reference in text(ava.get(again.get_absolute_url()))
        assert first.reference not in text(sign_in(Client(), cast.ben).get(again.get_absolute_url()))

    def test_what_repeats_nothing_says_nothing(self, cast: Cast, sign_in: SignIn) -> None:
        complaint = tell(cast)
        review.void(complaint, by=cast.max, reason="A test entry")

        page = text(sign_in(Client(), cast.mona).get(complaint.get_absolute_url()))

        assert "voided it." in page
        assert "it repeats" not in page


class TestWhoCan:
    """Beyond Ava's $10.00 for parking: Ben may give $15.00, Max and Mona $30.00."""

    def test_whom_it_is_about_is_not_named(self, cast: Cast, ava: Client) -> None:
        review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
        plain, about = tell(cast), tell(cast, cast.mona, cast.ben)
        fields = {"remedy_type": "parking", "amount": "12.00", "put_right": "yes"}

        told, untold = (text(ava.post(f"{one.get_absolute_url()}resolve/", act(**fields))) for one in (plain, about))

        assert "<strong>Mona Reyes (on duty, ext. 4417) or Ben Halloway or Max Ferrante</strong> can give this" in told
        assert "<strong>Max Ferrante</strong> can give this" in untold
        assert "Mona Reyes" not in untold and "Ben Halloway" not in untold

    def test_nor_while_it_is_only_being_recorded(self, cast: Cast, ava: Client) -> None:
        review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
        ticked = ["", str(cast.mona.pk), str(cast.ben.pk)]

        page = text(ava.post(NEW, typed(remedy_type="parking", amount="12.00", about_people=ticked)))

        assert "<strong>Max Ferrante</strong> can give this" in page
        assert "Mona Reyes</strong> is on duty" not in page
        assert "Nobody is on duty just now." in page
        plain = text(ava.post(NEW, typed(remedy_type="parking", amount="12.00")))
        assert "Mona Reyes (on duty, ext. 4417) or Ben Halloway or Max Ferrante</strong> can give this" in plain
        assert "<strong>Mona Reyes</strong> is on duty, ext. 4417" in plain

    def test_where_nobody_else_is_left_the_level_is(self, cast: Cast, ava: Client) -> None:
        about = tell(cast, cast.ben, cast.max, cast.mona)

        page = text(
            ava.post(f"{about.get_absolute_url()}resolve/", act(remedy_type="parking", amount="12.00", put_right="yes"))
        )

        assert "<strong>Level 2 or a manager</strong> can give this" in page


class TestWhatMovedOn:
    def test_who_may_not_see_it_hears_only_who_and_where(self, cast: Cast, ava: Client, sign_in: SignIn) -> None:
        complaint = recorded(ava, then="save")
        path = f"{complaint.get_absolute_url()}escalate/"
        ava.post(path, act(reason="Wants it back", remedy_type="refund", amount="300.00"))

        answer = sign_in(Client(), cast.ben).post(path, act(reason="Mine"))

        page = text(answer).split("<main", 1)[1]
        assert answer.status_code == 409
        assert "<strong>Ava Lindqvist</strong> moved it." in page
        assert "It is now: <strong>escalated</strong>." in page
        assert "Mine" in page
        for word in ("300", "Refund", "grievance", "managers", "Wants it back"):
            assert word not in page

    def test_who_may_see_it_hears_all_of_it(self, cast: Cast, ava: Client, sign_in: SignIn) -> None:
        complaint = recorded(ava, then="save")
        path = f"{complaint.get_absolute_url()}escalate/"
        ava.post(path, act(reason="Wants it back", remedy_type="refund", amount="300.00"))

        page = text(sign_in(Client(), cast.mona).post(path, act(reason="Mine")))

        assert (
            "<strong>Ava Lindqvist</strong> escalated it to the managers. Refund, $300.00 is wanted. "
            "That made it a grievance." in page
        )


def test_a_call_that_waits_already_is_told_alike_to_whoever_calls(cast: Cast, ava: Client, sign_in: SignIn) -> None:
    complaint = recorded(ava, then="save")
    path = f"{complaint.get_absolute_url()}call-backup/"
    assert ava.post(path, act(kind="attend")).status_code == 302

    for client in (ava, sign_in(Client(), cast.ben)):
        answer = client.post(path, act(kind="attend"))
        assert answer.status_code == 422
        assert "A manager has been called for this already; the answer comes to whoever called." in text(answer)
    assert complaint.calls.count() == 1

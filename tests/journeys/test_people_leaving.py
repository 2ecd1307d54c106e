"""Nobody who has open work is disabled or taken from their site before it is handed over."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from complaints import actions
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, PutRight
from complaints.review import actions as review
from staff.models import Duty, Membership, Person
from staff.people import actions as people
from staff.people.errors import NotDone
from staff.roles import Role
from tests.cast import Cast
from tests.journeys.desk import act, text
from tests.journeys.open_work import claimed_by, hand_over, promised, saved, standing
from tests.journeys.staff_forms import errors, of, went_to
from tests.people import SignIn

pytestmark = pytest.mark.django_db
OUT = "They are out at their next page, and sign in no more. What they did stays theirs; nobody is deleted."


def explained(client: Client, person: Person) -> list[str]:
    """What the page says before its button is pressed."""
    return list(client.get(of(person, "sign-in/")).context["act"].explained)


def disable(client: Client, person: Person) -> Any:
    return client.post(of(person, "sign-in/"), {"may": "no"})


class TestDisabling:
    def test_is_refused_while_work_is_open_and_names_who_hands_it_over(self, cast: Cast, ada: Client) -> None:
        saved(cast, cast.ava)

        answer = disable(ada, cast.ava)

        assert (
            "Something is still open in their name, and nobody’s work is left behind. "
            "Max Ferrante or Mona Reyes can hand it over first."
        ) in errors(answer)
        assert of(cast.ava, "work/") in text(answer)
        assert cast.again(cast.ava).is_active

    def test_the_page_says_what_becomes_of_each_thing_and_nothing_of_what_is_not_there(
        self, cast: Cast, ada: Client, mona: Client
    ) -> None:
        assert explained(ada, cast.ava) == [OUT]
        for number in range(2):
            promised(cast, saved(cast, cast.ava, f"Number {number}"), cast.ava)
        assert explained(ada, cast.ava) == [
            OUT,
            "2 open complaints of theirs have to be handed over to colleagues first.",
            "2 promises of theirs stay open, with whoever has their complaints and with the managers there.",
        ]

        hand_over(cast, mona, cast.ava)

        assert explained(ada, cast.ava) == [
            OUT,
            "2 promises of theirs stay open, with whoever has their complaints and with the managers there.",
        ]
        assert disable(ada, cast.ava).status_code == 302
        assert [explained(ada, cast.ava), "open work" in text(ada.get(of(cast.ava, "sign-in/")))] == [
            ["They sign in again with the password they had, and work where they worked."], False,
        ]  # fmt: skip

    def test_of_one_thing_it_speaks_as_of_one(self, cast: Cast, ada: Client, mona: Client) -> None:
        complaint = saved(cast, cast.ava)
        promised(cast, complaint, cast.ava)
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
        review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
        claimed_by(cast, cast.mona)

        assert explained(ada, cast.ava) == [
            OUT,
            "1 open complaint of theirs has to be handed over to a colleague first.",
            "1 call of theirs for backup waits: a manager has to answer it first.",
            "1 promise of theirs stays open, with whoever has its complaint and with the managers there.",
        ]
        assert explained(ada, cast.mona) == [
            OUT,
            "1 complaint that they claimed has to go back to the queue first.",
            "They are on duty at Northgate; that ends by itself.",
        ]

    def test_a_promise_that_only_they_see_has_to_be_kept_first(self, cast: Cast, ada: Client) -> None:
        promised(cast, saved(cast, cast.cleo), cast.cleo)
        Person.objects.filter(pk=cast.rui.pk).update(is_active=False)

        assert explained(ada, cast.cleo) == [
            OUT,
            "1 open complaint of theirs has to be handed over to a colleague first.",
            "1 promise of theirs has to be kept first: nobody else there would see it.",
        ]

    def test_goes_through_once_it_is_handed_over(self, cast: Cast, ada: Client, mona: Client) -> None:
        complaint = saved(cast, cast.ava)

        assert went_to(hand_over(cast, mona, cast.ava)) == (302, of(cast.ava, "work/"))

        assert standing(complaint) == ("open", cast.ben)
        assert went_to(disable(ada, cast.ava)) == (302, of(cast.ava))
        assert not cast.again(cast.ava).is_active

    def test_what_is_claimed_holds_a_manager(self, cast: Cast, ada: Client, max_: Client) -> None:
        complaint = claimed_by(cast, cast.mona)
        assert "Max Ferrante can hand it over first." in errors(disable(ada, cast.mona))

        hand_over(cast, max_, cast.mona, to=None)

        assert standing(complaint) == ("escalated", None)
        assert disable(ada, cast.mona).status_code == 302

    def test_a_call_that_waits_holds_whoever_called(self, cast: Cast, ada: Client, mona: Client) -> None:
        complaint = saved(cast, cast.ava)
        actions.call_backup(complaint, by=cast.ava, asked=Call(CallKind.ATTEND))
        hand_over(cast, mona, cast.ava)
        assert "still open in their name" in errors(disable(ada, cast.ava))
        assert f"/review/calls/{complaint.calls.get().pk}/answer/" in text(mona.get(of(cast.ava, "work/")))

        mona.post(f"/review/calls/{complaint.calls.get().pk}/answer/", act(answer="attend"))

        assert disable(ada, cast.ava).status_code == 302

    def test_a_promise_stays_with_the_managers_and_holds_nobody(self, cast: Cast, ada: Client, mona: Client) -> None:
        complaint = saved(cast, cast.ava)
        promised(cast, complaint, cast.ava)
        actions.resolve(
            complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.YES
        )  # fmt: skip

        assert "and with the managers." in text(mona.get(of(cast.ava, "work/")))
        assert disable(ada, cast.ava).status_code == 302

    def test_a_promise_that_nobody_else_would_see_is_kept_first(self, cast: Cast, ada: Client, cleo: Client) -> None:
        complaint = saved(cast, cast.cleo)
        promised(cast, complaint, cast.cleo)
        actions.resolve(
            complaint, by=cast.cleo, remedy=Given(cast.remedy_type("explain")), put_right=PutRight.YES
        )  # fmt: skip
        Person.objects.filter(pk=cast.rui.pk).update(is_active=False)
        assert "Max Ferrante or Mona Reyes can hand it over first." in errors(disable(ada, cast.cleo))

        actions.keep_promise(complaint.remedies.get(promised_by__isnull=False), by=cast.cleo, how="Told them")

        assert disable(ada, cast.cleo).status_code == 302

    def test_being_on_duty_ends_by_itself(self, cast: Cast, ada: Client) -> None:
        review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
        assert "It ends by itself when they leave." in text(ada.get(of(cast.mona, "work/")))

        assert disable(ada, cast.mona).status_code == 302
        assert Duty.objects.filter(until=None).count() == 0

    def test_a_refusal_ends_no_duty_either(self, cast: Cast, ada: Client) -> None:
        review.switch_duty(cast.mona, cast.northgate, on=True, extension="4417")
        claimed_by(cast, cast.mona)

        answer = disable(ada, cast.mona)

        assert (answer.status_code, "Not done</h2>" in text(answer)) == (422, True)
        assert Duty.objects.filter(until=None).count() == 1

    def test_where_nobody_else_could_hand_it_over_another_manager_is_named_first(
        self, cast: Cast, ada: Client, sign_in: SignIn
    ) -> None:
        complaint = saved(cast, cast.rui)

        assert "Nobody else could hand it over yet: name another manager" in errors(disable(ada, cast.rui))
        assert "name another manager" in text(ada.get(of(cast.rui, "work/")))

        ada.post(of(cast.cleo, f"sites/{cast.riverside.pk}/"), {"role": "manager", "home": "", "works": "yes"})
        cleo = sign_in(Client(), cast.again(cast.cleo))
        fields = act(site=cast.riverside.pk, to=cast.cleo.pk, reason="He left")
        assert cleo.post(of(cast.rui, "work/"), fields).status_code == 302
        assert standing(complaint) == ("open", cast.cleo)
        assert disable(ada, cast.rui).status_code == 302


class TestTakingASiteAway:
    def leave(self, cast: Cast, client: Client, person: Person, role: str, works: str) -> Any:
        return client.post(of(person, f"sites/{cast.northgate.pk}/"), {"role": role, "home": "", "works": works})

    def test_is_refused_with_work_at_that_site(self, cast: Cast, ada: Client) -> None:
        saved(cast, cast.ava)

        assert "can hand it over first" in errors(self.leave(cast, ada, cast.ava, "front_desk", "no"))
        assert "can hand it over first" in errors(self.leave(cast, ada, cast.ava, "auditor", "yes"))
        assert cast.again(cast.ava).works[0].role == Role.FRONT_DESK

    def test_work_at_another_site_does_not_matter(self, cast: Cast, ada: Client) -> None:
        Membership.objects.create(person=cast.cleo, site=cast.northgate, role=Role.FRONT_DESK)
        saved(cast, cast.cleo)

        assert self.leave(cast, ada, cast.cleo, "front_desk", "no").status_code == 302

    def test_who_manages_no_more_gives_back_what_they_claimed_and_keeps_what_is_open(
        self, cast: Cast, ada: Client, max_: Client
    ) -> None:
        saved(cast, cast.mona)
        complaint = claimed_by(cast, cast.mona)
        assert "can hand it over first" in errors(self.leave(cast, ada, cast.mona, "front_desk", "yes"))

        review.release(complaint, by=cast.max, reason="She works at the desk now")

        assert self.leave(cast, ada, cast.mona, "front_desk", "yes").status_code == 302

    def test_the_desk_may_become_a_manager_with_everything_open(self, cast: Cast, ada: Client) -> None:
        saved(cast, cast.ava)

        assert self.leave(cast, ada, cast.ava, "manager", "yes").status_code == 302


def test_postgresql_refuses_it_whatever_path_an_admin_takes(cast: Cast) -> None:
    saved(cast, cast.ava)

    with pytest.raises(NotDone, match="still open in their name"):
        people.let_in(cast.ava, False, by=cast.ada)
    assert cast.again(cast.ava).is_active

"""Nobody's work is left behind: what is open in somebody's name is handed over before they leave."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, Complaint, PutRight
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import Duty, Membership, Person
from staff.people import actions as people
from staff.people.errors import NotDone
from staff.roles import Role
from tests.cast import Cast
from tests.journeys.desk import act, text, verbs
from tests.journeys.staff_forms import errors, of, went_to
from tests.people import SignIn

pytestmark = pytest.mark.django_db


def saved(cast: Cast, by: Person, words: str = "Waited two hours", about: tuple[Person, ...] = ()) -> Complaint:
    """Open, and theirs."""
    assert by.desk is not None
    particulars = Particulars(about_people=tuple(one.pk for one in about))
    told = Told(words, by.desk.site, cast.category("waiting"), by.desk.home_location, particulars=particulars)
    return actions.record(told, by=by)


def claimed_by(cast: Cast, by: Person) -> Complaint:
    found = saved(cast, cast.ava, "Wants the manager")
    actions.escalate(found, by=cast.ava, reason="Wants the manager")
    return review.claim(found, by=by)


def promised(cast: Cast, complaint: Complaint, by: Person) -> None:
    day = complaint.site.day(timezone.now()) + timedelta(days=2)
    actions.give_remedy(complaint, by=by, remedy=Given(cast.remedy_type("explain"), 0, day))


def standing(complaint: Complaint) -> tuple[str, Person | None]:
    now = Complaint.objects.select_related("owner").get(pk=complaint.pk)
    return now.state, now.owner


OUT = "They are out at their next page, and sign in no more. What they did stays theirs; nobody is deleted."


def explained(client: Client, person: Person) -> list[str]:
    """What the page says before its button is pressed."""
    return list(client.get(of(person, "sign-in/")).context["act"].explained)


def disable(client: Client, person: Person) -> Any:
    return client.post(of(person, "sign-in/"), {"may": "no"})


def hand_over(cast: Cast, client: Client, person: Person, **changes: Any) -> Any:
    fields = act(site=cast.northgate.pk, to=cast.ben.pk, reason="She leaves today") | changes
    return client.post(of(person, "work/"), {name: value for name, value in fields.items() if value is not None})


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

        assert disable(ada, cast.mona).status_code == 422
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


class TestTheirOpenWork:
    def test_a_manager_sees_it_all_with_what_it_is_about(self, cast: Cast, mona: Client) -> None:
        one = saved(cast, cast.ava)
        actions.call_backup(one, by=cast.ava, asked=Call(CallKind.ATTEND))
        promised(cast, one, cast.ava)

        page = text(mona.get(of(cast.ava, "work/")))

        assert f'href="{one.get_absolute_url()}">{one.reference}</a>' in page
        assert "Waiting," in page
        assert "A call for backup of theirs waits." in page
        assert "Explain and say sorry, by " in page
        assert "Hand it over" in page

    def test_an_admin_sees_reference_and_state_and_who_can_and_no_more(self, cast: Cast, ada: Client) -> None:
        one = saved(cast, cast.ava, "Shouted at my mother")
        promised(cast, one, cast.ava)

        page = text(ada.get(of(cast.ava, "work/")))

        assert one.reference in page and "Open" in page
        assert one.get_absolute_url() not in page
        for word in ("Shouted", "Waiting,", "Explain and say sorry", 'name="reason"'):
            assert word not in page
        assert "Max Ferrante or Mona Reyes can hand it over." in page

    def test_their_own_page_lists_it_in_few_words(self, cast: Cast, ada: Client, mona: Client, rui: Client) -> None:
        one, hidden = saved(cast, cast.ava, "Shouted"), saved(cast, cast.ava, about=(cast.ada,))
        for _ in range(9):
            saved(cast, cast.ava)

        admins, managers = text(ada.get(of(cast.ava))), text(mona.get(of(cast.ava)))

        assert one.reference in admins and one.reference in managers
        assert hidden.reference not in admins and hidden.reference in managers
        assert "Shouted" not in admins
        assert "and more" not in admins and "and more" in managers
        assert "Nothing at your sites." in text(rui.get(of(cast.cleo)))

    def test_an_admin_hands_nothing_over(self, cast: Cast, ada: Client) -> None:
        complaint = saved(cast, cast.ava)

        assert hand_over(cast, ada, cast.ava).status_code == 403
        assert standing(complaint) == ("open", cast.ava)

    def test_what_is_about_the_reader_is_not_there(self, cast: Cast, mona: Client, max_: Client, ada: Client) -> None:
        hidden = saved(cast, cast.ava, about=(cast.mona,))
        about_ada = saved(cast, cast.ava, "Slow")
        actions.correct(
            about_ada, by=cast.ava, reason="x", correction=actions.Correction({"about_people": [cast.ada.pk]})
        )  # fmt: skip

        assert hidden.reference not in text(mona.get(of(cast.ava, "work/")))
        assert about_ada.reference in text(mona.get(of(cast.ava, "work/")))
        assert hidden.reference in text(max_.get(of(cast.ava, "work/")))
        assert about_ada.reference not in text(ada.get(of(cast.ava, "work/")))

    def test_nor_is_it_handed_over_by_them(self, cast: Cast, mona: Client) -> None:
        hidden, other = saved(cast, cast.ava, about=(cast.mona,)), saved(cast, cast.ava)

        assert hand_over(cast, mona, cast.ava).status_code == 302

        assert (standing(hidden), standing(other)) == (("open", cast.ava), ("open", cast.ben))

    def test_a_manager_of_another_site_finds_nobody(self, cast: Cast, rui: Client) -> None:
        saved(cast, cast.ava)

        assert rui.get(of(cast.ava, "work/")).status_code == 404
        assert hand_over(cast, rui, cast.ava).status_code == 404

    def test_of_somebody_at_two_sites_each_manager_sees_their_own(self, cast: Cast, mona: Client, rui: Client) -> None:
        Membership.objects.create(person=cast.cleo, site=cast.northgate, role=Role.FRONT_DESK)
        there = saved(cast, cast.cleo)

        assert there.reference in text(rui.get(of(cast.cleo, "work/")))
        assert there.reference not in text(mona.get(of(cast.cleo, "work/")))

    def test_where_the_site_has_no_manager_the_fallback_hands_over(self, cast: Cast, ada: Client) -> None:
        complaint = saved(cast, cast.cleo)
        colleague = Membership.objects.create(person=cast.ben, site=cast.riverside, role=Role.FRONT_DESK)
        Person.objects.filter(username__in=["rui", "mona", "max"]).update(is_active=False)

        page = text(ada.get(of(cast.cleo, "work/")))
        answer = ada.post(of(cast.cleo, "work/"), act(site=cast.riverside.pk, to=cast.ben.pk, reason="She left"))

        assert 'name="reason"' in page and complaint.get_absolute_url() not in page
        assert went_to(answer) == (302, of(cast.cleo, "work/"))
        assert standing(complaint) == ("open", colleague.person)

    def test_nothing_open_is_said(self, cast: Cast, ada: Client, mona: Client) -> None:
        assert "Nothing is open in their name." in text(ada.get(of(cast.ava, "work/")))
        assert "Nothing is open in their name at your sites." in text(mona.get(of(cast.ava, "work/")))


class TestHandingOver:
    def test_each_has_its_own_event_by_whoever_handed_it_over(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")

        hand_over(cast, mona, cast.ava)

        for complaint in (one, other):
            event = complaint.events.get(verb="hand_over")
            assert (event.by, event.fact) == (cast.mona, f"to:{cast.ben.pk}")
            page = text(mona.get(complaint.get_absolute_url()))
            assert "handed it over to Ben Halloway." in page and "She leaves today" in page

    def test_one_may_go_to_another_colleague(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")

        hand_over(cast, mona, cast.ava, **{f"to_{one.pk.hex}": cast.theo.pk})

        assert (standing(one), standing(other)) == (("open", cast.theo), ("open", cast.ben))

    def test_what_was_claimed_goes_back_to_the_queue_in_the_same_act(self, cast: Cast, max_: Client) -> None:
        one, other = saved(cast, cast.mona), claimed_by(cast, cast.mona)

        assert hand_over(cast, max_, cast.mona).status_code == 302

        assert (standing(one), standing(other)) == (("open", cast.ben), ("escalated", None))
        assert verbs(other)[-1] == "release"

    def test_sent_twice_it_is_done_once(self, cast: Cast, mona: Client) -> None:
        complaint = saved(cast, cast.ava)
        fields = act(site=cast.northgate.pk, to=cast.ben.pk, reason="She leaves")

        answers = [went_to(mona.post(of(cast.ava, "work/"), fields)) for _ in range(2)]

        assert answers == [(302, of(cast.ava, "work/"))] * 2
        assert verbs(complaint).count("hand_over") == 1

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"to": ""}, "Choose a colleague, or one for each."),
            ({"to": "0"}, "Choose a colleague at this site’s desk."),
            ({"reason": ""}, "Say why; it stays in each history."),
            ({"reason": "a" * 2001}, "Please shorten this to 2,000 characters"),
            ({"submission_key": None}, "This form has lost its key."),
        ],
    )
    def test_bad_input_hands_nothing_over(
        self, cast: Cast, mona: Client, changes: dict[str, Any], sentence: str
    ) -> None:
        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")

        answer = hand_over(cast, mona, cast.ava, **changes)

        assert sentence in errors(answer)
        assert (standing(one), standing(other)) == (("open", cast.ava), ("open", cast.ava))

    @pytest.mark.parametrize("who", ["ava", "cleo", "gus"])
    def test_only_a_colleague_at_that_desk_gets_it(self, cast: Cast, mona: Client, who: str) -> None:
        saved(cast, cast.ava)

        answer = hand_over(cast, mona, cast.ava, to=getattr(cast, who).pk)

        assert "Choose a colleague at this site’s desk." in errors(answer)

    def test_it_never_goes_to_whom_it_is_about_and_then_none_goes(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.ava, about=(cast.ben,)), saved(cast, cast.ava)

        answer = hand_over(cast, mona, cast.ava)

        assert "It cannot go to them. Choose another colleague for this one." in errors(answer)
        assert (standing(one), standing(other)) == (("open", cast.ava), ("open", cast.ava))

    def test_what_a_colleague_took_meanwhile_undoes_the_whole(self, cast: Cast, mona: Client) -> None:
        from complaints.errors import LostRace
        from complaints.review.actions.leaving import hand_on

        one, other = saved(cast, cast.ava), saved(cast, cast.ava, "The food was cold")
        actions.hand_over(max((one, other), key=lambda each: each.pk), by=cast.max, to=cast.theo)

        with pytest.raises(LostRace):
            hand_on(cast.ava, [(one, cast.ben), (other, cast.ben)], by=cast.mona, reason="She leaves")

        assert standing(min((one, other), key=lambda each: each.pk)) == ("open", cast.ava)

    def test_nothing_left_is_said(self, cast: Cast, mona: Client) -> None:
        assert "Nothing here waits to be handed over any more." in errors_or_note(hand_over(cast, mona, cast.ava))

    def test_a_manager_hands_over_their_own_before_they_go(self, cast: Cast, mona: Client) -> None:
        one, other = saved(cast, cast.mona), claimed_by(cast, cast.mona)

        assert hand_over(cast, mona, cast.mona).status_code == 302
        assert (standing(one), standing(other)) == (("open", cast.ben), ("escalated", None))


def errors_or_note(answer: Any) -> str:
    assert answer.status_code == 422
    return text(answer)


def test_postgresql_refuses_it_whatever_path_an_admin_takes(cast: Cast) -> None:
    saved(cast, cast.ava)

    with pytest.raises(NotDone, match="still open in their name"):
        people.let_in(cast.ava, False, by=cast.ada)
    assert cast.again(cast.ava).is_active

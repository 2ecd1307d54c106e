"""Answering calls for backup, as a manager or as whom the fallback names."""

from __future__ import annotations

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import CallKind, Complaint, Event, Refusal
from complaints.particulars import Particulars
from staff.models import PatientLimit, Person, RemedyType
from tests.cast import SINCE, Cast
from tests.journeys.desk import act, text
from tests.journeys.read import words
from tests.journeys.waiting import REGION, at, call_for, come_now, lone_manager, open_one
from tests.owner import as_owner
from tests.people import SignIn

pytestmark = pytest.mark.django_db


def the_regulator_limits(cast: Cast) -> None:
    """Fifteen dollars at once and seventy-five a year."""
    with as_owner():
        PatientLimit.objects.create(
            organisation=cast.organisation, regime="us", currency="USD", per_item=15_00, per_year=75_00, source="OIG",
            during=(SINCE, None),
        )  # fmt: skip
        RemedyType.objects.filter(code__in=["parking", "meal"]).update(counts_to_limit=True)


def of_patient(cast: Cast, by: Person) -> Complaint:
    patient = Particulars(patient_reference="P-7")
    told = Told("Waited", cast.northgate, cast.category("waiting"), cast.reception_a, particulars=patient)
    return actions.record(told, by=by)


class TestAnsweringACall:
    @pytest.mark.parametrize(
        ("answer", "state", "told"),
        [
            ("approve", "approved", "said yes to"),
            ("decline", "declined", "said no"),
            ("attend", "attended", "is coming."),
        ],
    )
    def test_every_answer_reaches_the_desk(
        self, mona: Client, ava: Client, cast: Cast, answer: str, state: str, told: str
    ) -> None:
        call = call_for(cast)

        sent = mona.post(at(call), act(answer=answer, note="As we said"))

        call.refresh_from_db()
        assert (sent.status_code, sent["Location"]) == (302, call.complaint.get_absolute_url())
        assert (call.state, call.answered_by, call.answer_note) == (state, cast.mona, "As we said")
        page = text(ava.get(call.complaint.get_absolute_url()))
        assert told in page and "As we said" in page

    def test_a_yes_up_to_the_approvers_own_limit(self, mona: Client, cast: Cast) -> None:
        call = call_for(cast, 500_00, "refund")

        assert mona.post(at(call), act(answer="approve")).status_code == 302

    def test_no_yes_beyond_it(self, mona: Client, cast: Cast) -> None:
        call = call_for(cast, 500_01, "refund")
        shown = text(mona.get(at(call)))

        answer = mona.post(at(call), act(answer="approve", note="Kept words"))

        call.refresh_from_db()
        assert answer.status_code == 422
        assert "your limit is $500.00" in text(answer) and "your limit is $500.00" in shown
        assert "Kept words" in text(answer)
        assert (call.state, call.answered_by) == ("open", None)
        no = Refusal.objects.get()
        assert (no.person, no.complaint, no.amount, no.rule) == (cast.mona, call.complaint, 500_01, 6)
        assert not Event.objects.filter(verb="answer_call").exists()

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            (None, "Up to $30.00 · $2,000.00 left today: a yes is for exactly this, once. "
                   "Not more than $30.00, since that is your own limit for one “Parking”."),
            ([15_00], "Not more than $15.00, since no patient may be given more at once, unless their payer is known "
                      "to set no limit."),
            ([15_00] * 4 + [5_00], "Not more than $10.00, since this patient may be given no more this calendar year, "
                                   "unless their payer is known to set no limit."),
        ],
    )  # fmt: skip
    def test_the_page_says_which_limit_it_is(
        self, mona: Client, cast: Cast, given: list[int] | None, sentence: str
    ) -> None:
        if given is not None:
            the_regulator_limits(cast)
        for amount in given or []:
            actions.give_remedy(
                of_patient(cast, cast.mona), by=cast.mona, remedy=Given(cast.remedy_type("meal"), amount)
            )
        complaint = of_patient(cast, cast.ava)
        asked = Call(CallKind.APPROVE, Given(cast.remedy_type("parking"), 5_00))
        actions.call_backup(complaint, by=cast.ava, asked=asked)

        assert sentence in words(mona.get(at(complaint.calls.get())))

    def test_nobody_answers_their_own_call(self, mona: Client, max_: Client, cast: Cast) -> None:
        call = call_for(cast, by=cast.mona)

        answer = mona.post(at(call), act(answer="approve"))

        assert answer.status_code == 422
        assert "This is your own call, so somebody else has to answer it." in text(answer)
        assert "This is your own call" in text(mona.get(at(call)))
        queue = text(mona.get("/review/"))
        assert "another manager answers" in queue and at(call) not in queue
        assert at(call) not in text(mona.get(REGION))
        assert max_.post(at(call), act(answer="approve")).status_code == 302

    def test_there_is_nothing_to_allow_when_they_ask_to_come(self, mona: Client, cast: Cast) -> None:
        call = come_now(cast, open_one(cast))

        answer = mona.post(at(call), act(answer="approve"))

        assert answer.status_code == 422
        assert "They asked you to come: there is nothing to allow." in text(answer)
        assert 'value="approve"' not in text(mona.get(at(call)))

    @pytest.mark.parametrize("answer", [None, "", "perhaps"])
    def test_only_the_three_answers(self, mona: Client, cast: Cast, answer: str | None) -> None:
        sent = mona.post(at(call_for(cast)), act(answer=answer, note="Kept words"))

        assert sent.status_code == 422
        assert "Press one of the buttons" in text(sent) and "Kept words" in text(sent)

    def test_a_call_that_was_taken_back_is_told_so(self, mona: Client, cast: Cast) -> None:
        call = call_for(cast)
        actions.withdraw_call(call, by=cast.ava)

        answer, page = mona.post(at(call), act(answer="approve", note="Kept words")), mona.get(at(call))

        assert (answer.status_code, page.status_code) == (409, 409)
        assert "Ava Lindqvist took this call back." in text(answer) and "Kept words" in text(answer)
        assert "Ava Lindqvist took this call back." in text(page)

    def test_the_second_of_two_managers_hears_who_was_first(self, mona: Client, max_: Client, cast: Cast) -> None:
        call = call_for(cast)
        mona.post(at(call), act(answer="attend"))

        answer = max_.post(at(call), act(answer="approve"))

        assert answer.status_code == 409
        assert "Mona Reyes is on the way." in text(answer)

    def test_sent_twice_it_is_answered_once(self, mona: Client, cast: Cast) -> None:
        call, fields = call_for(cast), act(answer="approve")

        assert [mona.post(at(call), fields).status_code for _ in range(2)] == [302, 302]
        assert Event.objects.filter(verb="answer_call").count() == 1
        assert mona.post(at(call), fields | {"answer": "decline"}).status_code == 409

    def test_not_by_the_front_desk_an_auditor_or_another_site(
        self, ava: Client, rui: Client, ada: Client, cast: Cast, sign_in: SignIn
    ) -> None:
        call, gus = call_for(cast), sign_in(Client(), cast.gus)

        found = [one.post(at(call), act(answer="decline")).status_code for one in (ava, gus, ada, rui)]

        call.refresh_from_db()
        assert (found, call.state) == ([403, 403, 403, 404], "open")

    def test_not_by_who_manages_elsewhere_and_works_at_this_desk(self, rui: Client, cast: Cast) -> None:
        cast.rui.memberships.create(site=cast.northgate, role="front_desk", home_location=cast.reception_a)
        call = call_for(cast)

        assert rui.post(at(call), act(answer="decline")).status_code == 403
        assert at(call) not in text(rui.get("/review/")) + text(rui.get(REGION))

    def test_whom_the_fallback_names_answers_when_nobody_here_may(self, rui: Client, cast: Cast) -> None:
        lone_manager(cast, cast.northgate)
        call = call_for(cast)

        answer = rui.post(at(call), act(answer="attend"))

        assert (answer.status_code, answer["Location"]) == (302, "/")
        assert rui.get("/").status_code == 200


class TestAdmins:
    def test_an_admin_gets_in_only_while_something_is_theirs_to_review(self, ada: Client, cast: Cast) -> None:
        assert (ada.get("/review/").status_code, ada.get(REGION).status_code) == (403, 403)
        for site in (cast.northgate, cast.riverside):
            lone_manager(cast, site)
        call = call_for(cast)

        assert at(call) in text(ada.get("/review/"))
        assert at(call) in text(ada.get(REGION))
        assert ada.post(at(call), act(answer="decline")).status_code == 302
        assert ada.get("/review/").status_code == 403

    def test_and_claims_decides_and_sees_it_then(self, ada: Client, escalated: Complaint, cast: Cast) -> None:
        for site in (cast.northgate, cast.riverside):
            lone_manager(cast, site)
        assert ada.post(f"/review/{escalated.pk}/claim/", act()).status_code == 302

        answer = ada.post(f"/review/{escalated.pk}/decide/", act(what_was_done="Wrote", put_right="yes"))

        assert answer.status_code == 302
        assert ada.get(answer["Location"]).status_code == 200

"""The manager's verbs beside claim and decide: giving back, voiding, answering calls, being on duty."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaints import actions
from complaints.actions import Correction, Told
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, Complaint, Event, PutRight, ReadRecord, RedFlag, Refusal
from complaints.particulars import Particulars
from staff.models import Duty, Person, Site
from tests.cast import Cast
from tests.journeys.desk import act, recorded, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db
DUTY = "/review/duty/"
REGION = "/review/calls/"


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


@pytest.fixture
def max_(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.max)


@pytest.fixture
def rui(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.rui)


@pytest.fixture
def cleo(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.cleo)


@pytest.fixture
def ada(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ada)


@pytest.fixture
def escalated(ava: Client) -> Complaint:
    """A grievance of Ava's, waiting for a manager."""
    return recorded(ava, then="escalate", reason="Wants the manager", remedy_type=None, put_right=None)


@pytest.fixture
def claimed(escalated: Complaint, mona: Client) -> Complaint:
    """The same, and Mona has it."""
    assert mona.post(f"/review/{escalated.pk}/claim/", act()).status_code == 302
    return escalated


def open_one(cast: Cast, *flags: RedFlag, about: tuple[Person, ...] = (), by: Person | None = None) -> Complaint:
    told = Told(
        "The machine kept the coins.", cast.northgate, cast.category("parking"), cast.reception_a, flags,
        particulars=Particulars(about_people=tuple(one.pk for one in about)),
    )  # fmt: skip
    return actions.record(told, by=by or cast.ava)


def call_for(cast: Cast, amount: int = 18_00, code: str = "parking", by: Person | None = None) -> BackupCall:
    """“May I?” from Ava, the patient beside her."""
    complaint = open_one(cast, by=by)
    asked = Call(CallKind.APPROVE, Given(cast.remedy_type(code), amount), "They wait beside me")
    actions.call_backup(complaint, by=by or cast.ava, asked=asked)
    return complaint.calls.get()


def come_now(cast: Cast, complaint: Complaint, by: Person | None = None) -> BackupCall:
    actions.call_backup(complaint, by=by or cast.ava, asked=Call(CallKind.ATTEND))
    return complaint.calls.get()


def at(call: BackupCall) -> str:
    return f"/review/calls/{call.pk}/answer/"


def lone_manager(cast: Cast, site: Site) -> None:
    """Nobody manages this site any more."""
    site.memberships.filter(role="manager").update(is_active=False)


def standing(complaint: Complaint) -> tuple[str, Person | None]:
    complaint.refresh_from_db()
    return complaint.state, complaint.owner


class TestReleasing:
    def test_whoever_claimed_it_gives_it_back_with_the_reason(self, mona: Client, claimed: Complaint) -> None:
        answer = mona.post(f"/review/{claimed.pk}/release/", act(reason="My shift is over"))

        assert (answer.status_code, answer["Location"]) == (302, claimed.get_absolute_url())
        assert standing(claimed) == ("escalated", None)
        page = text(mona.get(claimed.get_absolute_url()))
        assert "gave it back to the queue." in page
        assert "My shift is over" in page

    def test_the_reason_need_not_be_said(self, mona: Client, claimed: Complaint) -> None:
        assert mona.post(f"/review/{claimed.pk}/release/", act()).status_code == 302

    def test_another_manager_takes_it_back_with_a_reason_and_without_one_not(
        self, max_: Client, claimed: Complaint, cast: Cast
    ) -> None:
        page = text(max_.get(f"/review/{claimed.pk}/release/"))
        silent = max_.post(f"/review/{claimed.pk}/release/", act())

        assert "<strong>Mona Reyes</strong> has it." in page
        assert silent.status_code == 422
        assert "Say why it goes back to the queue." in text(silent)
        assert standing(claimed) == ("in_review", cast.mona)

        answer = max_.post(f"/review/{claimed.pk}/release/", act(reason="Mona is on leave"))

        assert answer.status_code == 302
        assert standing(claimed) == ("escalated", None)
        assert "<strong>Max Ferrante</strong> gave it back to the queue." in text(max_.get(f"/review/{claimed.pk}/"))

    def test_what_a_manager_left_behind_is_taken_on_by_another(
        self, max_: Client, claimed: Complaint, cast: Cast
    ) -> None:
        cast.mona.is_active = False
        cast.mona.save(update_fields=["is_active"])

        max_.post(f"/review/{claimed.pk}/release/", act(reason="Mona left"))
        answer = max_.post(f"/review/{claimed.pk}/claim/", act())

        assert answer.status_code == 302
        assert standing(claimed) == ("in_review", cast.max)

    def test_sent_twice_it_is_released_once(self, mona: Client, claimed: Complaint) -> None:
        fields = act(reason="x")

        assert [mona.post(f"/review/{claimed.pk}/release/", fields).status_code for _ in range(2)] == [302, 302]
        assert Event.objects.filter(verb="release").count() == 1

    def test_too_long_a_reason_is_kept_and_said(self, mona: Client, claimed: Complaint) -> None:
        answer = mona.post(f"/review/{claimed.pk}/release/", act(reason="a" * 2001))

        assert answer.status_code == 422
        assert "Please shorten this to 2,000 characters" in text(answer)
        assert "a" * 2001 in text(answer)

    def test_the_front_desk_does_not(self, ava: Client, claimed: Complaint) -> None:
        assert ava.post(f"/review/{claimed.pk}/release/", act()).status_code == 403

    def test_the_claimants_page_offers_all_three_and_anothers_only_release(
        self, mona: Client, max_: Client, claimed: Complaint
    ) -> None:
        mine, others = text(mona.get(f"/review/{claimed.pk}/")), text(max_.get(f"/review/{claimed.pk}/"))

        for verb in ("release", "hand-back", "void"):
            assert f"/review/{claimed.pk}/{verb}/" in mine
            assert (f"/review/{claimed.pk}/{verb}/" in others) is (verb == "release")
            assert mona.get(f"/review/{claimed.pk}/{verb}/").status_code == 200


class TestHandingBack:
    def test_it_goes_back_to_whoever_escalated_it_unless_another_is_named(
        self, mona: Client, ava: Client, escalated: Complaint, cast: Cast
    ) -> None:
        page = text(mona.get(f"/review/{escalated.pk}/hand-back/"))
        answer = mona.post(f"/review/{escalated.pk}/hand-back/", act(guidance="Call the ward again"))

        assert f'<option value="{cast.ava.pk}" selected>' in page
        assert (answer.status_code, answer["Location"]) == (302, escalated.get_absolute_url())
        assert standing(escalated) == ("open", cast.ava)
        assert "Call the ward again" in text(ava.get(escalated.get_absolute_url()))

    def test_a_formal_one_stays_formal_and_in_the_queue(self, mona: Client, claimed: Complaint, cast: Cast) -> None:
        formal_at = Complaint.objects.get(pk=claimed.pk).formal_at

        answer = mona.post(f"/review/{claimed.pk}/hand-back/", act(to=str(cast.ben.pk), guidance="Ask radiology"))

        assert answer.status_code == 302
        assert standing(claimed) == ("open", cast.ben)
        assert claimed.formal_at == formal_at is not None
        queue = text(mona.get("/review/"))
        assert claimed.reference in queue and "Still at the desk" in queue

    def test_without_guidance_nothing_moves(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        answer = mona.post(f"/review/{escalated.pk}/hand-back/", act(to=str(cast.ben.pk), guidance=" "))

        assert answer.status_code == 422
        assert "Write what they should do." in text(answer)
        assert f'<option value="{cast.ben.pk}" selected>' in text(answer)
        assert standing(escalated) == ("escalated", None)

    @pytest.mark.parametrize("who", ["ben", "cleo", "ada", "gus"])
    def test_never_to_somebody_it_is_about_nor_from_elsewhere(self, mona: Client, cast: Cast, who: str) -> None:
        complaint = open_one(cast, about=(cast.ben,))
        actions.escalate(complaint, by=cast.ava, reason="About Ben")

        answer = mona.post(
            f"/review/{complaint.pk}/hand-back/", act(to=str(getattr(cast, who).pk), guidance="Kept words")
        )

        assert answer.status_code == 422
        assert "It cannot go to them. Choose another colleague." in text(answer)
        assert "Kept words" in text(answer) and "Ben Halloway" not in text(answer)
        assert standing(complaint) == ("escalated", None)

    def test_whoever_escalated_it_and_left_is_not_the_default(
        self, mona: Client, escalated: Complaint, cast: Cast
    ) -> None:
        cast.ava.memberships.update(is_active=False)

        answer = mona.post(f"/review/{escalated.pk}/hand-back/", act(guidance="x"))

        assert answer.status_code == 422
        assert "Choose who gets it." in text(answer)

    def test_not_by_another_manager_than_the_one_who_has_it(self, max_: Client, claimed: Complaint, cast: Cast) -> None:
        assert max_.post(f"/review/{claimed.pk}/hand-back/", act(guidance="x")).status_code == 409
        assert standing(claimed) == ("in_review", cast.mona)

    def test_not_by_the_front_desk_nor_another_sites_manager(
        self, ava: Client, rui: Client, escalated: Complaint
    ) -> None:
        assert ava.post(f"/review/{escalated.pk}/hand-back/", act(guidance="x")).status_code == 403
        assert rui.post(f"/review/{escalated.pk}/hand-back/", act(guidance="x")).status_code == 404

    def test_words_survive_an_expired_sign_in(
        self, mona: Client, escalated: Complaint, cast: Cast, sign_in: SignIn
    ) -> None:
        path = f"/review/{escalated.pk}/hand-back/"
        token = mona.get(path).context["form"].initial["form_token"]
        mona.logout()
        mona.post(path, act(guidance="Kept for me", to=str(cast.ben.pk), form_token=token))

        page = text(sign_in(mona, cast.mona).get(path))

        assert "Kept for me" in page
        assert f'<option value="{cast.ben.pk}" selected>' in page


class TestVoiding:
    def test_with_a_reason(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="A test entry"))

        assert (answer.status_code, answer["Location"]) == (302, escalated.get_absolute_url())
        assert standing(escalated) == ("void", cast.mona)
        assert (escalated.void_reason, escalated.duplicate_of) == ("A test entry", None)

    def test_without_a_reason_it_stays(self, mona: Client, escalated: Complaint) -> None:
        answer = mona.post(f"/review/{escalated.pk}/void/", act())

        assert answer.status_code == 422
        assert "Say why; it stays in the record." in text(answer)
        assert standing(escalated) == ("escalated", None)

    def test_a_duplicate_names_the_one_it_repeats(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        first = open_one(cast)

        answer = mona.post(
            f"/review/{escalated.pk}/void/", act(reason="Told twice", duplicate_of=f" {first.reference.lower()} ")
        )

        assert answer.status_code == 302
        assert standing(escalated)[0] == "void"
        assert escalated.duplicate_of == first
        assert f"it repeats {first.reference}" in text(mona.get(escalated.get_absolute_url()))

    def test_never_of_another_sites_reference(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        told = Told("Lost bag", cast.riverside, cast.category("lost_item"), cast.main_desk)
        other = actions.record(told, by=cast.cleo)

        for reference in (other.reference, "NG-0-Z"):
            answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="Kept words", duplicate_of=reference))

            assert answer.status_code == 422
            assert f"{reference} is no complaint of Northgate. Look at the reference again." in text(answer)
            assert "Kept words" in text(answer)
        assert standing(escalated) == ("escalated", None)

    def test_nor_of_one_about_the_manager(self, mona: Client, escalated: Complaint, cast: Cast) -> None:
        hidden = open_one(cast, about=(cast.mona,))

        answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="x", duplicate_of=hidden.reference))

        assert answer.status_code == 422
        assert "is no complaint of Northgate" in text(answer)

    def test_nor_of_itself(self, mona: Client, escalated: Complaint) -> None:
        answer = mona.post(f"/review/{escalated.pk}/void/", act(reason="x", duplicate_of=escalated.reference))

        assert answer.status_code == 422
        assert "It cannot repeat itself." in text(answer)

    def test_not_by_the_front_desk_nor_another_site_nor_while_another_has_it(
        self, ava: Client, rui: Client, max_: Client, claimed: Complaint
    ) -> None:
        found = [one.post(f"/review/{claimed.pk}/void/", act(reason="x")).status_code for one in (ava, rui, max_)]

        assert found == [403, 404, 409]
        assert standing(claimed)[0] == "in_review"

    def test_not_by_whom_only_the_fallback_names(self, rui: Client, escalated: Complaint, cast: Cast) -> None:
        lone_manager(cast, cast.northgate)

        assert rui.get(f"/review/{escalated.pk}/").status_code == 200
        assert rui.post(f"/review/{escalated.pk}/void/", act(reason="x")).status_code == 403
        assert f"/review/{escalated.pk}/void/" not in text(rui.get(f"/review/{escalated.pk}/"))


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


class TestDuty:
    def test_on_twice_is_once_and_then_off(self, mona: Client, cast: Cast) -> None:
        on = act(on="yes", extension="4417")

        answers = [mona.post(DUTY, on), mona.post(DUTY, on)]

        assert [(one.status_code, one["Location"]) for one in answers] == [(302, "/review/")] * 2
        duty = Duty.objects.get()
        assert (duty.person, duty.site, duty.extension, duty.until) == (cast.mona, cast.northgate, "4417", None)
        assert "ext. 4417" in text(mona.get("/review/"))
        assert mona.post(DUTY, act(on="no")).status_code == 302
        duty.refresh_from_db()
        assert duty.until is not None
        assert "You are not on duty" in text(mona.get("/review/"))

    def test_another_extension_is_the_same_duty(self, mona: Client) -> None:
        mona.post(DUTY, act(on="yes", extension="4417"))
        mona.post(DUTY, act(on="yes", extension="4418"))

        assert Duty.objects.get().extension == "4418"

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"on": "yes"}, "Which extension reaches you? They see it when they call."),
            ({"on": "yes", "extension": "   "}, "Which extension reaches you?"),
            ({"on": "yes", "extension": "4" * 21}, "Please shorten the extension to 20 characters."),
            ({"on": "yes", "extension": "4\x00"}, "Null characters are not allowed."),
            ({"extension": "4417"}, "Press one of the buttons"),
            ({"on": "maybe", "extension": "4417"}, "Press one of the buttons"),
            ({"on": "yes", "extension": "4417", "submission_key": None}, "This form has lost its key."),
            ({"on": "yes", "extension": "4417", "site": "999999"}, "Choose a site that you manage."),
        ],
    )
    def test_what_is_not_clear_changes_nothing(self, mona: Client, fields: dict[str, Any], sentence: str) -> None:
        answer = mona.post(DUTY, act(**fields))

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert fields.get("extension", "").strip().replace("\x00", "") in text(answer)
        assert not Duty.objects.exists()

    def test_who_manages_two_sites_is_on_duty_at_the_one_named(self, mona: Client, cast: Cast) -> None:
        cast.mona.memberships.create(site=cast.riverside, role="manager", home_location=cast.main_desk)

        mona.post(DUTY, act(on="yes", extension="7001", site=str(cast.riverside.pk)))

        assert Duty.objects.get().site == cast.riverside
        assert "You are on duty at Riverside" in " ".join(text(mona.get("/review/")).split())

    def test_only_managers_are_on_duty(self, ava: Client, ada: Client, mona: Client) -> None:
        found = [one.post(DUTY, act(on="yes", extension="1")).status_code for one in (ava, ada)]

        assert found == [403, 403]
        assert mona.get(DUTY).status_code == 200


class TestTheQueue:
    def test_calls_stand_on_top_those_in_danger_first(self, mona: Client, cast: Cast) -> None:
        first = call_for(cast)
        danger = open_one(cast, RedFlag.AT_RISK).calls.get()

        page = text(mona.get("/review/"))

        assert page.index(at(danger)) < page.index(at(first)) < page.index("The queue")
        for words in ("Ava, Reception A", "Parking, $18.00", "come now", "They wait beside me", "Approve", "At once"):
            assert words in page
        assert page.count("btn-primary") == 1

    def test_an_auditor_only_reads(self, cast: Cast, escalated: Complaint, sign_in: SignIn) -> None:
        call = call_for(cast)

        page = text(sign_in(Client(), cast.gus).get("/review/"))

        assert "Parking, $18.00" in page and escalated.reference in page
        assert at(call) not in page and DUTY not in page
        assert page.count('<form method="post"') == 1  # signing out

    def test_late_promises_and_call_backs_stand_below(self, mona: Client, cast: Cast) -> None:
        complaint = open_one(cast)
        today = cast.northgate.day(timezone.now())
        for days in (0, 5):
            given = Given(cast.remedy_type("meal"), 5_00, today + timedelta(days=days))
            actions.give_remedy(complaint, by=cast.ben, remedy=given)

        page = text(mona.get("/review/"))

        assert "Meal voucher, $5.00" in page
        assert page.count('<span class="label label-soon">Today</span>') == 1
        assert "Late" not in page

    def test_what_is_overdue_is_late_in_words(self, mona: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        complaint = open_one(cast)
        today = cast.northgate.day(timezone.now())
        actions.give_remedy(complaint, by=cast.ben, remedy=Given(cast.remedy_type("meal"), 5_00, today))
        tomorrow = timezone.now() + timedelta(days=1)
        monkeypatch.setattr("complaints.review.due.timezone", SimpleNamespace(now=lambda: tomorrow))

        assert '<span class="label label-bad">Late</span>' in text(mona.get("/review/"))

    def test_who_waits_to_be_called_back_stands_below_too(
        self, cleo: Client, rui: Client, mona: Client, cast: Cast
    ) -> None:
        complaint = recorded(cleo, then="save", remedy_type=None, put_right=None)
        explained = Given(cast.remedy_type("explain"))
        actions.resolve(complaint, by=cast.cleo, remedy=explained, put_right=PutRight.COULD_NOT_ASK)

        page = text(rui.get("/review/"))

        assert "Call back" in page and complaint.reference in page
        assert complaint.reference not in text(mona.get("/review/"))

    def test_whom_it_is_about_sees_neither_call_nor_row_nor_count(self, mona: Client, max_: Client, cast: Cast) -> None:
        complaint = open_one(cast, RedFlag.AT_RISK, about=(cast.mona,))
        call = complaint.calls.get()

        hers, his = text(mona.get("/review/")), text(max_.get("/review/"))

        assert complaint.reference in his and at(call) in his and 'class="count">1' in his
        assert complaint.reference not in hers and at(call) not in hers and 'class="count"' not in hers
        assert at(call) not in text(mona.get(REGION)) and at(call) in text(max_.get(REGION))
        assert mona.get(at(call)).status_code == 404
        assert mona.post(at(call), act(answer="attend")).status_code == 404


class TestTheRegion:
    def version(self, client: Client) -> str:
        page = text(client.get(REGION))
        return page.split('data-version="')[1].split('"')[0]

    def test_nothing_new_is_204_and_a_call_is_200(self, mona: Client, cast: Cast) -> None:
        before = self.version(mona)
        same = mona.get(REGION, {"v": before})
        call = call_for(cast)

        changed = mona.get(REGION, {"v": before})

        assert (same.status_code, same.content) == (204, b"")
        assert changed.status_code == 200
        assert at(call) in text(changed)
        assert text(changed).strip().startswith('<section id="calls"')
        assert mona.get(REGION, {"v": self.version(mona)}).status_code == 204

    def test_an_answer_by_another_manager_empties_it(self, mona: Client, max_: Client, cast: Cast) -> None:
        call = call_for(cast)
        before = self.version(mona)
        max_.post(at(call), act(answer="decline"))

        answer = mona.get(REGION, {"v": before})

        assert answer.status_code == 200
        assert at(call) not in text(answer) and "ringing" not in text(answer)

    def test_a_correction_shows_too(self, mona: Client, cast: Cast) -> None:
        call = call_for(cast)
        before = self.version(mona)
        about = Correction({"about_people": [cast.mona.pk]})
        actions.correct(call.complaint, by=cast.ava, correction=about, reason="They named Mona")

        answer = mona.get(REGION, {"v": before})

        assert answer.status_code == 200
        assert at(call) not in text(answer)

    def test_a_call_that_waits_too_long_says_so(
        self, mona: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        call = call_for(cast)
        before = self.version(mona)
        later = timezone.now() + timedelta(minutes=12)
        for module in ("calls", "views.answering"):
            monkeypatch.setattr(f"complaints.review.{module}.timezone", SimpleNamespace(now=lambda: later))

        answer = mona.get(REGION, {"v": before})

        assert answer.status_code == 200
        assert "Waiting 12 min" in text(answer)
        assert "Waiting 12 min" in text(mona.get(at(call))) and "Waiting 12 min" in text(mona.get("/review/"))

    def test_a_poll_writes_and_records_nothing(self, mona: Client, cast: Cast) -> None:
        call_for(cast)
        before = (Event.objects.count(), ReadRecord.objects.count())

        mona.get(REGION)
        mona.get(REGION, {"v": "x"})

        assert (Event.objects.count(), ReadRecord.objects.count()) == before

    def test_a_poll_asks_four_questions_however_many_wait(self, mona: Client, cast: Cast) -> None:
        for _ in range(25):
            call_for(cast)
        version = self.version(mona)

        with CaptureQueriesContext(connection) as asked:
            assert mona.get(REGION, {"v": version}).status_code == 204

        assert len(asked) == 4  # the session, the person with where they work, the fallback, what waits
        assert text(mona.get(REGION)).count("/answer/") == 20

    def test_the_front_desk_has_none(self, ava: Client) -> None:
        assert ava.get(REGION).status_code == 403

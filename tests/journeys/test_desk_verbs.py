"""The desk's verbs as a browser posts them: what is done, and beside it what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.models import CallKind, Complaint, Event, Refusal, Remedy
from complaints.particulars import Particulars
from complaints.proof import verify
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def ben(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ben)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


@pytest.fixture
def cleo(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.cleo)


def at(complaint: Complaint, path: str) -> str:
    return f"{complaint.get_absolute_url()}{path}/"


def verbs(complaint: Complaint) -> list[str]:
    return list(complaint.events.order_by("position").values_list("verb", flat=True))


class TestWho:
    WHOLE = {
        "channel": "phone", "happened_at": "2026-01-05T09:30", "patient_reference": "MRN-1", "patient_name": "Ann Example",
        "payer": "limited", "complainant": "family", "complainant_name": "Bo Example", "contact_by": "phone",
        "contact_detail": "555-0142", "language": "Swedish", "access_needs": "Large print", "about_other": "The porter",
    }  # fmt: skip

    def test_everything_told_is_kept_and_shown(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava, then="save", about_people=[str(cast.ben.pk)], **self.WHOLE)

        assert complaint.happened_at is not None
        assert complaint.happened_at.isoformat() == "2026-01-05T14:30:00+00:00"  # on Northgate's clock
        assert complaint.about_people == [cast.ben.pk]
        page = text(ava.get(complaint.get_absolute_url()))
        for words in ("By phone", "Ann Example, MRN-1", "Medicare", "Family: Bo Example", "Phone: 555-0142", "Swedish",
                      "Large print", "Ben Halloway, The porter"):  # fmt: skip
            assert words in page
        assert verify().faults == []

    def test_what_nobody_told_keeps_its_default(self, ava: Client) -> None:
        complaint = recorded(ava)

        assert (complaint.channel, complaint.payer, complaint.complainant) == ("in_person", "unknown", "patient")
        assert (complaint.contact_by, complaint.about_people, complaint.happened_at) == ("", [], None)

    def test_what_came_in_writing_is_formal(self, ava: Client) -> None:
        complaint = recorded(ava, then="save", channel="written")

        assert complaint.red_flags == ["written"]
        assert complaint.formal_cause == "red_flag"
        assert verify().faults == []

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"happened_at": "tomorrow"}, "Write when it was, like 2026-11-24 09:30."),
            ({"happened_at": "2999-01-01T00:00"}, "It cannot have happened later than now."),
            ({"channel": "pigeon"}, "Choose one of those shown."),
            ({"payer": "rich"}, "Choose one of those shown."),
            ({"complainant": "cat"}, "Choose one of those shown."),
            ({"contact_by": "phone"}, "Write a telephone number, or choose “No contact wanted”."),
            ({"contact_by": "email"}, "Write an e-mail address"),
            ({"contact_detail": "555-0142"}, "Choose how: phone, e-mail or post."),
            ({"patient_name": "x" * 151}, "Please shorten this to 150 characters; it has 151."),
            ({"patient_reference": "x" * 61}, "Please shorten this to 60 characters; it has 61."),
            ({"about_people": ["abc"]}, "Choose colleagues of this site only"),
            ({"promised_by": "2020-01-01"}, "A promise is for today or a day to come."),
            ({"promised_by": "soon"}, "Write the day like 2026-12-01."),
            ({"patient_present": "maybe"}, "Choose yes or no."),
            ({"kind": "shout", "then": "call_backup"}, "Choose “come now” or “may I”."),
        ],
    )
    def test_bad_input_gets_a_sentence_and_changes_nothing(
        self, ava: Client, change: dict[str, Any], sentence: str
    ) -> None:
        answer = ava.post(NEW, typed(**change))

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert "nobody told them why" in text(answer)
        assert not Complaint.objects.exists()

    def test_staff_of_another_site_and_oneself_are_not_offered(self, cast: Cast, ava: Client) -> None:
        for other in (cast.cleo, cast.ava):
            answer = ava.post(NEW, typed(about_people=[str(other.pk)]))
            assert answer.status_code == 422
            assert "what is about you is recorded by somebody else" in text(answer)


class TestPatientPresent:
    def test_in_the_us_leaving_makes_it_formal(self, ava: Client) -> None:
        complaint = recorded(ava, then="save", patient_present="no")

        assert (complaint.state, complaint.formal_cause) == ("open", "patient_left")
        page = text(ava.get(complaint.get_absolute_url()))
        assert "It is a grievance: the patient left before it was put right." in page
        assert verify().faults == []

    @pytest.mark.parametrize("answer", ["yes", None])
    def test_while_they_are_here_it_is_not(self, ava: Client, answer: str | None) -> None:
        assert recorded(ava, then="save", patient_present=answer).formal_at is None

    def test_in_england_it_is_not_either(self, cleo: Client) -> None:
        complaint = recorded(cleo, then="save", patient_present="no")

        assert complaint.formal_at is None
        assert complaint.on_the_spot_until is not None

    def test_only_where_it_matters_is_it_asked(self, ava: Client, cleo: Client) -> None:
        assert "Is the patient still here?" in text(ava.get(NEW))
        assert "Is the patient still here?" not in text(cleo.get(NEW))


class TestContact:
    def test_escalating_asks_how_to_reach_them(self, ava: Client) -> None:
        fields = typed(then="escalate", reason="x")
        del fields["contact_by"]

        answer = ava.post(NEW, fields)

        assert answer.status_code == 422
        assert "Ask how a manager may reach them" in text(answer)
        assert ava.post(NEW, fields | {"contact_by": "none"}).status_code == 302

    def test_a_saved_one_is_asked_when_it_goes_up_and_only_then(self, ava: Client) -> None:
        bare, known = recorded(ava, then="save"), recorded(ava, then="save", contact_by="email", contact_detail="a@b.c")
        plain = {"submission_key": act()["submission_key"], "reason": "x"}

        assert ava.post(at(bare, "escalate"), plain).status_code == 422
        assert ava.post(at(bare, "escalate"), plain | {"contact_by": "phone", "contact_detail": "1"}).status_code == 302
        assert ava.post(at(known, "escalate"), plain | {"submission_key": act()["submission_key"]}).status_code == 302
        bare.refresh_from_db()
        assert (bare.contact_by, bare.contact_detail) == ("phone", "1")
        assert verify().faults == []


class TestNoteAndCorrect:
    def test_a_note_in_any_state(self, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "note"), act(note="They rang to say thanks")).status_code == 302

        assert verbs(complaint) == ["record", "give", "resolve", "note"]
        assert "“They rang to say thanks”" in text(ava.get(complaint.get_absolute_url()))

    def test_an_empty_note_is_none(self, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "note"), act(note=" ")).status_code == 422
        assert verbs(complaint) == ["record", "give", "resolve"]

    def fields(self, complaint: Complaint, **changes: Any) -> dict[str, Any]:
        standing = {"what_happened": complaint.what_happened, "category": complaint.category.code,
                    "location": str(complaint.location_id or ""), "reason": "Typed wrongly", "contact_by": ""}  # fmt: skip
        return act(**standing | changes)

    def test_before_and_after_are_kept(self, ava: Client) -> None:
        complaint = recorded(ava)

        answer = ava.post(at(complaint, "correct"), self.fields(complaint, category="food", patient_name="Ann"))

        assert answer.status_code == 302
        complaint = Complaint.objects.get()
        assert (complaint.category.code, complaint.patient_name) == ("food", "Ann")
        page = text(ava.get(complaint.get_absolute_url()))
        assert "subject “Waiting” is now “Food”" in page
        assert "patient name “nothing” is now “Ann”" in page
        assert verify().faults == []

    def test_nothing_different_is_no_correction(self, ava: Client) -> None:
        complaint = recorded(ava)
        complaint.refresh_from_db()

        answer = ava.post(at(complaint, "correct"), self.fields(complaint))

        assert answer.status_code == 422
        assert "Nothing is different from what stands here already." in text(answer)

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"category": "weather"}, "Choose one of the subjects shown."),
            ({"reason": ""}, "Say why it is corrected."),
            ({"what_happened": ""}, "Write what happened."),
            ({"happened_at": "2999-01-01T00:00"}, "It cannot have happened later than now."),
        ],
    )
    def test_bad_corrections(self, ava: Client, change: dict[str, str], sentence: str) -> None:
        complaint = recorded(ava)

        answer = ava.post(at(complaint, "correct"), self.fields(complaint, **change))

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert verbs(complaint) == ["record", "give", "resolve"]

    def test_another_sites_place_is_not_one_of_ours(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava)

        answer = ava.post(at(complaint, "correct"), self.fields(complaint, location=str(cast.main_desk.pk)))

        assert answer.status_code == 422
        assert "Choose one of the places of this site." in text(answer)

    def test_a_red_flag_may_come_later_and_makes_it_formal(self, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        assert ava.post(at(complaint, "correct"), self.fields(complaint, red_flags=["harm"])).status_code == 302

        complaint.refresh_from_db()
        assert (complaint.red_flags, complaint.formal_cause) == (["harm"], "red_flag")
        assert verify().faults == []

    def test_colleagues_correct_only_what_is_theirs_and_managers_all(
        self, cast: Cast, ava: Client, ben: Client, mona: Client
    ) -> None:
        complaint = recorded(ava, then="save")

        assert ben.post(at(complaint, "correct"), self.fields(complaint, patient_name="x")).status_code == 403
        assert mona.post(at(complaint, "correct"), self.fields(complaint, patient_name="x")).status_code == 302

    def test_it_is_not_corrected_to_be_about_who_has_it(self, cast: Cast, mona: Client, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        answer = mona.post(at(complaint, "correct"), self.fields(complaint, about_people=[str(cast.ava.pk)]))

        assert answer.status_code == 422
        assert "it has to go to a colleague or back to the queue first" in text(answer)


class TestHandOver:
    def test_it_is_theirs_from_then_on(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        answer = ava.post(at(complaint, "hand-over"), act(to=str(cast.ben.pk), note="My shift ends"))

        assert answer.status_code == 302
        assert Complaint.objects.get().owner == cast.ben
        assert "handed it over to Ben Halloway." in text(ava.get(complaint.get_absolute_url()))
        assert verify().faults == []

    @pytest.mark.parametrize("to", ["cleo", "gus", "ada", "ava"])
    def test_only_to_a_colleague_at_this_desk(self, cast: Cast, ava: Client, to: str) -> None:
        complaint = recorded(ava, then="save")

        answer = ava.post(at(complaint, "hand-over"), act(to=str(getattr(cast, to).pk)))

        assert answer.status_code == 422
        assert Complaint.objects.get().owner == cast.ava

    def test_a_passer_by_hands_nothing_on(self, cast: Cast, ava: Client, ben: Client, mona: Client) -> None:
        complaint = recorded(ava, then="save")

        assert ben.post(at(complaint, "hand-over"), act(to=str(cast.theo.pk))).status_code == 403
        assert mona.post(at(complaint, "hand-over"), act(to=str(cast.theo.pk))).status_code == 302

    def test_what_is_over_is_not_handed_over(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "hand-over"), act(to=str(cast.ben.pk))).status_code == 409


class TestReopen:
    def test_an_informal_one_comes_back_as_theirs(self, cast: Cast, ava: Client) -> None:
        complaint = recorded(ava)

        assert ava.post(at(complaint, "reopen"), act(reason="It is cold again")).status_code == 302

        complaint.refresh_from_db()
        assert (complaint.state, complaint.owner, complaint.resolved_at) == ("open", cast.ava, None)
        assert verify().faults == []

    def test_a_formal_one_goes_to_the_managers(self, cast: Cast, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, then="escalate", reason="x")
        mona.post(f"/review/{complaint.pk}/claim/", act())
        mona.post(f"/review/{complaint.pk}/decide/", act(what_was_done="Wrote", put_right="yes"))

        assert ava.post(at(complaint, "reopen"), act(reason="No letter came")).status_code == 302

        complaint.refresh_from_db()
        assert (complaint.state, complaint.owner, complaint.escalated_reason) == ("escalated", None, "No letter came")
        assert verify().faults == []

    def test_what_is_open_or_void_is_not_reopened(self, cast: Cast, ava: Client) -> None:
        from complaints.review import actions as review

        opened, void = recorded(ava, then="save"), recorded(ava, then="save")
        review.void(void, by=cast.mona, reason="Twice")

        assert ava.post(at(opened, "reopen"), act(reason="x")).status_code == 409
        answer = ava.post(at(void, "reopen"), act(reason="x"))
        assert answer.status_code == 409
        assert "It is now: <strong>void</strong>" in text(answer)


class TestGiveAndPromise:
    def day(self, cast: Cast, days: int) -> str:
        return (cast.northgate.day(timezone.now()) + timedelta(days=days)).isoformat()

    def test_something_is_given_and_it_stays_open(self, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        answer = ava.post(at(complaint, "remedy"), act(remedy_type="parking", amount="8.00", what_was_done="Paid"))

        assert answer.status_code == 302
        complaint.refresh_from_db()
        assert (complaint.state, complaint.remedies.get().amount) == ("open", 800)
        assert "“Paid”" in text(ava.get(complaint.get_absolute_url()))

    def test_also_on_a_formal_one(self, ava: Client) -> None:
        complaint = recorded(ava, then="save", red_flags=["rights"])

        assert ava.post(at(complaint, "remedy"), act(remedy_type="explain")).status_code == 302

    @pytest.mark.parametrize(("amount", "status"), [("9.99", 302), ("10.00", 302), ("10.01", 422)])
    def test_within_ones_own_limit(self, ava: Client, amount: str, status: int) -> None:
        complaint = recorded(ava, then="save")

        assert ava.post(at(complaint, "remedy"), act(remedy_type="parking", amount=amount)).status_code == status
        assert Refusal.objects.count() == (status == 422)

    def test_a_promise_is_on_the_desk_until_it_is_kept(self, cast: Cast, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, remedy_type="parking", amount="8.00", promised_by=self.day(cast, 2))
        promise = Remedy.objects.get()

        assert complaint.state == "resolved"
        for client in (ava, mona):
            assert "Promised" in text(client.get("/"))
        assert ava.post(at(complaint, f"promises/{promise.pk}/keep"), act(how="Paid in cash office")).status_code == 302
        assert "Promised" not in text(ava.get("/"))
        page = text(ava.get(complaint.get_absolute_url()))
        assert "Promise kept" in page
        assert "“Paid in cash office”" in page
        assert verify().faults == []

    def test_a_promise_kept_twice_says_who_kept_it(self, cast: Cast, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, promised_by=self.day(cast, 1))
        path = at(complaint, f"promises/{Remedy.objects.get().pk}/keep")
        first = act(how="Rang them")
        ava.post(path, first)

        answer = mona.post(path, act(how="Wrote to them"))

        assert answer.status_code == 409
        assert "Ava Lindqvist kept this promise already." in text(answer)
        assert "Wrote to them" in text(answer)
        assert ava.post(path, first).status_code == 302

    def test_a_promise_of_another_complaint_is_not_found_here(self, cast: Cast, ava: Client) -> None:
        one, other = recorded(ava, promised_by=self.day(cast, 1)), recorded(ava)

        assert ava.get(at(other, f"promises/{one.remedies.get().pk}/keep")).status_code == 404
        assert ava.get(at(other, f"promises/{other.remedies.get().pk}/keep")).status_code == 404

    def test_a_late_one_says_so(
        self, cast: Cast, ava: Client, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        complaint = recorded(ava, promised_by=self.day(cast, 0))
        later = timezone.now() + timedelta(days=2)
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)
        sign_in(ava, cast.ava)

        assert "Late:" in text(ava.get("/"))
        assert "Late: promised by" in text(ava.get(complaint.get_absolute_url()))


class TestAboutSomebody:
    """Whoever a complaint is about finds it nowhere."""

    @pytest.mark.parametrize("name", ["ben", "mona", "gus"])
    def test_nothing_of_it_is_found(self, cast: Cast, sign_in: SignIn, name: str) -> None:
        named = getattr(cast, name)
        told = Told(
            "He shouted at her", cast.northgate, cast.category("attitude"), cast.reception_a,
            particulars=Particulars(about_people=(named.pk,), patient_name="Ann Example"),
        )  # fmt: skip
        complaint = actions.record(told, by=cast.ava)
        actions.escalate(complaint, by=cast.ava, reason="Needs a manager")
        client = sign_in(Client(), named)

        for path in ("", "note/", "correct/", "resolve/", "reopen/"):
            assert client.get(f"{complaint.get_absolute_url()}{path}").status_code in (403, 404)
        assert client.get(complaint.get_absolute_url()).status_code == 404
        for path in ("/", "/review/"):
            page = text(client.get(path, follow=True))
            assert "He shouted" not in page
            assert complaint.reference not in page
            assert "waiting</span>" not in page

    def test_others_find_it(self, cast: Cast, sign_in: SignIn) -> None:
        told = Told(
            "He shouted",
            cast.northgate,
            cast.category("attitude"),
            particulars=Particulars(about_people=(cast.mona.pk,)),
        )
        complaint = actions.record_and_escalate(told, by=cast.ava, reason="x")

        assert complaint.reference in text(sign_in(Client(), cast.max).get("/review/"))

    def test_the_only_manager_named_it_goes_to_another_sites(self, cast: Cast, sign_in: SignIn) -> None:
        told = Told(
            "He shouted",
            cast.riverside,
            cast.category("attitude"),
            particulars=Particulars(about_people=(cast.rui.pk,)),
        )
        complaint = actions.record_and_escalate(told, by=cast.cleo, reason="x")

        assert complaint.reference in text(sign_in(Client(), cast.mona).get("/review/"))
        assert complaint.reference not in text(sign_in(Client(), cast.rui).get("/review/"))
        assert sign_in(Client(), cast.ada).get("/review/").status_code == 403

    def test_with_no_manager_left_an_admin_gets_it(self, cast: Cast, sign_in: SignIn) -> None:
        about = (cast.rui.pk,)
        told = Told(
            "He shouted", cast.riverside, cast.category("attitude"), particulars=Particulars(about_people=about)
        )
        complaint = actions.record_and_escalate(told, by=cast.cleo, reason="x")
        for other in (cast.mona, cast.max):
            other.is_active = False
            other.save(update_fields=["is_active"])
        ada = sign_in(Client(), cast.ada)

        assert complaint.reference in text(ada.get("/review/"))
        assert ada.post(f"/review/{complaint.pk}/claim/", act()).status_code == 302
        answer = ada.post(f"/review/{complaint.pk}/decide/", act(what_was_done="Spoke with both", put_right="yes"))
        assert answer.status_code == 302
        assert Complaint.objects.get().resolved_by == cast.ada


class TestAuthorityToAct:
    def test_it_is_asked_for_later_and_says_who_saw_it(self, ava: Client) -> None:
        complaint = recorded(ava, complainant="family", complainant_name="Bo Example")
        assert "Nobody has seen yet by what right they speak" in text(ava.get(complaint.get_absolute_url()))

        fields = act(authority="attorney", note="Letter of 3 May")
        assert ava.post(at(complaint, "authority"), fields).status_code == 302

        page = text(ava.get(complaint.get_absolute_url()))
        assert "Power of attorney, seen by Ava Lindqvist" in page
        assert "Nobody has seen yet" not in page
        assert verify().faults == []

    def test_the_patient_needs_none_and_junk_is_refused(self, ava: Client) -> None:
        complaint = recorded(ava)

        assert "by what right" not in text(ava.get(complaint.get_absolute_url()))
        assert ava.post(at(complaint, "authority"), act(authority="friend")).status_code == 422


class TestDoubleClicks:
    @pytest.mark.parametrize(
        ("path", "fields"),
        [
            ("note", {"note": "Once"}),
            ("remedy", {"remedy_type": "parking", "amount": "2.00"}),
            ("call-backup", {"kind": "attend"}),
            ("authority", {"authority": "consent"}),
        ],
    )
    def test_the_same_form_twice_is_one_act(self, ava: Client, path: str, fields: dict[str, str]) -> None:
        complaint = recorded(ava, then="save", complainant="family")
        sent = act(**fields)

        answers = [ava.post(at(complaint, path), sent) for _ in range(3)]

        assert [one.status_code for one in answers] == [302, 302, 302]
        assert Event.objects.filter(complaint=complaint).exclude(verb="record").count() == 1

    def test_another_content_under_its_key_is_409_and_no_key_422(self, ava: Client) -> None:
        complaint = recorded(ava, then="save")
        sent = act(note="Once")
        ava.post(at(complaint, "note"), sent)

        assert ava.post(at(complaint, "note"), sent | {"note": "Twice"}).status_code == 409
        assert ava.post(at(complaint, "note"), {"note": "No key"}).status_code == 422
        assert verbs(complaint) == ["record", "note"]


def test_a_sites_only_manager_who_calls_is_answered_by_another_sites(cast: Cast, sign_in: SignIn) -> None:
    told = Told("Blood on the chair", cast.riverside, cast.category("cleanliness"), cast.main_desk)
    complaint = actions.record_and_call(told, by=cast.rui, asked=actions.Call(CallKind.ATTEND))
    mona = sign_in(Client(), cast.mona)

    assert complaint.reference in text(mona.get("/review/"))
    answer = mona.post(f"/review/calls/{complaint.calls.get().pk}/answer/", act(answer="attend"))

    assert answer.status_code == 302
    assert complaint.calls.get().answered_by == cast.mona

"""Who it is about and for, whether the patient is still here, how to reach them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint
from complaints.particulars import Particulars
from complaints.proof import verify
from tests.cast import Cast
from tests.journeys.desk import NEW, act, at, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db


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

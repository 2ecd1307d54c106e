"""The contract's table of answers, line by line: what is done, and what is refused with a sentence."""

from typing import Any

import pytest
from django.test import Client

from complaints.models import Complaint, Event, Refusal, Remedy
from staff.models import DayLedger
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db


class TestDone:
    def test_resolved_in_one_step(self, ava: Client, cast: Cast) -> None:
        fields = typed(remedy_type="parking", amount="8.00")

        answer = ava.post(NEW, fields)

        assert (answer.status_code, answer["Location"]) == (302, f"/complaints/{fields['submission_key']}/")
        complaint = Complaint.objects.get()
        assert (complaint.state, complaint.owner, complaint.resolved_by) == ("resolved", cast.ava, cast.ava)
        assert (complaint.what_was_done, complaint.put_right) == ("Said sorry and paid for the parking.", "yes")
        assert (complaint.location, complaint.formal_at) == (cast.reception_a, None)
        assert (Remedy.objects.get().amount, DayLedger.objects.get().spent) == (800, 800)
        assert [event.verb for event in Event.objects.all()] == ["record", "give", "resolve"]

    def test_their_own_words_of_what_was_done_are_kept(self, ava: Client) -> None:
        assert recorded(ava, what_was_done="Moved them to 10:55.").what_was_done == "Moved them to 10:55."

    def test_saved_for_later_gives_nothing(self, ava: Client) -> None:
        complaint = recorded(ava, then="save", remedy_type="parking", amount="8.00", put_right=None)

        assert (complaint.state, complaint.formal_at) == ("open", None)
        assert not Remedy.objects.exists()
        assert (Event.objects.get().amount, Event.objects.get().remedy_type.code) == (800, "parking")  # type: ignore[union-attr]

    def test_escalated_in_one_step_is_a_grievance_in_the_us(self, ava: Client, cast: Cast) -> None:
        complaint = recorded(
            ava, then="escalate", reason="Wants the manager", remedy_type="refund", amount="40", put_right=None
        )

        assert (complaint.state, complaint.owner, complaint.escalated_by) == ("escalated", None, cast.ava)
        assert (complaint.escalated_reason, complaint.formal_cause) == ("Wants the manager", "escalated")
        assert complaint.formal_at == complaint.escalated_at
        assert Event.objects.get(verb="escalate").amount == 4000

    def test_escalated_in_england_stays_informal(self, cleo: Client) -> None:
        complaint = recorded(cleo, then="escalate", reason="Wants the manager", put_right=None, remedy_type=None)

        assert (complaint.state, complaint.formal_at) == ("escalated", None)

    def test_a_red_flag_saved_is_formal_from_the_start(self, cleo: Client) -> None:
        complaint = recorded(cleo, then="save", red_flags=["harm", "written"])

        assert (complaint.state, complaint.formal_cause) == ("open", "red_flag")
        assert (complaint.formal_at, complaint.red_flags) == (complaint.recorded_at, ["harm", "written"])

    def test_what_was_saved_is_resolved_later(self, ava: Client) -> None:
        complaint = recorded(ava, then="save")

        answer = ava.post(
            f"{complaint.get_absolute_url()}resolve/", act(remedy_type="rebook", put_right="could_not_ask")
        )

        complaint.refresh_from_db()
        assert (answer.status_code, answer["Location"]) == (302, complaint.get_absolute_url())
        assert (complaint.state, complaint.put_right) == ("resolved", "could_not_ask")

    def test_claimed_and_decided(self, ava: Client, mona: Client, cast: Cast) -> None:
        complaint = recorded(ava, then="escalate", reason="x")
        at = f"/review/{complaint.pk}/"

        claimed = mona.post(f"{at}claim/", act())
        decided = mona.post(
            f"{at}decide/", act(what_was_done="Wrote to them", put_right="no", remedy_type="refund", amount="500")
        )

        complaint.refresh_from_db()
        assert (claimed.status_code, claimed["Location"]) == (302, at)
        assert (decided.status_code, decided["Location"]) == (302, complaint.get_absolute_url())
        assert (complaint.state, complaint.resolved_by, complaint.put_right) == ("resolved", cast.mona, "no")
        assert DayLedger.objects.get(person=cast.mona).spent == 50_000


class TestRefused:
    def test_beyond_the_amount(self, ava: Client, cast: Cast) -> None:
        fields = typed(remedy_type="parking", amount="10.01", what_was_done="Paid")

        answer = ava.post(NEW, fields)

        page = text(answer)
        assert answer.status_code == 422
        assert "That is more than you may give on your own: $10.01, and your limit is $10.00." in page
        assert "Ben Halloway" in page
        assert "10.01" in page
        assert "nobody told them why" in page
        assert "Escalating makes this a grievance." in page
        assert (Complaint.objects.count(), Remedy.objects.count(), Event.objects.count()) == (0, 0, 0)
        no = Refusal.objects.get()
        assert (no.person, no.site, no.amount, no.currency, no.rule) == (cast.ava, cast.northgate, 1001, "USD", 6)
        assert ava.post(NEW, fields | {"amount": "10.00"}).status_code == 302

    def test_what_the_level_may_not_give(self, ava: Client) -> None:
        answer = ava.post(NEW, typed(remedy_type="taxi", amount="1"))

        assert answer.status_code == 422
        assert "Needs level 2 or a manager" in text(answer)
        assert Refusal.objects.get().rule == 5

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"red_flags": ["written"]}, "This is a grievance: a manager has to decide it."),
            ({"category": "clinical"}, "“Care or treatment” has to be decided by a manager."),
            ({"put_right": "no"}, "It is not put right for them, so it cannot end here."),
        ],
    )
    def test_what_may_not_end_at_the_desk(self, ava: Client, change: dict[str, Any], sentence: str) -> None:
        fields = typed(**change)

        answer = ava.post(NEW, fields)

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert (Complaint.objects.count(), Refusal.objects.get().rule) == (0, 4)
        assert (
            ava.post(NEW, fields | {"then": "escalate", "reason": "As it has to", "contact_by": "none"}).status_code
            == 302
        )

    def test_could_not_ask_ends_it_in_the_us_and_stays_open_in_england(self, ava: Client, cleo: Client) -> None:
        assert recorded(ava, put_right="could_not_ask").state == "resolved"

        kept = recorded(cleo, put_right="could_not_ask", what_was_done="Left a message")

        assert kept.state == "open"
        assert kept.remedies.get().remedy_type.code == "explain"
        assert kept.call_back_due is not None
        page = text(cleo.get(kept.get_absolute_url()))
        assert "could not ask whether it is put right: it stays open, to call back." in page
        assert "“Left a message”" in page
        assert "Call them back by" in page

    def test_a_formal_one_is_not_resolved_by_its_page_either(self, ava: Client) -> None:
        complaint = recorded(ava, then="save", red_flags=["rights"])

        answer = ava.post(f"{complaint.get_absolute_url()}resolve/", act(remedy_type="explain", put_right="yes"))

        assert answer.status_code == 422
        assert "This is a grievance" in text(answer)

    def test_a_decision_obeys_the_managers_own_level(self, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, then="escalate", reason="x")
        mona.post(f"/review/{complaint.pk}/claim/", act())
        fields = act(what_was_done="Refund", put_right="yes", remedy_type="refund", amount="500.01")

        refused = mona.post(f"/review/{complaint.pk}/decide/", fields)

        assert refused.status_code == 422
        assert "your limit is $500.00" in text(refused)
        assert mona.post(f"/review/{complaint.pk}/decide/", fields | {"amount": "500"}).status_code == 302

    def test_nobody_claims_what_they_escalated(self, mona: Client) -> None:
        complaint = recorded(mona, then="escalate", reason="x")

        answer = mona.post(f"/review/{complaint.pk}/claim/", act())

        assert answer.status_code == 422
        assert "You escalated this yourself, so somebody else has to decide it." in text(answer)
        complaint.refresh_from_db()
        assert complaint.state == "escalated"


class TestStranded:
    def test_another_sites_manager_gets_what_nobody_here_may_decide(
        self, cast: Cast, mona: Client, sign_in: SignIn
    ) -> None:
        complaint = recorded(mona, then="escalate", reason="x")
        rui = Client()
        sign_in(rui, cast.rui)
        assert rui.get(f"/review/{complaint.pk}/").status_code == 404
        cast.max.is_active = False
        cast.max.save(update_fields=["is_active"])

        assert complaint.reference in text(rui.get("/review/"))
        assert rui.post(f"/review/{complaint.pk}/claim/", act()).status_code == 302
        answer = rui.post(f"/review/{complaint.pk}/decide/", act(what_was_done="Called them", put_right="yes"))

        assert answer.status_code == 302
        assert rui.get(complaint.get_absolute_url()).status_code == 200

    def test_nothing_is_escalated_to_nobody(self, cast: Cast, mona: Client) -> None:
        for other in (cast.max, cast.rui, cast.ada, cast.amir):
            other.is_active = False
            other.save(update_fields=["is_active"])

        answer = mona.post(NEW, typed(then="escalate", reason="x"))

        assert answer.status_code == 422
        assert "Nobody else here could decide it." in text(answer)

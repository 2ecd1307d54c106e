"""The contract's table of answers, line by line."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint, Event, Refusal, Remedy
from staff.models import DayLedger, Person
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    client = Client()
    sign_in(client, cast.ava)
    return client


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    client = Client()
    sign_in(client, cast.mona)
    return client


@pytest.fixture
def cleo(cast: Cast, sign_in: SignIn) -> Client:
    client = Client()
    sign_in(client, cast.cleo)
    return client


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


class TestAgain:
    def test_the_same_form_is_one_complaint_also_after_it_moved_on(self, ava: Client, mona: Client) -> None:
        fields = typed(then="escalate", reason="x")
        first = ava.post(NEW, fields)
        assert ava.post(NEW, fields)["Location"] == first["Location"]
        mona.post(f"/review/{fields['submission_key']}/claim/", act())

        again = ava.post(NEW, fields)

        assert (again.status_code, again["Location"]) == (302, first["Location"])
        assert Complaint.objects.count() == 1

    def test_also_when_the_limit_is_spent_by_now(self, ava: Client) -> None:
        fields = typed(remedy_type="parking", amount="10")
        ava.post(NEW, fields)
        for _ in range(5):
            recorded(ava, remedy_type="parking", amount="10")

        assert ava.post(NEW, fields).status_code == 302
        assert (Complaint.objects.count(), DayLedger.objects.get().spent) == (6, 6000)

    @pytest.mark.parametrize("change", [{"what_happened": "Other"}, {"amount": "2"}, {"then": "save"}, {"extra": "x"}])
    def test_the_same_key_with_other_content_is_409(self, ava: Client, change: dict[str, str]) -> None:
        fields = typed(remedy_type="parking", amount="1")
        ava.post(NEW, fields)

        answer = ava.post(NEW, fields | change)

        assert answer.status_code == 409
        assert "NG-" not in text(answer)
        assert Complaint.objects.count() == 1

    def test_the_same_key_of_another_person_is_409_and_reveals_nothing(self, ava: Client, cleo: Client) -> None:
        fields = typed()
        ava.post(NEW, fields)

        answer = cleo.post(NEW, fields)

        assert answer.status_code == 409
        assert "NG-" not in text(answer)
        assert "10:40" not in text(answer)

    @pytest.mark.parametrize("verb", ["resolve", "escalate"])
    def test_a_double_click_is_one_act(self, ava: Client, verb: str) -> None:
        complaint = recorded(ava, then="save")
        fields = act(remedy_type="explain", put_right="yes") if verb == "resolve" else act(reason="x")

        answers = [ava.post(f"{complaint.get_absolute_url()}{verb}/", fields) for _ in range(3)]

        assert [(one.status_code, one["Location"]) for one in answers] == [(302, complaint.get_absolute_url())] * 3
        assert Event.objects.filter(verb=verb).count() == 1

    def test_a_double_clicked_claim_and_decision(self, ava: Client, mona: Client) -> None:
        complaint = recorded(ava, then="escalate", reason="x")
        claim, decide = act(), act(what_was_done="Wrote", put_right="yes")

        assert [mona.post(f"/review/{complaint.pk}/claim/", claim).status_code for _ in range(2)] == [302, 302]
        assert [mona.post(f"/review/{complaint.pk}/decide/", decide).status_code for _ in range(2)] == [302, 302]
        assert mona.post(f"/review/{complaint.pk}/claim/", claim).status_code == 302
        assert Event.objects.filter(verb__in=["claim", "decide"]).count() == 2

    def test_the_key_of_another_act_is_409(self, ava: Client) -> None:
        one, other = recorded(ava, then="save"), recorded(ava, then="save")
        fields = act(reason="x")
        ava.post(f"{one.get_absolute_url()}escalate/", fields)

        assert ava.post(f"{other.get_absolute_url()}escalate/", fields | {"reason": "y"}).status_code == 409
        other.refresh_from_db()
        assert other.state == "open"

    @pytest.mark.parametrize("key", [None, "", "junk"])
    def test_a_missing_key_is_422_and_the_page_brings_a_new_one(self, ava: Client, key: str | None) -> None:
        answer = ava.post(NEW, typed(submission_key=key))

        assert answer.status_code == 422
        assert uuid.UUID(answer.context["form"].data["submission_key"])
        assert not Complaint.objects.exists()


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

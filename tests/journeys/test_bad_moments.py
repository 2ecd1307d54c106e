"""Too late, too much, or of another house: each gets its sentence, and nothing changes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Category, Complaint, Refusal
from complaints.review import actions as review
from staff.models import Organisation
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.journeys.unchanged import unchanged
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


@pytest.fixture
def complaint(ava: Client) -> Complaint:
    found = recorded(ava, then="save", remedy_type=None, put_right=None)
    found.refresh_from_db()
    return found


def refused(
    client: Client, path: str, fields: dict[str, Any], sentence: str, *, status: int = 422, but: tuple[str, ...] = ()
) -> None:
    with unchanged(*but):
        answer = client.post(path, fields)
    page = " ".join(text(answer).replace("<strong>", "").replace("</strong>", "").split())
    assert (answer.status_code, sentence in page) == (status, True), page


def at(complaint: Complaint, path: str) -> str:
    return f"{complaint.get_absolute_url()}{path}/"


def asked(complaint: Complaint, cast: Cast, amount: int, code: str) -> BackupCall:
    wanted = Call(CallKind.APPROVE, Given(cast.remedy_type(code), amount))
    actions.call_backup(complaint, by=cast.ava, asked=wanted)
    return complaint.calls.get()


def correction(complaint: Complaint, **changes: Any) -> dict[str, Any]:
    """Everything as it stands, with a reason, to be changed in one thing."""
    standing = {"what_happened": complaint.what_happened, "category": complaint.category.code,
                "location": str(complaint.location_id or ""), "reason": "Typed wrongly", "contact_by": ""}  # fmt: skip
    return act(**standing | changes)


class TestTooLate:
    @pytest.mark.parametrize("kind", ["attend", "approve"])
    def test_a_call_on_what_moved_on(self, cast: Cast, ava: Client, complaint: Complaint, kind: str) -> None:
        actions.escalate(complaint, by=cast.ben, reason="They asked for Mona")

        fields = act(kind=kind, remedy_type="parking", amount="8", note="Please")
        refused(ava, at(complaint, "call-backup"), fields, "Ben Halloway escalated it to the managers.", status=409)

    @pytest.mark.parametrize("answer", ["approve", "decline", "attend"])
    def test_an_answer_to_a_call_that_was_taken_back(
        self, cast: Cast, mona: Client, complaint: Complaint, answer: str
    ) -> None:
        call = asked(complaint, cast, 18_00, "parking")
        actions.withdraw_call(call, by=cast.ava)

        path, told = f"/review/calls/{call.pk}/answer/", "Ava Lindqvist took this call back."
        refused(mona, path, act(answer=answer, note="Of course"), told, status=409)

    @pytest.mark.parametrize("answer", ["approve", "decline", "attend"])
    def test_an_answer_to_a_call_that_lapsed(self, cast: Cast, mona: Client, complaint: Complaint, answer: str) -> None:
        call = asked(complaint, cast, 18_00, "parking")
        actions.escalate(complaint, by=cast.ava, reason="Nobody came")

        path = f"/review/calls/{call.pk}/answer/"
        told = "The complaint moved on, so nobody needs to answer this call any more."
        refused(mona, path, act(answer=answer), told, status=409)

    def test_taking_back_what_was_answered(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        call = asked(complaint, cast, 18_00, "parking")
        review.answer_call(call, by=cast.mona, answer=CallState.DECLINED)

        refused(ava, at(complaint, f"calls/{call.pk}/withdraw"), act(), "Mona Reyes said no to this call.", status=409)

    @pytest.mark.parametrize("who", ["ava", "mona"])
    def test_reopening_a_void(self, cast: Cast, complaint: Complaint, sign_in: SignIn, who: str) -> None:
        review.void(complaint, by=cast.mona, reason="Told twice")

        client = sign_in(Client(), getattr(cast, who))
        refused(client, at(complaint, "reopen"), act(reason="Not twice"), "It is now: void.", status=409)
        assert client.get(at(complaint, "reopen")).status_code == 409
        assert at(complaint, "reopen") not in text(client.get(complaint.get_absolute_url()))


class TestTooMuch:
    @pytest.mark.parametrize("amount", [499_99, 500_00])
    def test_an_approval_up_to_the_approvers_own_limit(
        self, cast: Cast, mona: Client, complaint: Complaint, amount: int
    ) -> None:
        call = asked(complaint, cast, amount, "refund")

        assert mona.post(f"/review/calls/{call.pk}/answer/", act(answer="approve")).status_code == 302
        call.refresh_from_db()
        assert call.state == "approved"

    def test_an_approval_above_it(self, cast: Cast, mona: Client, complaint: Complaint) -> None:
        call = asked(complaint, cast, 500_01, "refund")

        told = "That is more than you may give on your own: $500.01, and your limit is $500.00."
        refused(mona, f"/review/calls/{call.pk}/answer/", act(answer="approve"), told, but=("Refusal",))
        no = Refusal.objects.get()
        assert (no.person, no.complaint, no.remedy_type, no.amount, no.rule) == (
            cast.mona, complaint, cast.remedy_type("refund"), 500_01, 6,
        )  # fmt: skip

    def test_a_search_of_a_megabyte_or_of_operators_only(self, ava: Client, complaint: Complaint) -> None:
        told = "Write a word, a name, a reference or a number; marks alone find nothing."

        refused(ava, "/complaints/", {"q": "y" * 1024 * 1024}, "Please look for at most 200 characters.")
        for operators in ("&", "|", "!", "<->", ":*", "( | )", "&|!()<->:*'\\"):
            refused(ava, "/complaints/", {"q": operators}, told)


class TestTimes:
    def days(self, cast: Cast, days: int) -> str:
        return (cast.northgate.day(timezone.now()) + timedelta(days=days)).isoformat()

    def test_a_promise_in_the_past(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        told = "A promise is for today or a day to come."
        given = {"remedy_type": "parking", "amount": "8.00", "promised_by": self.days(cast, -1)}

        refused(ava, NEW, typed(**given), told)
        refused(ava, at(complaint, "remedy"), act(**given), told)
        refused(ava, at(complaint, "resolve"), act(**given, put_right="yes"), told)
        today = given | {"promised_by": self.days(cast, 0)}
        assert ava.post(at(complaint, "remedy"), act(**today)).status_code == 302

    def test_what_has_yet_to_happen(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        """On the site's clock; a correction may not put it behind the telling either."""
        now = cast.northgate.local(timezone.now())
        later = f"{now + timedelta(minutes=2):%Y-%m-%dT%H:%M}"

        refused(ava, NEW, typed(happened_at=later), "It cannot have happened later than now.")
        fields = correction(complaint, happened_at=later)
        refused(ava, at(complaint, "correct"), fields, "It cannot have happened later than now.")
        assert ava.post(NEW, typed(happened_at=f"{now - timedelta(minutes=2):%Y-%m-%dT%H:%M}")).status_code == 302

    def test_what_happened_after_it_was_told(
        self, cast: Cast, ava: Client, complaint: Complaint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        between = complaint.recorded_at + timedelta(minutes=2)
        monkeypatch.setattr("complaints.forms.who.timezone.now", lambda: between + timedelta(minutes=2))

        fields = correction(complaint, happened_at=f"{cast.northgate.local(between):%Y-%m-%dT%H:%M}")
        refused(ava, at(complaint, "correct"), fields, "It cannot have happened after it was recorded.")


class TestOfAnotherHouse:
    @pytest.fixture
    def elsewhere(self, db: None) -> Organisation:
        """With a subject of its own and one of the same code as ours."""
        other = Organisation.objects.create(name="Elsewhere")
        for code in ("parade", "food"):
            Category.objects.create(organisation=other, code=code, name=code.title(), position=1)
        return other

    def test_a_correction_to_what_is_no_subject_here(
        self, cast: Cast, ava: Client, complaint: Complaint, elsewhere: Organisation
    ) -> None:
        Category.objects.filter(organisation=cast.organisation, code="noise").update(is_active=False)
        theirs = Category.objects.get(organisation=elsewhere, code="food")

        for code in ("parade", "noise", str(theirs.pk)):
            fields = correction(complaint, category=code)
            refused(ava, at(complaint, "correct"), fields, "Choose one of the subjects shown.")
        assert ava.post(at(complaint, "correct"), correction(complaint, category="food")).status_code == 302
        complaint.refresh_from_db()
        assert complaint.category == cast.category("food") != theirs

    def test_a_correction_to_another_sites_place(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        for place in (str(cast.main_desk.pk), "999999", "x"):
            fields = correction(complaint, location=place)
            refused(ava, at(complaint, "correct"), fields, "Choose one of the places of this site.")

    def test_a_correction_to_name_another_sites_people(self, cast: Cast, ava: Client, complaint: Complaint) -> None:
        fields = correction(complaint, about_people=[str(cast.cleo.pk)])
        refused(ava, at(complaint, "correct"), fields, "Choose colleagues of this site only")

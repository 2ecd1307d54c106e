"""What was typed to put it right goes along to the manager who is called and to the queue; and how a promise is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions.calling import Call
from complaints.giving import Given
from complaints.models import BackupCall, CallKind, CallState, Complaint
from complaints.proof import verify
from complaints.review import actions as review
from complaints.review.due import owed_at
from tests.cast import Cast
from tests.journeys.desk import act, recorded, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def opened(ava: Client) -> Complaint:
    return recorded(ava, then="save")


def day(cast: Cast, days: int) -> Any:
    return cast.northgate.day(timezone.now()) + timedelta(days=days)


def test_the_page_that_ends_it_sends_the_same_form_to_a_manager_or_the_queue(ava: Client, opened: Complaint) -> None:
    at = opened.get_absolute_url()

    page = text(ava.get(f"{at}resolve/"))

    assert f'formaction="{at}call-backup/"' in page
    assert f'formaction="{at}escalate/"' in page
    assert '<details id="call">' in page
    assert '<details id="escalate">' in page


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"remedy_type": "parking", "amount": "18.00", "put_right": "yes"}, "approve"),
        ({"remedy_type": "taxi", "amount": "5.00", "put_right": "yes"}, "approve"),
        ({"remedy_type": "explain", "put_right": "no"}, "attend"),
    ],
)
def test_after_a_no_both_are_open_and_the_call_asks_what_helps(
    ava: Client, opened: Complaint, fields: dict[str, str], kind: str
) -> None:
    page = text(ava.post(f"{opened.get_absolute_url()}resolve/", act(**fields)))

    assert '<details id="call" open>' in page
    assert '<details id="escalate" open>' in page
    assert f'name="kind" value="{kind}"' in page


def test_giving_beyond_ones_own_offers_the_same(ava: Client, opened: Complaint) -> None:
    page = text(ava.post(f"{opened.get_absolute_url()}remedy/", act(remedy_type="parking", amount="18.00")))

    assert '<details id="call" open>' in page
    assert 'name="kind" value="approve"' in page


def test_the_refused_record_form_has_the_question_chosen(ava: Client) -> None:
    from tests.journeys.desk import NEW, typed

    page = text(ava.post(NEW, typed(remedy_type="parking", amount="18.00")))

    assert '<input type="radio" name="kind" value="approve" id="id_kind_1" checked>' in page


def test_what_the_form_held_is_what_the_manager_is_asked(ava: Client, opened: Complaint) -> None:
    fields = act(remedy_type="parking", amount="18.00", put_right="yes", what_was_done="Paid it", kind="approve")

    assert ava.post(f"{opened.get_absolute_url()}call-backup/", fields).status_code == 302
    call = BackupCall.objects.get()
    assert (call.kind, call.remedy_type and call.remedy_type.code, call.amount) == ("approve", "parking", 18_00)


@pytest.mark.parametrize(("amount", "worth"), [("8.00", ", $8.00"), (None, "")])
def test_a_promise_is_told_as_one(cast: Cast, ava: Client, opened: Complaint, amount: str | None, worth: str) -> None:
    kind, by = ("parking", "Parking") if amount else ("explain", "Explain and say sorry"), day(cast, 2)
    fields = act(remedy_type=kind[0], amount=amount, put_right="yes", promised_by=f"{by:%Y-%m-%d}")

    ava.post(f"{opened.get_absolute_url()}resolve/", fields)

    opened.refresh_from_db()
    assert opened.what_was_done == f"Promised by {by:%A} {by.day} {by:%B}: {kind[1]}{worth}."


def test_words_of_ones_own_stay_with_a_promise(cast: Cast, ava: Client, opened: Complaint) -> None:
    fields = act(remedy_type="explain", put_right="yes", promised_by=f"{day(cast, 2)}", what_was_done="I ring her")

    ava.post(f"{opened.get_absolute_url()}resolve/", fields)

    opened.refresh_from_db()
    assert opened.what_was_done == "I ring her"


def test_a_correction_is_called_one(cast: Cast, ava: Client, opened: Complaint) -> None:
    correction = actions.Correction({"patient_name": "Ann Example"})
    actions.correct(opened, by=cast.ava, correction=correction, reason="Asked again")

    assert "corrected it: patient name" in text(ava.get(opened.get_absolute_url()))


def test_a_no_is_not_shown_any_more_once_it_went_to_the_queue(cast: Cast, ava: Client, opened: Complaint) -> None:
    actions.call_backup(opened, by=cast.ava, asked=Call(CallKind.ATTEND))
    review.answer_call(BackupCall.objects.with_names().get(), by=cast.mona, answer=CallState.DECLINED)
    assert "Mona Reyes said no." in text(ava.get("/calls/"))

    actions.escalate(opened, by=cast.ava, reason="They insist")
    review.hand_back(opened, by=cast.mona, to=cast.ava, guidance="Offer them the morning")

    assert "Mona Reyes said no." not in text(ava.get("/calls/"))
    page = text(ava.get(opened.get_absolute_url()))
    assert "Offer them the morning" in page[: page.index("History")]
    assert "Back at the desk" in text(ava.get("/"))


def test_what_is_owed_stands_in_the_order_of_its_days(cast: Cast, opened: Complaint) -> None:
    for days in (3, 1, 2):
        actions.give_remedy(opened, by=cast.ava, remedy=Given(cast.remedy_type("explain"), 0, day(cast, days)))

    assert [one.owed.day for one in owed_at(cast.mona)] == [day(cast, 1), day(cast, 2), day(cast, 3)]


CONTACT = {"contact_by": "phone", "contact_detail": "555 0100"}


@pytest.mark.parametrize(
    "then", [{"then": "save"}, {"then": "escalate", "reason": "They insist", **CONTACT}, {"then": "call_backup"}]
)
def test_what_was_done_so_far_is_told_also_where_it_did_not_end(ava: Client, then: dict[str, str]) -> None:
    complaint = recorded(ava, remedy_type="taxi", amount="20.00", what_was_done="Said sorry, ordered the taxi", **then)

    page = text(ava.get(complaint.get_absolute_url()))

    history = page[page.index('id="history"') :]
    assert "Said sorry, ordered the taxi" in history
    assert complaint.what_happened not in history
    assert verify().faults == []


def test_a_sentence_that_a_choice_wrote_tells_of_nothing_that_was_done(cast: Cast, ava: Client) -> None:
    taxi = cast.remedy_type("taxi")
    complaint = recorded(ava, remedy_type="taxi", amount="20.00", what_was_done=taxi.sentence, then="save")

    assert taxi.sentence not in text(ava.get(complaint.get_absolute_url()))

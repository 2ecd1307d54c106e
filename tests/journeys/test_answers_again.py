"""The contract's table of answers for a form that comes again: one act, and 409 for any other content."""

import uuid

import pytest
from django.test import Client

from complaints.models import Complaint, Event
from staff.models import DayLedger
from tests.journeys.desk import NEW, act, recorded, text, typed

pytestmark = pytest.mark.django_db


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

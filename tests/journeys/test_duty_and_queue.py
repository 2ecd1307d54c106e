"""On duty with an extension; the queue and what it shows; the calls that every page of a manager carries."""

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
from complaints.actions import Correction
from complaints.giving import Given
from complaints.models import Complaint, Event, PutRight, ReadRecord, RedFlag
from staff.models import Duty
from tests.cast import Cast
from tests.journeys.desk import act, recorded, text
from tests.journeys.waiting import DUTY, REGION, at, call_for, open_one
from tests.people import SignIn

pytestmark = pytest.mark.django_db


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

"""Days, moments and places in a list that nobody means: a sentence or a 404, never a server error."""

from __future__ import annotations

import base64
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint, Remedy, Search
from complaints.proof import verify
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db
KEY = uuid.UUID(int=7)
LIKE = "Write when it was, like 2026-11-24 09:30."
WITHIN = "Choose a day of the years 1900 to 2200."


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


def cursor(at: str) -> str:
    return base64.urlsafe_b64encode(f"{at}|{KEY}".encode()).decode().rstrip("=")


class TestTheList:
    @pytest.mark.parametrize("name", ["since", "until"])
    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("1899-12-31", 422), ("1900-01-01", 200), ("2200-12-31", 200), ("2201-01-01", 422), ("9999-12-31", 422),
            ("0001-01-01", 422),
        ],
    )  # fmt: skip
    def test_days_of_three_centuries(self, ava: Client, name: str, day: str, status: int) -> None:
        answer = ava.get("/complaints/", {name: day})

        assert answer.status_code == status
        assert (WITHIN in text(answer)) is (status == 422)

    @pytest.mark.parametrize("at", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
    def test_a_place_before_or_after_all_time_is_not_there(
        self, cast: Cast, ava: Client, mona: Client, at: str
    ) -> None:
        token = Search.objects.create(person=cast.ava, words="Waited").pk

        listed = ava.get("/complaints/", {"cursor": cursor(at)})

        assert listed.status_code == 422
        assert "This page of the list is not there. Begin again with the newest." in text(listed)
        assert ava.get(f"/complaints/found/{token}/", {"cursor": cursor(at)}).status_code == 404
        for danger in "01":
            assert mona.get("/review/", {"after": danger + cursor(at)}).status_code == 404

    @pytest.mark.parametrize(
        "at", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "2026-01-01T00:00:00+23:59"]
    )
    def test_any_other_place_is_a_place(self, cast: Cast, ava: Client, mona: Client, at: str) -> None:
        token = Search.objects.create(person=cast.ava, words="Waited").pk

        assert ava.get("/complaints/", {"cursor": cursor(at)}).status_code == 200
        assert ava.get(f"/complaints/found/{token}/", {"cursor": cursor(at)}).status_code == 200
        for danger in "01":
            assert mona.get("/review/", {"after": danger + cursor(at)}).status_code == 200


class TestWhenItHappened:
    @pytest.mark.parametrize(
        "moment",
        [
            "2026-11-20T10:00:00+20:00", "2026-11-20T10:00:00+02:00", "2026-11-20T10:00:00Z", "2026-11-20 10:00 -05:00",
            "1899-12-31 23:59", "0001-01-01T00:00", "2026-02-30 10:00", "2026-11-20 25:00", "20-11-2026 10:00",
            "9999-12-31T23:59", "10:00", "\x00",
        ],
    )  # fmt: skip
    def test_what_is_no_moment_of_the_sites_clock_gets_a_sentence(self, ava: Client, moment: str) -> None:
        answer = ava.post(NEW, typed(then="save", happened_at=moment))

        assert answer.status_code == 422
        assert LIKE in text(answer)
        assert not Complaint.objects.exists()

    @pytest.mark.parametrize(
        ("moment", "at"),
        [
            ("2026-01-05T09:30", datetime(2026, 1, 5, 14, 30, tzinfo=UTC)),
            (" 2026-01-05 09:30 ", datetime(2026, 1, 5, 14, 30, tzinfo=UTC)),
            ("2026-01-05T09:30:15", datetime(2026, 1, 5, 14, 30, 15, tzinfo=UTC)),
            ("1900-01-01 00:00", datetime(1900, 1, 1, 5, tzinfo=UTC)),
            # shown twice, as the clocks went back: the first time
            ("2025-11-02 01:30", datetime(2025, 11, 2, 5, 30, tzinfo=UTC)),
            ("", None),
        ],
    )
    def test_moments_of_the_sites_clock(self, ava: Client, moment: str, at: datetime | None) -> None:
        assert recorded(ava, then="save", happened_at=moment).happened_at == at
        assert verify().faults == []

    @pytest.mark.parametrize(("moment", "status"), [("01:59", 302), ("02:00", 422), ("02:59", 422), ("03:00", 302)])
    def test_what_the_clocks_left_out_never_was(self, ava: Client, moment: str, status: int) -> None:
        answer = ava.post(NEW, typed(then="save", happened_at=f"2026-03-08T{moment}"))

        assert answer.status_code == status
        assert ("The clocks went forward over that time, so it never was." in text(answer)) is (status == 422)


class TestPromisingWhileDeciding:
    @pytest.fixture
    def path(self, ava: Client, mona: Client) -> str:
        complaint = recorded(ava, then="escalate", reason="x", remedy_type=None, put_right=None)
        assert mona.post(f"/review/{complaint.pk}/claim/", act()).status_code == 302
        return f"/review/{complaint.pk}/decide/"

    def decision(self, cast: Cast, days: int | None, **changes: str | None) -> dict[str, str]:
        day = cast.northgate.day(timezone.now()) + timedelta(days=days) if days is not None else None
        fields = {"what_was_done": "Wrote", "put_right": "yes", "remedy_type": "refund", "amount": "40.00"}
        return act(**fields | {"promised_by": day and day.isoformat()} | changes)

    @pytest.mark.parametrize(("days", "status"), [(-1, 422), (0, 302), (1, 302)])
    def test_for_today_or_a_day_to_come(self, cast: Cast, mona: Client, path: str, days: int, status: int) -> None:
        answer = mona.post(path, self.decision(cast, days))

        assert answer.status_code == status
        assert ("A promise is for today or a day to come." in text(answer)) is (status == 422)
        promised = [one.promised_by for one in Remedy.objects.all()]
        assert promised == ([] if status == 422 else [cast.northgate.day(timezone.now()) + timedelta(days=days)])

    def test_the_page_asks_for_it_and_shows_it(self, cast: Cast, mona: Client, path: str) -> None:
        assert 'name="promised_by"' in text(mona.get(path))

        done = mona.post(path, self.decision(cast, 1), follow=True)

        assert "Promised by" in text(done)
        assert verify().faults == []

    def test_a_day_alone_promises_nothing(self, cast: Cast, mona: Client, path: str) -> None:
        answer = mona.post(path, self.decision(cast, 1, remedy_type=None, amount=None))

        assert answer.status_code == 422
        assert "Choose what is promised, or leave the day empty." in text(answer)
        assert mona.post(path, self.decision(cast, None, remedy_type=None, amount=None)).status_code == 302
        assert not Remedy.objects.exists()


def test_a_call_takes_no_promise(cast: Cast, ava: Client) -> None:
    complaint = recorded(ava, then="save")
    path = f"{complaint.get_absolute_url()}call-backup/"

    asked = ava.post(path, act(kind="approve", remedy_type="parking", amount="18.00", promised_by="2020-01-01"))

    assert "promised_by" not in ava.get(path).context["form"].fields
    assert asked.status_code == 302
    assert complaint.calls.get().amount == 18_00

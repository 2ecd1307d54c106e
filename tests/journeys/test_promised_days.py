"""A promised day says its year where it is not this year's: at the desk, on the complaint and in the queue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import Complaint
from complaints.regulations import spoken
from complaints.templatetags.saying import year_unless
from tests.cast import Cast
from tests.journeys.desk import act, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db


def promise(cast: Cast, day: date) -> Complaint:
    told = Told("The machine kept the coins.", cast.northgate, cast.category("parking"), cast.reception_a)
    complaint = actions.record(told, by=cast.ava)
    actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("meal"), 5_00, day))
    return complaint


def test_in_another_year(cast: Cast, sign_in: SignIn) -> None:
    day = date(cast.northgate.day(timezone.now()).year + 1, 1, 5)
    complaint, ava = promise(cast, day), sign_in(Client(), cast.ava)

    assert f"by 5 Jan {day.year}</span>" in text(ava.get("/"))
    assert f"Promised by 5 January {day.year}</span>" in text(ava.get(complaint.get_absolute_url()))
    assert f"{spoken(day)} {day.year}</span>" in text(sign_in(Client(), cast.mona).get("/review/"))


@pytest.mark.parametrize(("days", "taken"), [(366, True), (367, False)])
def test_within_a_year(cast: Cast, sign_in: SignIn, days: int, taken: bool) -> None:
    complaint, ava = promise(cast, cast.northgate.day(timezone.now())), sign_in(Client(), cast.ava)
    day = cast.northgate.day(timezone.now()) + timedelta(days=days)

    answer = ava.post(f"/complaints/{complaint.pk}/remedy/", act(remedy_type="explain", promised_by=f"{day}"))

    assert (answer.status_code == 302, "within a year. Is the year right?" in text(answer)) == (taken, not taken)


def test_in_this_year(cast: Cast, sign_in: SignIn) -> None:
    day = cast.northgate.day(timezone.now())
    complaint, ava = promise(cast, day), sign_in(Client(), cast.ava)

    assert f"Promised by {day.day} {day:%B}</span>" in text(ava.get(complaint.get_absolute_url()))
    assert f"{spoken(day)}</span>" in text(sign_in(Client(), cast.mona).get("/review/"))


@pytest.mark.parametrize(("days", "year"), [(-1, " 2025"), (0, ""), (364, ""), (365, " 2027")])
def test_the_year_beside_a_day(days: int, year: str) -> None:
    today = date(2026, 1, 1)

    assert year_unless(today + timedelta(days=days), today) == year

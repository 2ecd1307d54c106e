"""Facts of an event as text and back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from complaints import actions
from complaints.actions import Correction, Told
from complaints.facts import facts, moment, read
from complaints.models import Complaint, Event, PutRight, RedFlag
from tests.cast import Cast

KEY = UUID("6f1c2a44-0000-4000-8000-000000000001")
NOON = datetime(2026, 7, 1, 13, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({}, ""),
        ({"promised": None}, ""),
        ({"location": ""}, "location:"),
        ({"category": 7, "location": None, "until": NOON}, "category:7;until:2026-07-01T12:00:00.000000Z"),
        ({"formal": [RedFlag.HARM, RedFlag.WRITTEN]}, "formal:harm,written"),
        ({"remedy": KEY, "promised": date(2026, 12, 1)}, f"remedy:{KEY};promised:2026-12-01"),
        ({"put_right": PutRight.COULD_NOT_ASK}, "put_right:could_not_ask"),
    ],
)
def test_parts_stand_in_their_order(parts: dict[str, object], text: str) -> None:
    assert facts(**parts) == text
    assert facts(**read(text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [("x", {}), ("x;to:5", {"to": "5"}), ("to:5;to:6", {"to": "6"}), ("until:12:30", {"until": "12:30"})],
)
def test_reading_never_fails(text: str, parts: dict[str, str]) -> None:
    assert read(text) == parts


def test_a_moment_is_utc_with_six_decimals() -> None:
    assert moment(datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)) == "2026-01-02T03:04:05.000006Z"


def last(complaint: Complaint) -> str:
    return Event.objects.filter(complaint=complaint).order_by("-position")[0].fact


@pytest.mark.django_db
class TestOfActs:
    def test_recording_says_where_and_until_when(self, cast: Cast) -> None:
        food = cast.category("food")
        complaint = actions.record(Told("Cold", cast.riverside, food, cast.main_desk), by=cast.cleo)

        assert complaint.on_the_spot_until
        until = moment(complaint.on_the_spot_until)
        assert last(complaint) == f"category:{food.pk};location:{cast.main_desk.pk};until:{until}"

    def test_the_longest_fits(self, cast: Cast) -> None:
        told = Told("Cold", cast.riverside, cast.category("food"), cast.main_desk, tuple(RedFlag))
        complaint = actions.record(told, by=cast.cleo)

        [fact] = Event.objects.filter(complaint=complaint, verb="record").values_list("fact", flat=True)
        assert fact.endswith(";formal:written,formal_answer,abuse_or_neglect,harm,rights,at_risk")

    def test_correcting_says_what_is_different_by_its_key(self, cast: Cast) -> None:
        waiting, food = cast.category("waiting"), cast.category("food")
        complaint = actions.record(Told("Cold", cast.northgate, waiting, cast.reception_a), by=cast.ava)

        def corrected(**values: object) -> str:
            actions.correct(complaint, by=cast.ava, correction=Correction(values), reason="Asked")
            return last(complaint)

        assert corrected(category=food, location=cast.reception_a) == f"category:{food.pk}"
        assert corrected(location=None, category=food) == "location:"
        assert corrected(language="Irish") == ""

    def test_two_subjects_of_one_name_are_two(self, cast: Cast) -> None:
        waiting, food = cast.category("waiting"), cast.category("food")
        food.name = waiting.name
        food.save()
        complaint = actions.record(Told("Cold", cast.northgate, waiting), by=cast.ava)

        actions.correct(complaint, by=cast.ava, correction=Correction({"category": food}), reason="Asked")

        assert Complaint.objects.get().category_id == food.pk

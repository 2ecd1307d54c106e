from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F

from complaints.models import Complaint, Event, Refusal, Remedy
from complaints.proof import verify
from staff.models import Organisation

pytestmark = pytest.mark.xdist_group("demo_told")


def test_nothing_was_refused_on_the_way(demo: Organisation) -> None:
    assert Refusal.objects.count() == 0


def test_it_is_ninety_days_that_end_minutes_ago(demo: Organisation, now: datetime) -> None:
    recorded = Complaint.objects.order_by("recorded_at").values_list("recorded_at", flat=True)

    assert recorded[0] == datetime(2026, 3, 13, 10, 10, tzinfo=UTC)
    assert recorded.reverse()[0] == now - timedelta(minutes=6)
    assert not Event.objects.filter(at__gt=now).exists()
    assert not Remedy.objects.filter(at__gt=now).exists()


def test_references_grow_with_time_and_history_runs_forward(demo: Organisation) -> None:
    by_number = list(Complaint.objects.order_by("number").values_list("recorded_at", flat=True))

    assert by_number == sorted(by_number)
    for complaint in Complaint.objects.prefetch_related("events"):
        told = [event.at for event in sorted(complaint.events.all(), key=lambda event: event.position)]
        assert told == sorted(told)
        assert told[0] == complaint.recorded_at


def test_told_without_a_minute_between_or_later_the_history_has_the_same_lines(demo: Organisation) -> None:
    at_once = Complaint.objects.get(what_happened__startswith="Came on the wrong day. The reminder")
    later = Complaint.objects.get(what_happened__startswith="Appointment was 9:15")

    assert [event.verb for event in at_once.events.all()] == [event.verb for event in later.events.all()]
    assert later.resolved_at == later.recorded_at + timedelta(minutes=16)
    assert Complaint.objects.filter(state="resolved", resolved_at=F("recorded_at")).count() == 116


def test_what_nobody_settled_in_england_became_formal_as_its_time_was_over(demo: Organisation) -> None:
    passed = Event.objects.filter(verb="limit_passed").order_by("complaint__number").select_related("complaint")

    assert [event.complaint.what_happened[:10] for event in passed] == [
        "Asked for ", "The splint", "Waited twi", "Blood was ",
    ]  # fmt: skip
    assert [event.complaint.formal_at for event in passed] == [event.at for event in passed]
    for event in (passed[0], passed[2], passed[3]):
        assert event.complaint.on_the_spot_until is not None
        assert event.at == event.complaint.on_the_spot_until + timedelta(seconds=20)


def test_what_was_reopened_after_its_time_became_formal_then_and_not_before(demo: Organisation) -> None:
    splint = Complaint.objects.get(what_happened__startswith="The splint")
    reopened = splint.events.get(verb="reopen")

    assert splint.formal_at == reopened.at + timedelta(seconds=20)


def test_the_record_of_all_of_it_holds(demo: Organisation) -> None:
    proof = verify()

    assert (proof.complaints, proof.faults) == (300, [])

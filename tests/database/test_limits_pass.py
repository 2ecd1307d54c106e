"""What time does by itself, whoever has the complaint, and without one holding up another."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from complaints import actions
from complaints.actions import Told, limits
from complaints.models import Complaint, Event
from complaints.proof import verify
from complaints.review import actions as review
from tests.cast import Cast
from tests.database.by_hand import change

pytestmark = pytest.mark.django_db


def told(cast: Cast) -> Complaint:
    return actions.record(Told("Cold soup", cast.riverside, cast.category("food"), cast.main_desk), by=cast.cleo)


def until(complaint: Complaint) -> datetime:
    assert complaint.on_the_spot_until is not None
    return complaint.on_the_spot_until


@pytest.fixture(autouse=True)
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of a millisecond: PostgreSQL's own clock is not to be moved by two days."""
    monkeypatch.setattr(
        "complaints.actions.recording.on_the_spot_until", lambda site, received: received + timedelta(milliseconds=1)
    )


@pytest.mark.parametrize("where", ["open", "escalated", "in_review"])
def test_past_its_limit_it_is_formal_wherever_it_is(cast: Cast, where: str) -> None:
    complaint = told(cast)
    if where != "open":
        actions.escalate(complaint, by=cast.cleo, reason="They ask for a manager")
    if where == "in_review":
        review.claim(complaint, by=cast.rui)

    assert actions.pass_limits(at=until(complaint) - timedelta(microseconds=1)) == 0
    assert actions.pass_limits(at=until(complaint)) == 1

    complaint.refresh_from_db()
    assert (complaint.state, complaint.formal_cause, complaint.formal_at) == (where, "limit_passed", until(complaint))
    assert Event.objects.latest("position").verb == "limit_passed"
    assert verify().faults == []


def test_what_is_settled_stays_informal(cast: Cast) -> None:
    complaint = told(cast)
    review.void(complaint, by=cast.rui, reason="Pressed by mistake")

    assert actions.pass_limits(at=until(complaint) + timedelta(days=1)) == 0


def test_one_that_cannot_be_stamped_holds_up_no_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stuck, fine = told(cast), told(cast)
    real = limits.pass_limit

    def fails(pk: UUID, *, at: datetime) -> bool:
        if pk == stuck.pk:
            raise DatabaseError("refused")
        return real(pk, at=at)

    monkeypatch.setattr(limits, "pass_limit", fails)
    monkeypatch.setattr(limits, "AT_A_TIME", 1)
    with caplog.at_level(logging.ERROR):
        passed = actions.pass_limits(at=until(fine))

    assert passed == 1
    assert set(Complaint.objects.filter(formal_at__isnull=False)) == {fine}
    assert f"The limit of complaint {stuck.pk} could not be passed." in caplog.text


def lasting(monkeypatch: pytest.MonkeyPatch, **how_long: Any) -> None:
    monkeypatch.setattr(
        "complaints.actions.recording.on_the_spot_until", lambda site, received: received + timedelta(**how_long)
    )


def test_no_limit_passes_before_the_databases_own_clock_reaches_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Stated times may be a few minutes ahead; what makes it formal by itself may not."""
    lasting(monkeypatch, minutes=3)
    complaint = told(cast)
    passed = {"formal_at": until(complaint), "formal_cause": "limit_passed"}

    with pytest.raises(DatabaseError, match="only a new red flag or its limit passing"), transaction.atomic():
        change(complaint, **passed)
    with caplog.at_level(logging.ERROR):
        assert actions.pass_limits(at=until(complaint)) == 0


def test_a_limit_is_two_weeks_away_at_most(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    lasting(monkeypatch, days=14, microseconds=1)
    with pytest.raises(DatabaseError, match="has the limit that its regime sets"), transaction.atomic():
        told(cast)
    lasting(monkeypatch, days=14)
    told(cast)

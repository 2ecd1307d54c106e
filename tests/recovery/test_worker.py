"""The worker beside the web server: it looks, and what fails is tried again."""

from __future__ import annotations

import threading

import pytest
from django.db import OperationalError
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint
from recovery import worker
from tests.cast import Cast


def test_it_looks_again_and_again_until_it_is_stopped() -> None:
    stopped, looks = threading.Event(), []

    def look() -> None:
        looks.append(1)
        if len(looks) == 3:
            stopped.set()

    worker.work(stopped, look, every=0)

    assert len(looks) == 3


@pytest.mark.django_db(transaction=True)
def test_a_look_is_for_limits_and_for_searches_to_forget(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(actions, "pass_limits", lambda: done.append("limits"))
    monkeypatch.setattr("complaints.finding.forget_searches", lambda: done.append("searches"))

    worker.look()

    assert done == ["limits", "searches"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> int:
        raise OperationalError("gone")

    monkeypatch.setattr(actions, "pass_limits", away)

    worker.look()

    assert caplog.messages == ["The worker could not look at what is due."]


@pytest.mark.django_db(transaction=True)
def test_what_is_within_its_limit_stays_as_it_is(cast: Cast) -> None:
    told = Told("Blood on the chair", cast.riverside, cast.category("cleanliness"), cast.main_desk)
    complaint = actions.record(told, by=cast.cleo)

    worker.look()

    now = Complaint.objects.get(pk=complaint.pk)
    assert now.on_the_spot_until is not None
    assert now.on_the_spot_until > timezone.now()
    assert now.formal_at is None

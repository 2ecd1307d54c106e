"""The words of a search are kept for a quarter of an hour, also when their owner never searches again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from operator import add

import pytest
from django.test import Client
from django.utils import timezone

from complaints.finding import forget_searches
from complaints.models import Search
from recovery import worker
from tests.cast import Cast
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def searches(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ben's of sixteen and of fourteen minutes ago, and Ava's of sixteen."""
    now = timezone.now()
    with monkeypatch.context() as then:
        for by, words, minutes in ((cast.ben, "Ann Example", 16), (cast.ben, "Bo Example", 14), (cast.ava, "Cy", 16)):
            then.setattr(timezone, "now", partial(add, now, timedelta(minutes=-minutes)))
            Search.objects.create(person=by, words=words)


def left() -> set[str]:
    return set(Search.objects.values_list("words", flat=True))


def test_they_are_forgotten_when_anybody_searches(cast: Cast, searches: None, sign_in: SignIn) -> None:
    assert sign_in(Client(), cast.mona).post("/complaints/", {"q": "coffee"}).status_code == 302

    assert left() == {"Bo Example", "coffee"}


def test_and_when_nobody_does(searches: None) -> None:
    forget_searches()

    assert left() == {"Bo Example"}


@pytest.mark.django_db(transaction=True)
def test_the_worker_forgets_them(searches: None) -> None:
    worker.look()

    assert left() == {"Bo Example"}

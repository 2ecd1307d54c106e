"""The count behind “Standards” in the menu: kept in the session by the pages that know it, asked on no other."""

import pytest
from django.test import Client

from staff.reminding import COUNT
from tests.cast import Cast
from tests.journeys.desk import act, text
from tests.people import SignIn
from tests.standards import published

pytestmark = pytest.mark.django_db
WAITING = '<span class="count">{}<span class="visually-hidden"> waiting</span></span>'


def count(client: Client) -> int:
    return int(client.session.get(COUNT, 0))


@pytest.mark.parametrize("path", ["/", "/staff/me/", "/staff/standards/"])
def test_the_pages_that_know_it_keep_it_and_every_page_shows_it(cast: Cast, sign_in: SignIn, path: str) -> None:
    published(cast, by=cast.mona, site=cast.northgate)
    published(cast, by=cast.ada)
    ava = sign_in(Client(), cast.ava)
    assert WAITING.format(2) not in text(ava.get("/complaints/"))

    ava.get(path)

    assert count(ava) == 2
    assert WAITING.format(2) in text(ava.get("/complaints/"))


@pytest.mark.parametrize("path", ["/", "/staff/me/", "/staff/standards/"])
@pytest.mark.parametrize(("days_ago", "late"), [(13, 0), (14, 4)])
def test_a_manager_counts_who_is_overdue(cast: Cast, sign_in: SignIn, path: str, days_ago: int, late: int) -> None:
    published(cast, by=cast.mona, site=cast.northgate, days_ago=days_ago)
    mona = sign_in(Client(), cast.mona)

    mona.get(path)

    assert count(mona) == late


def test_it_goes_when_all_is_read(cast: Cast, sign_in: SignIn) -> None:
    standard = published(cast, by=cast.mona, site=cast.northgate)
    ava = sign_in(Client(), cast.ava)
    ava.get("/")

    ava.post(f"/staff/standards/{standard.pk}/acknowledge/", act(version="1"), follow=True)

    assert count(ava) == 0


def test_whoever_reads_only_has_none(cast: Cast, sign_in: SignIn) -> None:
    published(cast, by=cast.ada)
    gus = sign_in(Client(), cast.gus)

    gus.get("/staff/standards/")

    assert COUNT not in gus.session

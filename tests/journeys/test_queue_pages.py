"""The queue a page at a time: every row once, in order, and the desk's lists lead on to the rest."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.demo.owner import connected_as_owner
from complaints.models import Complaint, RedFlag
from complaints.review.queue import PAGE
from tests.cast import Cast
from tests.people import SignIn

pytestmark = pytest.mark.django_db(transaction=True)
MORE = re.compile(r'href="(/review/\?after=[^"]+)"')
REFERENCE = re.compile(r'<span class="reference">(NG-[0-9]+-[A-Z])</span>')


def waiting(cast: Cast, how_many: int) -> None:
    """Escalated one after the other, every seventh at once; some in the very same moment."""
    now = timezone.now()
    with connected_as_owner():
        for number in range(how_many):
            flags = (RedFlag.HARM,) if number % 7 == 0 else ()
            told = Told(f"Story {number}", cast.northgate, cast.category("waiting"), cast.reception_a, flags)
            at = now - timedelta(minutes=(how_many - number) // 3)
            actions.record_and_escalate(told, by=cast.ava, reason="They ask for a manager", at=at)


def page_through(client: Client) -> list[list[str]]:
    pages, path = [], "/review/"
    while path:
        page = client.get(path).content.decode()
        queue = page[page.index('aria-label="The queue"') :]
        pages.append(REFERENCE.findall(queue))
        more = MORE.search(page)
        path = more.group(1) if more else ""
    return pages


@pytest.mark.parametrize(
    ("how_many", "pages"),
    [(PAGE - 1, [PAGE - 1]), (PAGE, [PAGE]), (PAGE + 1, [PAGE, 1]), (2 * PAGE + 10, [PAGE, PAGE, 10])],
)
def test_every_row_is_on_one_page_and_the_pages_are_in_order(
    cast: Cast, sign_in: SignIn, how_many: int, pages: list[int]
) -> None:
    waiting(cast, how_many)

    found = page_through(sign_in(Client(), cast.mona))

    in_order = Complaint.objects.waiting_for_review().at_once_first().values_list("reference", flat=True)
    assert [len(page) for page in found] == pages
    assert [reference for page in found for reference in page] == list(in_order)


@pytest.mark.parametrize("after", ["x", "2abc", "1", "0bm90IGEgZGF0ZXx4", "1%00"])
def test_a_place_that_nobody_gave_is_not_there(cast: Cast, sign_in: SignIn, after: str) -> None:
    assert sign_in(Client(), cast.mona).get(f"/review/?after={after}").status_code == 404


def test_a_full_desk_leads_on_to_all_that_is_open(cast: Cast, sign_in: SignIn) -> None:
    told = Told("Waited two hours", cast.northgate, cast.category("waiting"), cast.reception_a)
    for _ in range(16):
        actions.record(told, by=cast.ava)

    page = sign_in(Client(), cast.ava).get("/").content.decode()

    assert page.count("Waited two hours") == 15
    assert 'The oldest 15 are shown. <a href="/complaints/?state=open">All that are open</a>.' in page

"""Something to look for, and looking for it, for the tests of the list and of search."""

from __future__ import annotations

from typing import Any

from django.test import Client

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint
from complaints.particulars import Particulars
from staff.models import Person
from tests.cast import Cast
from tests.journeys.desk import text

LIST = "/complaints/"


def tell(cast: Cast, words: str, by: Person | None = None, **particulars: Any) -> Complaint:
    by = by or cast.ava
    assert by.desk is not None
    about = Particulars(**particulars)
    return actions.record(
        Told(words, by.desk.site, cast.category("waiting"), by.desk.home_location, particulars=about), by=by
    )


def search(client: Client, words: str) -> str:
    answer = client.post(LIST, {"q": words}, follow=True)
    assert answer.status_code == 200
    return text(answer)

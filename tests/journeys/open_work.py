"""What is open in somebody's name, and handing it over as a browser posts it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import Complaint
from complaints.particulars import Particulars
from complaints.review import actions as review
from staff.models import Person
from tests.cast import Cast
from tests.journeys.desk import act
from tests.journeys.staff_forms import of


def saved(cast: Cast, by: Person, words: str = "Waited two hours", about: tuple[Person, ...] = ()) -> Complaint:
    """Open, and theirs."""
    assert by.desk is not None
    particulars = Particulars(about_people=tuple(one.pk for one in about))
    told = Told(words, by.desk.site, cast.category("waiting"), by.desk.home_location, particulars=particulars)
    return actions.record(told, by=by)


def claimed_by(cast: Cast, by: Person) -> Complaint:
    found = saved(cast, cast.ava, "Wants the manager")
    actions.escalate(found, by=cast.ava, reason="Wants the manager")
    return review.claim(found, by=by)


def promised(cast: Cast, complaint: Complaint, by: Person) -> None:
    day = complaint.site.day(timezone.now()) + timedelta(days=2)
    actions.give_remedy(complaint, by=by, remedy=Given(cast.remedy_type("explain"), 0, day))


def standing(complaint: Complaint) -> tuple[str, Person | None]:
    now = Complaint.objects.select_related("owner").get(pk=complaint.pk)
    return now.state, now.owner


def hand_over(cast: Cast, client: Client, person: Person, **changes: Any) -> Any:
    fields = act(site=cast.northgate.pk, to=cast.ben.pk, reason="She leaves today") | changes
    return client.post(of(person, "work/"), {name: value for name, value in fields.items() if value is not None})

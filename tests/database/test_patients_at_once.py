"""One patient's year, however many give something at the same moment."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.errors import Refused
from complaints.giving import Given
from complaints.models import Complaint, PatientYear
from complaints.particulars import Particulars
from complaints.proof import verify
from staff.models import LevelLimit, PatientLimit, RemedyType
from staff.verdict import Rule
from tests.cast import SINCE, Cast
from tests.owner import as_owner

MANY, ROOM = 500, 75


@pytest.mark.django_db(transaction=True)
def test_of_five_hundred_at_once_exactly_as_many_succeed_as_fit_the_year(cast: Cast) -> None:
    """A dollar each, on complaints of their own, by twenty threads; seventy-five fit."""
    with transaction.atomic(), as_owner():
        PatientLimit.objects.create(
            organisation=cast.organisation, regime="us", currency="USD", per_item=15_00, per_year=ROOM * 100,
            source="OIG", during=(SINCE, None),
        )  # fmt: skip
        RemedyType.objects.filter(code="parking").update(counts_to_limit=True)
        LevelLimit.objects.filter(currency="USD").update(per_day=10_000_00)
    told = Told("Waited", cast.northgate, cast.category("waiting"), particulars=Particulars(patient_reference="P-7"))
    complaints = [actions.record(told, by=cast.mona) for _ in range(MANY)]
    dollar, rules = Given(cast.remedy_type("parking"), 1_00), list[Rule | None]()

    def work(mine: list[Complaint]) -> None:
        for complaint in mine:
            try:
                actions.give_remedy(complaint, by=cast.mona, remedy=dollar)
            except Refused as no:
                rules.append(no.verdict.rule)
        connection.close()

    threads = [threading.Thread(target=work, args=(complaints[n::20],)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert rules == [Rule.PATIENT] * (MANY - ROOM)
    assert PatientYear.objects.get(year=cast.northgate.day(timezone.now()).year).counted == ROOM * 100
    assert verify().faults == []

from datetime import datetime

import pytest

from complaints.models import CoachingNote, Thanks
from staff.models import Measure, Organisation, OrganisationEvent, Site
from staff.standards import targets_at, unread_at

pytestmark = pytest.mark.xdist_group("demo_counted")


def unread(site: str, now: datetime) -> list[tuple[str, str, int, bool]]:
    found = unread_at([Site.objects.get(name=site).pk], at=now)
    return [(one.name, one.title, one.days, one.overdue) for one in found]


def test_two_at_northgate_have_not_read_for_twenty_days(demo: Organisation, now: datetime) -> None:
    assert unread("Northgate", now) == [
        ("Ben Halloway", "A manager answers at once", 20, True),
        ("Theo Brandvold", "A manager answers at once", 20, True),
    ]


def test_one_at_riverside_has_not_read_for_nine(demo: Organisation, now: datetime) -> None:
    assert unread("Riverside", now) == [("Cleo Marchbanks", "A promise has a day, and is kept by it", 9, False)]


def test_each_site_has_two_targets(demo: Organisation, now: datetime) -> None:
    found = {
        site.name: {measure: target.number for measure, target in targets_at(site, site.day(now)).items()}
        for site in Site.objects.all()
    }

    assert found == {
        "Northgate": {Measure.MINUTES_TO_ANSWER: 3, Measure.ON_THE_SPOT: 85},
        "Riverside": {Measure.PROMISES_KEPT: 95, Measure.ON_THE_SPOT: 85},
    }


def test_each_publishing_is_told_at_its_day(demo: Organisation, now: datetime) -> None:
    told = OrganisationEvent.objects.filter(verb="publish_standard").order_by("position")

    assert [(one.by_name, one.facts["where"], (now - one.at).days) for one in told] == [
        ("Ada Okonjo", "every site", 80),
        ("Mona Reyes", "Northgate", 60),
        ("Mona Reyes", "Northgate", 20),
        ("Rui Valadas", "Riverside", 9),
    ]


def test_three_were_thanked_and_one_was_coached(demo: Organisation) -> None:
    thanks = Thanks.objects.order_by("at").values_list("by__username", "to__username", "shown")

    assert list(thanks) == [("mona", "theo", False), ("rui", "cleo", True), ("mona", "ava", True)]
    assert list(CoachingNote.objects.values_list("by__username", "to__username")) == [("mona", "ava")]

"""A lapsed course lowers authority at midnight in the site's time zone, and the desk says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from staff.authority import offers
from staff.models import Person, Site
from staff.verdict import Rule
from tests.cast import Cast
from tests.courses import passed, require, write_course
from tests.journeys.read import words
from tests.people import SignIn

# The site, who works there, its midnight after that day as Greenwich counts it, and what may still be given before it.
SITES = [
    ("northgate", "ava", datetime(2026, 7, 2, 4, 0, tzinfo=UTC), "Up to $10.00 · $60.00 left today"),
    ("riverside", "cleo", datetime(2026, 7, 1, 23, 0, tzinfo=UTC), "Up to £10.00 · £60.00 left today"),
]


def parking(person: Person, site: Site, at: datetime) -> tuple[str, int | None, str]:
    [offer] = [one for one in offers(person, site, at=at) if one.code == "parking"]
    return offer.level_name, offer.rule, offer.verdict.sentence


@pytest.mark.parametrize(("where", "who", "midnight", "before"), SITES)
def test_it_counts_to_the_last_minute_and_not_one_more(
    cast: Cast,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    who: str,
    midnight: datetime,
    before: str,
) -> None:
    site, person = getattr(cast, where), getattr(cast, who)
    course = write_course(cast, "no", "Saying no kindly")
    require(cast.level(1), course)
    passed(person, course, date(2025, 7, 2), by=cast.ada)
    last_minute = midnight - timedelta(minutes=1)
    client = sign_in(Client(), person)

    def desk(at: datetime) -> str:
        with monkeypatch.context() as patched:
            patched.setattr("complaints.views.desk.timezone.now", lambda: at)
            return words(client.get("/"))

    assert midnight.astimezone(ZoneInfo(site.time_zone)).replace(tzinfo=None) == datetime(2026, 7, 2)
    assert parking(person, site, last_minute) == ("Level 1", None, before)
    assert parking(person, site, midnight) == (
        "Trainee",
        Rule.COURSES_CURRENT,
        "You work as trainee until “Saying no kindly” is renewed, so this needs level 1 or a manager.",
    )
    assert "“Saying no kindly” lapses tomorrow." in desk(last_minute)
    assert "Working" not in desk(last_minute)
    assert "Working as trainee until “Saying no kindly” is renewed." in desk(midnight)


def test_one_moment_is_before_midnight_at_one_site_and_after_it_at_the_other(cast: Cast) -> None:
    course = write_course(cast)
    require(cast.level(1), course)
    for person in (cast.ava, cast.cleo):
        passed(person, course, date(2025, 7, 2), by=cast.ada)
    moment = datetime(2026, 7, 2, 1, 0, tzinfo=UTC)

    assert parking(cast.ava, cast.northgate, moment)[0] == "Level 1"
    assert parking(cast.cleo, cast.riverside, moment)[0] == "Trainee"

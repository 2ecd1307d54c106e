"""The list with its filters and pages, and staff who are at several sites."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.models import ReadRecord, Search
from staff.models import Membership
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.journeys.desk import recorded, text
from tests.journeys.looking import LIST, tell
from tests.people import SignIn

pytestmark = pytest.mark.django_db


class TestList:
    def test_newest_first_and_only_what_one_may_see(
        self, cast: Cast, ava: Client, mona: Client, sign_in: SignIn
    ) -> None:
        first, second = tell(cast, "First"), tell(cast, "Second")
        theirs = tell(cast, "Bens own", by=cast.ben, about_other="x")
        actions.escalate(theirs, by=cast.ben, reason="x")
        other = tell(cast, "At Riverside", by=cast.cleo)

        mine = text(ava.get(LIST))
        assert mine.index(second.reference) < mine.index(first.reference)
        assert theirs.reference not in mine
        assert theirs.reference in text(mona.get(LIST))
        assert other.reference not in text(mona.get(LIST))
        assert other.reference in text(sign_in(Client(), cast.gus).get(LIST))

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({"state": "resolved"}, {"Settled"}),
            ({"state": "open"}, {"Open", "Cold soup"}),
            ({"category": "food"}, {"Cold soup"}),
            ({"category": "waiting", "state": "open"}, {"Open"}),
            ({"state": "void"}, set()),
        ],
    )
    def test_filters(self, cast: Cast, ava: Client, filters: dict[str, str], found: set[str]) -> None:
        recorded(ava, what_happened="Settled")
        recorded(ava, what_happened="Open", then="save")
        recorded(ava, what_happened="Cold soup", then="save", category="food")

        page = text(ava.get(LIST, filters))

        assert {words for words in ("Settled", "Open", "Cold soup") if f">{words}</a>" in page} == found

    def test_by_place_and_by_day_on_the_sites_clock(self, cast: Cast, ava: Client) -> None:
        recorded(ava, what_happened="Here", then="save")
        recorded(ava, what_happened="There", then="save", location=str(cast.reception_b.pk))
        today = cast.northgate.day(timezone.now())
        yesterday = today - timedelta(days=1)

        assert "There</a>" not in text(ava.get(LIST, {"location": cast.reception_a.pk}))
        assert "Here</a>" in text(ava.get(LIST, {"since": today, "until": today}))
        assert "Here</a>" not in text(ava.get(LIST, {"until": yesterday}))
        assert "Here</a>" not in text(ava.get(LIST, {"since": today + timedelta(days=1)}))

    @pytest.mark.parametrize(
        ("filters", "sentence"),
        [
            ({"state": "asleep"}, "Choose one of the states shown."),
            ({"category": "weather"}, "Choose one of the subjects shown."),
            ({"location": "999999"}, "Choose one of the places shown."),
            ({"location": "x"}, "Choose one of the places shown."),
            ({"since": "soon"}, "Write the day like 2026-12-01."),
            ({"since": "2026-02-02", "until": "2026-02-01"}, "The last day comes before the first."),
            ({"cursor": "junk"}, "This page of the list is not there. Begin again with the newest."),
            ({"cursor": "MjAyNnw"}, "This page of the list is not there."),
            ({"cursor": "x" * 10_000}, "This page of the list is not there."),
        ],
    )
    def test_bad_filters_get_a_sentence(self, ava: Client, filters: dict[str, str], sentence: str) -> None:
        answer = ava.get(LIST, filters)

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert "Please look at this</h2>" in text(answer)

    def test_pages_have_no_gap_and_no_repeat(self, cast: Cast, ava: Client) -> None:
        """Also where several were recorded in the same microsecond."""
        at = timezone.now()
        told = Told("Same moment", cast.northgate, cast.category("waiting"), cast.reception_a)
        for number in range(110):
            actions.record(told, by=cast.ava, at=at if number % 2 else at + timedelta(seconds=number))

        pages, path = [], LIST
        while path:
            answer = ava.get(path)
            pages.append([one.pk for one in answer.context["found"].complaints])
            path = answer.context["older"]

        assert [len(page) for page in pages] == [30, 30, 30, 20]
        assert len({pk for page in pages for pk in page}) == 110

    def test_a_page_keeps_its_filters(self, cast: Cast, ava: Client) -> None:
        for _ in range(51):
            tell(cast, "Waited")

        assert "state=open" in ava.get(LIST, {"state": "open"}).context["older"]

    def test_listing_reads_no_complaint(self, cast: Cast, ava: Client) -> None:
        tell(cast, "Waited")
        ava.get(LIST)

        assert not ReadRecord.objects.exists()

    @pytest.mark.parametrize("reader", ["ava", "mona", "gus"])
    def test_it_asks_as_often_for_ten_rows_as_for_fifty(self, cast: Cast, sign_in: SignIn, reader: str) -> None:
        client = sign_in(Client(), getattr(cast, reader))
        token = Search.objects.create(person=getattr(cast, reader), words="Waited").pk
        counts = []
        for rows in (10, 40):
            for number in range(rows):
                by = build_person(
                    f"p{rows}x{number}", f"P {number}", cast.level(1), sites=(cast.northgate,), home=cast.reception_a
                )
                tell(cast, "Waited", by=by)
            for path in (LIST, f"{LIST}found/{token}/"):
                with CaptureQueriesContext(connection) as asked:
                    assert client.get(path).status_code == 200
                counts.append(len(asked.captured_queries))

        assert counts[:2] == counts[2:]


class TestFloat:
    @pytest.fixture
    def float_ava(self, cast: Cast, sign_in: SignIn) -> Client:
        Membership.objects.create(
            person=cast.ava, site=cast.riverside, role=Role.FRONT_DESK, home_location=cast.main_desk
        )
        return sign_in(Client(), cast.again(cast.ava))

    def test_they_switch_their_site_on_the_page(self, cast: Cast, float_ava: Client) -> None:
        assert recorded(float_ava).site == cast.northgate

        answer = float_ava.post("/staff/site/", {"site": str(cast.riverside.pk)})

        assert answer.status_code == 302
        assert "Riverside" in text(float_ava.get("/"))
        there = recorded(float_ava)
        assert (there.site, there.location, there.reference[:3]) == (cast.riverside, cast.main_desk, "RS-")

    @pytest.mark.parametrize("site", ["", "x", "999999"])
    def test_only_to_a_site_of_their_own(self, cast: Cast, float_ava: Client, ava: Client, site: str) -> None:
        answer = float_ava.post("/staff/site/", {"site": site})

        assert answer.status_code == 422
        assert "Choose one of your own sites." in text(answer)

    def test_a_site_that_was_theirs_once_is_not_chosen_any_more(self, cast: Cast, float_ava: Client) -> None:
        float_ava.post("/staff/site/", {"site": str(cast.riverside.pk)})
        cast.ava.memberships.filter(site=cast.riverside).update(is_active=False)

        assert recorded(float_ava).site == cast.northgate

    def test_who_has_one_desk_is_not_asked(self, cast: Cast, ava: Client) -> None:
        assert "/staff/site/" not in text(ava.get("/"))

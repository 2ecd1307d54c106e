"""The list, search and the names behind a mask: what is found, and beside it what never is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaints import actions, finding
from complaints.actions import Told
from complaints.models import Complaint, ReadRecord, RedFlag, Search
from complaints.particulars import Particulars
from staff.models import Membership, Person
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.journeys.desk import act, recorded, text
from tests.people import SignIn

pytestmark = pytest.mark.django_db
LIST = "/complaints/"


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


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


class TestSearch:
    @pytest.fixture
    def known(self, cast: Cast) -> Complaint:
        return tell(
            cast, "Her car was parked for the whole day", patient_name="Ann Exampleton", patient_reference="MRN-4711",
            complainant_name="Bo Lindgren", contact_by="phone", contact_detail="+1 (212) 555-0142",
        )  # fmt: skip

    @pytest.mark.parametrize(
        "words",
        [
            "parking", "parked cars", "whole day", "exampleton", "Ann", "ANN EXAMPLETON", "Lindgren", "MRN-4711", "mrn-4711",
            "555-0142", "5550142", "212 555 0142", "+1 212-555-0142", "Exampleton parked", "the car",
        ],
    )  # fmt: skip
    def test_it_is_found_by(self, ava: Client, known: Complaint, words: str) -> None:
        assert known.reference in search(ava, words)

    @pytest.mark.parametrize("words", ["bicycle", "Exampleton bicycle", "555-0143", "MRN-4712"])
    def test_it_is_not_found_by(self, ava: Client, known: Complaint, words: str) -> None:
        page = search(ava, words)

        assert known.reference not in page
        assert "Nothing found in what you may see." in page

    def test_somebody_is_called_will(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, "Waited", patient_name="Will")

        assert complaint.reference in search(ava, "will")

    def test_the_ending_is_found_too(self, ava: Client) -> None:
        complaint = recorded(ava, what_was_done="Replaced his spectacles")

        assert complaint.reference in search(ava, "spectacle")

    def test_the_words_stand_in_no_address_and_no_title(self, ava: Client, known: Complaint) -> None:
        answer = ava.post(LIST, {"q": "Exampleton"})

        assert answer.status_code == 302
        assert answer["Location"] == f"/complaints/found/{Search.objects.get().pk}/"
        assert "<title>Search · Recovery</title>" in text(ava.get(answer["Location"]))

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            ("", "Write what you are looking for"),
            ("   ", "Write what you are looking for"),
            ("&|!()", "marks alone find nothing"),
            ("- - -", "marks alone find nothing"),
            ("'\"; --", "marks alone find nothing"),
            ("x" * 201, "Please look for at most 200 characters."),
            ("y" * 1_000_000, "Please look for at most 200 characters."),
            ("a\x00b", "Null characters are not allowed."),
        ],
    )
    def test_nothing_to_look_for_gets_a_sentence(self, ava: Client, words: str, sentence: str) -> None:
        answer = ava.post(LIST, {"q": words})

        assert answer.status_code == 422
        assert sentence in text(answer)
        assert not Search.objects.exists()

    @pytest.mark.parametrize(
        "words", ["a & b | !c", "')); DROP TABLE x; --", "<script>", "%s %(x)s", "\\", "ünïcode", "🙂 soup"]
    )
    def test_hostile_words_find_nothing_and_break_nothing(self, ava: Client, known: Complaint, words: str) -> None:
        answer = ava.post(LIST, {"q": words}, follow=True)

        assert answer.status_code in (200, 422)
        assert "<script>" not in text(answer).split("<main", 1)[1]

    def test_others_complaints_are_found_by_who_may_see_them(
        self, cast: Cast, mona: Client, sign_in: SignIn, known: Complaint
    ) -> None:
        actions.escalate(known, by=cast.ava, reason="x")

        assert known.reference in search(mona, "Exampleton")
        for stranger in (cast.ben, cast.rui, cast.cleo):
            assert known.reference not in search(sign_in(Client(), stranger), "Exampleton")

    def test_by_exact_reference_the_desk_hears_its_state_and_no_more(
        self, cast: Cast, sign_in: SignIn, known: Complaint
    ) -> None:
        actions.escalate(known, by=cast.ava, reason="x")
        ben = sign_in(Client(), cast.ben)

        page = search(ben, known.reference.lower())

        assert f'<span class="reference">{known.reference}</span> is <strong>escalated</strong>' in page
        assert str(known.pk) not in page
        assert "parked" not in page.split("<main", 1)[1]
        assert "is <strong>" not in search(sign_in(Client(), cast.cleo), known.reference)
        assert "is <strong>" not in search(ben, known.reference[:-2])

    def test_whom_it_is_about_finds_it_by_nothing(self, cast: Cast, sign_in: SignIn, mona: Client) -> None:
        complaint = tell(cast, "He shouted at her", about_people=(cast.ben.pk, cast.mona.pk), patient_name="Ann")

        for client in (sign_in(Client(), cast.ben), mona):
            for words in (complaint.reference, "shouted", "Ann"):
                page = search(client, words)
                assert "shouted at" not in page
                assert "is <strong>" not in page
            assert complaint.reference not in text(client.get(LIST))

    def test_a_token_is_its_persons_own_and_for_a_quarter_of_an_hour(
        self, cast: Cast, ava: Client, mona: Client, known: Complaint, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = ava.post(LIST, {"q": "parked"})["Location"]

        assert ava.get(path).status_code == 200
        assert mona.get(path).status_code == 404
        later = timezone.now() + timedelta(minutes=15, seconds=1)
        monkeypatch.setattr(finding.timezone, "now", lambda: later)
        assert ava.get(path).status_code == 404

    def test_what_moved_out_of_sight_is_found_no_more(self, cast: Cast, sign_in: SignIn) -> None:
        complaint = tell(cast, "Spilled coffee")
        ben = sign_in(Client(), cast.ben)
        path = ben.post(LIST, {"q": "coffee"})["Location"]
        assert complaint.reference in text(ben.get(path))

        actions.escalate(complaint, by=cast.ava, reason="x")

        assert complaint.reference not in text(ben.get(path))


class TestNames:
    def test_a_list_masks_them_and_a_tap_is_recorded(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, "Waited", patient_name="Ann Exampleton", complainant_name="Bo")

        page = text(ava.get(LIST))
        assert "A•• E•• B••" in page
        assert "Exampleton" not in page
        shown = ava.post(f"{complaint.get_absolute_url()}reveal/", headers={"X-Requested-With": "fetch"})

        assert "Ann Exampleton · Bo" in text(shown)
        assert "<html" not in text(shown)
        assert [(read.what, read.person) for read in ReadRecord.objects.all()] == [("names", cast.ava)]

    def test_without_scripts_a_page_shows_them(self, cast: Cast, ava: Client) -> None:
        complaint = tell(cast, "Waited", patient_name="Ann Exampleton")
        path = f"{complaint.get_absolute_url()}reveal/"

        assert "Exampleton" not in text(ava.get(path))
        assert not ReadRecord.objects.exists()
        assert "Ann Exampleton" in text(ava.post(path))


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


def test_a_red_flag_is_found_by_its_own_site_only(cast: Cast, sign_in: SignIn) -> None:
    told = Told("He fell", cast.northgate, cast.category("clinical"), cast.reception_a, (RedFlag.HARM,))
    complaint = actions.record(told, by=cast.ava)
    ben = sign_in(Client(), cast.ben)

    assert complaint.reference not in text(ben.get(LIST))
    assert ben.post(f"{complaint.get_absolute_url()}reveal/", act()).status_code == 404

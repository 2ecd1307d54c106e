"""Search and the names behind a mask: what is found, and beside it what never is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from complaints import actions, finding
from complaints.actions import Told
from complaints.models import Complaint, ReadRecord, RedFlag, Search
from tests.cast import Cast
from tests.journeys.desk import act, recorded, text
from tests.journeys.looking import LIST, search, tell
from tests.people import SignIn

pytestmark = pytest.mark.django_db


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

    @pytest.mark.parametrize("written", ["{0}", "ng{0}", "NG {0} {1}", "ng-{0}-{1}", "ng{0}{1}", " {0}{1} "])
    def test_a_reference_is_found_however_it_is_read_out(self, ava: Client, known: Complaint, written: str) -> None:
        _, number, letter = known.reference.split("-")

        assert known.reference in search(ava, written.format(number, letter.lower()))

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
        assert "Nothing was searched</h2>" in text(answer)
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


def test_a_red_flag_is_found_by_its_own_site_only(cast: Cast, sign_in: SignIn) -> None:
    told = Told("He fell", cast.northgate, cast.category("clinical"), cast.reception_a, (RedFlag.HARM,))
    complaint = actions.record(told, by=cast.ava)
    ben = sign_in(Client(), cast.ben)

    assert complaint.reference not in text(ben.get(LIST))
    assert ben.post(f"{complaint.get_absolute_url()}reveal/", act()).status_code == 404

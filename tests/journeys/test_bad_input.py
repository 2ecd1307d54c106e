"""Bad input gets a clear sentence, keeps what was typed and changes nothing; never a server error."""

from html import escape
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.models import Complaint, Event, Refusal
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


NUMBER = "Write the amount as a number, like 12.50."
THOUSANDS = "Write thousands without a comma, like 1200.00."


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("", "Parking: how much? Write it like 12.50."),
        ("  ", "Parking: how much? Write it like 12.50."),
        ("ten", NUMBER),
        ("$8", NUMBER),
        ("8 50", NUMBER),
        ("8,,50", NUMBER),
        ("1,234.50", THOUSANDS),
        ("1,200,000", THOUSANDS),
        ("1.234,50", NUMBER),
        ("1,2345", "Write at most two decimals, like 12.50."),
        ("0,125", "Write at most two decimals, like 12.50."),
        ("1_0", NUMBER),
        ("+8", NUMBER),
        (".", NUMBER),
        ("1,500", THOUSANDS),
        ("NaN", NUMBER),
        ("sNaN", NUMBER),
        ("Infinity", NUMBER),
        ("-Infinity", NUMBER),
        ("8.005", "Write at most two decimals, like 12.50."),
        ("1e-9", NUMBER),
        ("1e5", NUMBER),
        ("0", "The amount has to be more than nothing."),
        ("-1", "The amount has to be more than nothing."),
        ("99999999999999999999", "That is more than anybody can give here."),
        ("9999999.99", "That is more than you may give on your own: $9,999,999.99, and your limit is $10.00."),
        ("8\x00", NUMBER),
    ],
)
def test_amounts(ava: Client, amount: str, sentence: str) -> None:
    answer = ava.post(NEW, typed(remedy_type="parking", amount=amount))

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "nobody told them why" in text(answer)
    assert f'value="{escape(amount)}"' in text(answer)
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(
    ("amount", "minor"),
    [("8", 800), ("8.5", 850), ("8,50", 850), ("8.", 800), (".50", 50), (" 8.50\u00a0", 850), ("٨.٥٠", 850)],
)
def test_an_amount_as_people_write_it(ava: Client, amount: str, minor: int) -> None:
    assert recorded(ava, remedy_type="parking", amount=amount).remedies.get().amount == minor


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"what_happened": None}, "Write what happened; two words are enough."),
        ({"what_happened": "   "}, "Write what happened; two words are enough."),
        ({"what_happened": "a\x00b"}, "Null characters are not allowed."),
        ({"what_happened": "a" * 10_001}, "Please shorten this to 10,000 characters; it has 10001."),
        ({"what_happened": "a" * 1_000_000}, "Please shorten this to 10,000 characters; it has 1000000."),
        ({"what_was_done": "a" * 2001}, "Please shorten this to 2,000 characters; it has 2001."),
        ({"category": None}, "Choose what it is about."),
        ({"category": "weather"}, "Choose one of the subjects shown."),
        ({"category": ["waiting", "weather"]}, "Choose one of the subjects shown."),
        ({"location": "999999"}, "Choose one of the places of this site."),
        ({"location": "here"}, "Choose one of the places of this site."),
        ({"red_flags": ["harm", "boredom"]}, "Choose from the list only."),
        ({"remedy_type": None}, "Choose what you did to put it right."),
        ({"remedy_type": "car"}, "Choose one of the remedies in the list."),
        ({"put_right": None}, "Ask them: is it put right? Choose yes, no or could not ask."),
        ({"put_right": "perhaps"}, "Choose yes, no or could not ask."),
        ({"then": None}, "Press one of the buttons: resolve, save, call for backup or escalate."),
        ({"then": "explode"}, "Press one of the buttons: resolve, save, call for backup or escalate."),
        ({"then": "escalate"}, "Say why a manager is needed."),
        ({"then": "escalate", "reason": " "}, "Say why a manager is needed."),
        ({"then": "escalate", "reason": "a" * 2001}, "Please shorten this to 2,000 characters; it has 2001."),
    ],
)
def test_every_field(ava: Client, change: dict[str, Any], sentence: str) -> None:
    answer = ava.post(NEW, typed(**change))

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'id="mistakes"' in text(answer)
    assert (Complaint.objects.count(), Event.objects.count(), Refusal.objects.count()) == (0, 0, 0)


def test_another_sites_location_is_not_a_place_here(ava: Client, cast: Cast) -> None:
    answer = ava.post(NEW, typed(location=str(cast.main_desk.pk)))

    assert answer.status_code == 422
    assert "Choose one of the places of this site." in text(answer)


def test_every_typed_value_is_kept(ava: Client, cast: Cast) -> None:
    answer = ava.post(
        NEW,
        typed(
            what_happened="kept story", category="noise", location=str(cast.reception_b.pk), red_flags=["rights", "harm"],
            remedy_type="meal", amount="kept amount", what_was_done="kept deed", put_right="could_not_ask",
            reason="kept reason", then="escalate",
        ),
    )  # fmt: skip

    page = text(answer)
    assert answer.status_code == 422
    for words in ("kept story", "kept amount", "kept deed", "kept reason"):
        assert words in page
    for name, value in (("category", "noise"), ("red_flags", "rights"), ("red_flags", "harm"), ("remedy_type", "meal"),
                        ("put_right", "could_not_ask")):  # fmt: skip
        assert checked(page, name, value), (name, value)
    assert f'<option value="{cast.reception_b.pk}" selected>' in page


def checked(page: str, name: str, value: str) -> bool:
    inputs = [piece.split(">", 1)[0] for piece in page.split("<input")[1:]]
    return any(f'name="{name}"' in one and f'value="{value}"' in one and "checked" in one for one in inputs)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "{{ person.password }}", "=cmd()", "\u202etxt.exe", "🙂" * 50]
)
def test_words_are_only_words(ava: Client, words: str) -> None:
    complaint = recorded(ava, what_happened=words, what_was_done=words)

    page = text(ava.get(complaint.get_absolute_url()))

    assert complaint.what_happened == words
    assert "<script>alert" not in page
    assert "argon2" not in page


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"what_happened=\xff\xfe%ff%fe%ED%A0%80&category=waiting", "application/x-www-form-urlencoded", 422),
        (b"\x00\x01\x02", "application/x-www-form-urlencoded", 422),
        (b'{"then": "resolve"}', "application/json", 422),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x", 422),
        (b"--x\r\nbroken", "multipart/form-data; boundary=", 400),
        (b"&".join(b"f%d=1" % number for number in range(500)), "application/x-www-form-urlencoded", 400),
        (b"what_happened=" + b"a" * (5 * 1024 * 1024), "application/x-www-form-urlencoded", 400),
    ],
)
def test_broken_bodies(ava: Client, body: bytes, kind: str, status: int) -> None:
    answer = ava.post(NEW, body, content_type=kind)

    assert answer.status_code == status
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/complaints/x/",
        "/complaints/00000000-0000-4000-8000-000000000000/",
        "/complaints/0/resolve/",
        "/review/x/claim/",
    ],
)
def test_junk_ids_are_not_found(ava: Client, path: str) -> None:
    assert ava.get(path).status_code == 404


def test_the_forms_on_a_complaint(ava: Client) -> None:
    complaint = recorded(ava, then="save")
    at = complaint.get_absolute_url()

    answers = [
        ava.post(f"{at}resolve/", act(remedy_type="car", put_right="yes")),
        ava.post(f"{at}resolve/", act(remedy_type="parking", amount="-1", put_right="yes")),
        ava.post(f"{at}escalate/", act(reason="\x00")),
        ava.post(f"{at}escalate/", act(reason="x", remedy_type="parking", amount="1.234")),
    ]

    complaint.refresh_from_db()
    assert [answer.status_code for answer in answers] == [422] * 4
    assert (complaint.state, Event.objects.count()) == ("open", 1)


JUNK = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["waiting", "parking", "explain", "yes", "no", "resolve", "save", "escalate", "8.00", "-1", "harm"]
    ),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
)
FIELDS = ("submission_key", "what_happened", "category", "location", "red_flags", "remedy_type", "amount", "what_was_done",
          "put_right", "reason", "then", "form_token")  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.dictionaries(st.sampled_from(FIELDS), st.lists(JUNK, max_size=3)))
def test_whatever_is_posted_has_an_answer(ava: Client, junk: dict[str, list[str]]) -> None:
    answer = ava.post(NEW, typed() | junk)

    assert answer.status_code in (302, 422, 409)

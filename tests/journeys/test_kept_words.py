"""An expired sign-in gives the words back after signing in again: to their author, once, for a quarter of an hour."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint
from staff.kept import token_for
from staff.models import KeptForm
from tests.cast import Cast
from tests.journeys.desk import NEW, act, recorded, text, typed
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def expired(cast: Cast, sign_in: SignIn) -> Client:
    """Ava's browser after her session ended, with the page still open."""
    client = sign_in(Client(), cast.ava)
    client.get(NEW)
    del client.cookies["sessionid"]
    return client


def kept(cast: Cast, **changes: str) -> dict[str, str]:
    return typed(
        what_happened="Precious words", form_token=token_for(cast.ava), red_flags=["harm", "rights"], **changes
    )


def test_they_come_back_to_their_author_once(cast: Cast, expired: Client, sign_in: SignIn) -> None:
    fields = kept(cast, then="escalate", reason="Precious reason", category="noise")

    answer = expired.post(NEW, fields)

    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={NEW}&kept=1")
    assert "Sign in again: what you typed is kept." in text(expired.get(answer["Location"]))
    assert not Complaint.objects.exists()
    page = text(sign_in(expired, cast.ava).get(NEW))
    assert "What you had typed is back. It is not saved yet." in page
    assert "Precious words" in page
    assert "Precious reason" in page
    assert fields["submission_key"] in page
    again = text(expired.get(NEW))
    assert ("Precious words" in again, "is back" in again) == (False, False)
    assert not KeptForm.objects.exists()


def test_a_wrong_password_does_not_hide_that_they_are_kept(expired: Client, cast: Cast) -> None:
    sign_in = expired.get(expired.post(NEW, kept(cast))["Location"])
    assert 'action="/accounts/login/?kept=1"' in text(sign_in)

    again = expired.post("/accounts/login/?kept=1", {"login": "ava", "password": "guess", "next": NEW})

    assert "Sign in again: what you typed is kept." in text(again)
    assert f'<input type="hidden" name="next" value="{NEW}">' in text(again)
    assert "Precious words" not in text(sign_in) + text(again)


def test_nobody_else_gets_them(cast: Cast, expired: Client, sign_in: SignIn) -> None:
    expired.post(NEW, kept(cast))

    assert "Precious words" not in text(sign_in(Client(), cast.ben).get(NEW))
    assert "Precious words" in text(sign_in(Client(), cast.ava).get(NEW))


@pytest.mark.parametrize(
    "token",
    [None, "", "forged", signing.dumps(1, salt="other"), signing.dumps("x", salt="complaints.form")],
    ids=["none", "empty", "forged", "of another purpose", "of nobody"],
)
def test_without_a_true_token_nothing_is_kept(cast: Cast, expired: Client, token: str | None) -> None:
    fields = kept(cast)
    del fields["form_token"]

    answer = expired.post(NEW, fields | ({"form_token": token} if token is not None else {}))

    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={NEW}")
    assert "what you typed is kept" not in text(expired.get(answer["Location"]))
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(("minutes", "there"), [(14, True), (16, False)])
def test_for_a_quarter_of_an_hour(cast: Cast, expired: Client, sign_in: SignIn, minutes: int, there: bool) -> None:
    expired.post(NEW, kept(cast))
    KeptForm.objects.update(at=timezone.now() - timedelta(minutes=minutes))

    page = text(sign_in(expired, cast.ava).get(NEW))
    assert ("Precious words" in page, "What you had typed is back." in page) == (there, there)


def test_too_much_is_not_kept(cast: Cast, expired: Client) -> None:
    expired.post(NEW, kept(cast) | {"reason": "a" * 64 * 1024})

    assert not KeptForm.objects.exists()


def test_the_latest_is_kept_and_old_ones_of_anybody_go(cast: Cast, expired: Client) -> None:
    KeptForm.objects.create(person=cast.ben, path=NEW, fields={})
    KeptForm.objects.update(at=timezone.now() - timedelta(minutes=16))
    expired.post(NEW, kept(cast))
    expired.post(NEW, kept(cast) | {"what_happened": "Later words"})

    assert [form.fields["what_happened"] for form in KeptForm.objects.all()] == [["Later words"]]


def test_each_page_has_its_own(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(Client(), cast.ava)
    complaint = recorded(client, then="save")
    page = f"{complaint.get_absolute_url()}escalate/"
    del client.cookies["sessionid"]

    client.post(page, act(reason="Precious reason", form_token=token_for(cast.ava)))

    sign_in(client, cast.ava)
    assert "Precious reason" not in text(client.get(NEW))
    assert "Precious reason" in text(client.get(page))

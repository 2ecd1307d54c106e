import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import Cast
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/accounts/login/", "/", "/admin/", "/no-such-page/"])
def test_nobody_signed_in_finds_nothing_kept(client: Client, path: str) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/complaints/new/", "/staff/me/", "/no-such-page/", "/review/"])
def test_no_page_of_somebody_signed_in_is_kept(client: Client, cast: Cast, sign_in: SignIn, path: str) -> None:
    sign_in(client, cast.ava)

    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/accounts/login/", "/", "/healthz", "/no-such-page/", "/admin/", "/complaints/new/"])
def test_every_answer_carries_the_content_policy(client: Client, path: str) -> None:
    policy = client.get(path)["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_the_way_to_tls_carries_it_too(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get("/")

    assert answer.status_code == 301
    assert "default-src 'none'" in answer["Content-Security-Policy"]

"""Pages outside the apps' own: they say as well that this is the demo, and ask nothing of the database."""

import pytest
from django.test import Client, RequestFactory

from recovery.broken import server_error
from tests.cast import Cast
from tests.people import SignIn


@pytest.mark.parametrize("demo", [True, False])
def test_something_broke_without_a_database(settings: object, demo: bool) -> None:
    settings.DEMO = demo  # type: ignore[attr-defined]

    answer = server_error(RequestFactory().get("/"))

    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Something broke here" in page
    assert ("Demo: not for real patients" in page) is demo


@pytest.mark.django_db
def test_a_view_that_breaks_gets_that_page(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sign_in(Client(raise_request_exception=False), cast.ava)
    monkeypatch.setattr("complaints.views.desk.render", lambda *_: 1 / 0)

    answer = client.get("/")

    assert answer.status_code == 500
    assert "Something broke here" in answer.content.decode()


@pytest.mark.django_db
def test_the_configuration_says_that_it_is_the_demos(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(Client(), cast.ada).get("/admin/").content.decode()

    assert "Demo: not for real patients" in page

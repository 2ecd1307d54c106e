import pytest
from django.test import Client

from staff.models import Person
from tests.cast import PASSWORD, Cast


def test_nobody_signs_themselves_up(cast: Cast, client: Client) -> None:
    fields = {"username": "eve", "password1": "a-long-enough-secret", "password2": "a-long-enough-secret"}

    client.post("/accounts/signup/", fields)

    assert not Person.objects.filter(username="eve").exists()


@pytest.mark.parametrize(("password", "comes_in"), [(PASSWORD, True), ("recovery-dem0", False)])
def test_the_right_password_signs_in(cast: Cast, client: Client, password: str, comes_in: bool) -> None:
    client.post("/accounts/login/", {"login": "ava", "password": password})

    assert ("_auth_user_id" in client.session) is comes_in


def test_a_disabled_person_stays_outside(cast: Cast, client: Client) -> None:
    Person.objects.filter(username="ava").update(is_active=False)

    client.post("/accounts/login/", {"login": "ava", "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_many_wrong_passwords_close_the_door_for_a_while(cast: Cast, client: Client) -> None:
    for _ in range(10):
        client.post("/accounts/login/", {"login": "ava", "password": "guess"})

    client.post("/accounts/login/", {"login": "ava", "password": PASSWORD})

    assert "_auth_user_id" not in client.session

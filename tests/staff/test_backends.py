import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from staff.backends import PersonBackend
from staff.models import Person
from staff.roles import Verb
from tests.cast import PASSWORD, Cast


def test_one_query_brings_the_person_and_where_they_work(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        ada = PersonBackend().get_user(cast.ada.pk)
        assert ada is not None
        assert [(one.site.name, one.site.organisation.name) for one in ada.works] == [
            ("Northgate", "Larkfield"),
            ("Riverside", "Larkfield"),
        ]
        assert (ada.level.name, ada.may(Verb.CONFIGURE), ada.desk) == ("Trainee", True, None)

    with django_assert_num_queries(1):
        ava = PersonBackend().get_user(cast.ava.pk)
        assert ava is not None and ava.desk is not None and ava.desk.home_location is not None
        assert ava.desk.home_location.name == "Reception A"


def test_somebody_without_memberships_is_still_known(cast: Cast) -> None:
    cast.ava.memberships.update(is_active=False)

    ava = PersonBackend().get_user(cast.ava.pk)

    assert ava is not None
    assert (ava.username, ava.works) == ("ava", ())


def test_nobody_disabled_comes_back(cast: Cast) -> None:
    Person.objects.filter(username="ava").update(is_active=False)

    assert PersonBackend().get_user(cast.ava.pk) is None


def test_nobody_is_nobody(cast: Cast) -> None:
    assert PersonBackend().get_user(0) is None


@pytest.mark.parametrize(
    ("username", "password", "who"),
    [("ava", PASSWORD, "ava"), ("AVA", PASSWORD, "ava"), ("ava", "recovery-Demo", None), ("eve", PASSWORD, None)],
)
def test_sign_in_by_username(cast: Cast, username: str, password: str, who: str | None) -> None:
    request = RequestFactory().post("/accounts/login/")

    person = authenticate(request, username=username, password=password)

    assert (person.get_username() if person else None) == who


def test_a_disabled_person_cannot_sign_in_with_the_right_password(cast: Cast) -> None:
    Person.objects.filter(username="ava").update(is_active=False)

    assert authenticate(RequestFactory().post("/accounts/login/"), username="ava", password=PASSWORD) is None

"""What the pages of the admin share; what each one keeps stands in test_admin.py and its neighbours."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from staff.configuration import organisations_of
from staff.models import Membership, Organisation, Person
from staff.roles import Role
from tests.cast import Cast


def configured_by(person: Person | AnonymousUser) -> set[int]:
    request = RequestFactory().get("/admin/")
    request.user = person
    return organisations_of(request)


def test_an_admin_configures_their_own_organisation(cast: Cast) -> None:
    Organisation.objects.create(name="Elsewhere")

    assert configured_by(cast.ada) == {cast.organisation.pk}


@pytest.mark.parametrize("username", ["ava", "mona", "gus"])
def test_nobody_else_configures_any(cast: Cast, username: str) -> None:
    assert configured_by(getattr(cast, username)) == set()


def test_nor_does_nobody(cast: Cast) -> None:
    assert configured_by(AnonymousUser()) == set()


def test_nor_does_an_admin_whose_membership_ended(cast: Cast) -> None:
    Membership.objects.filter(person=cast.ada, role=Role.ADMIN).update(is_active=False)

    assert configured_by(cast.again(cast.ada)) == set()

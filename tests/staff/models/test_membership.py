import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from staff.models import Currency, Level, Membership, Organisation, Regime, Site
from staff.roles import Role
from tests.cast import Cast, build_person


def test_a_home_belongs_to_the_site(cast: Cast) -> None:
    fits = Membership(person=cast.cleo, site=cast.northgate, role=Role.FRONT_DESK, home_location=cast.reception_a)
    fits.full_clean()

    fits.home_location = cast.main_desk
    with pytest.raises(ValidationError, match=r"This location belongs to another site."):
        fits.full_clean()


def test_nobody_works_for_another_organisation(cast: Cast) -> None:
    other = Organisation.objects.create(name="Elsewhere")
    site = Site.objects.create(
        organisation=other, name="Farfield", prefix="FF", time_zone="UTC", currency=Currency.EUR, regime=Regime.HOUSE
    )
    stranger = build_person("zoe", "Zoe Far", Level.objects.create(organisation=other, rank=0, name="Trainee"))

    Membership(person=stranger, site=site, role=Role.ADMIN).full_clean()
    with pytest.raises(ValidationError, match=r"This site belongs to another organisation."):
        Membership(person=cast.ava, site=site, role=Role.FRONT_DESK).full_clean()


def test_once_a_site(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="membership_once_a_site"), transaction.atomic():
        Membership.objects.create(person=cast.ava, site=cast.northgate, role=Role.MANAGER)

    Membership.objects.create(person=cast.ava, site=cast.riverside, role=Role.MANAGER)


def test_an_unknown_role_is_refused_by_the_database(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="membership_role_known"), transaction.atomic():
        Membership.objects.filter(person=cast.ava).update(role="king")


def test_it_says_who_as_what_and_where(cast: Cast) -> None:
    assert str(cast.mona.works[0]) == "Mona Reyes, Manager at Northgate"

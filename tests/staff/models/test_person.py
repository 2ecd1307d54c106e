import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from staff.models import Currency, Membership, Person, Regime, Site
from staff.roles import Role, Verb
from tests.cast import Cast


def test_a_person_made_with_a_password_signs_in_by_it(cast: Cast) -> None:
    nia = Person.objects.create_user(
        "nia", "a-long-enough-secret", name="Nia Okafor", short_name="Nia", level=cast.level(0)
    )

    assert nia.check_password("a-long-enough-secret")
    assert (nia.get_full_name(), nia.get_short_name(), str(nia)) == ("Nia Okafor", "Nia", "Nia Okafor")


def test_a_person_made_without_one_does_not(cast: Cast) -> None:
    nia = Person.objects.create_user("nia", name="Nia Okafor", short_name="Nia", level=cast.level(0))

    assert not nia.has_usable_password()


@pytest.mark.parametrize("username", ["ava", "Ava", "AVA"])
def test_a_username_is_one_persons_however_it_is_capitalised(cast: Cast, username: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_user(username, name="Ava Two", short_name="Ava", level=cast.level(0))


def test_nor_does_a_change_of_capitals_meet_another_ones(cast: Cast) -> None:
    Person.objects.filter(pk=cast.ava.pk).update(username="Ava")

    with pytest.raises(IntegrityError, match="staff_person_username_once"), transaction.atomic():
        Person.objects.filter(pk=cast.ben.pk).update(username="aVA")


def test_works_lists_active_memberships_oldest_first_in_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ada = cast.again(cast.ada)

    with django_assert_num_queries(1):
        assert [one.site.organisation.name for one in ada.works] == ["Larkfield", "Larkfield"]
        assert [one.site.name for one in ada.works] == ["Northgate", "Riverside"]
        assert ada.roles == {Role.ADMIN}


def test_the_desk_is_the_first_place_they_record_at(cast: Cast) -> None:
    Membership.objects.create(person=cast.ada, site=site_three(cast), role=Role.FRONT_DESK)

    assert cast.ava.desk is not None and cast.ava.desk.site == cast.northgate
    assert cast.mona.desk is not None and cast.mona.desk.role == Role.MANAGER
    assert cast.gus.desk is None
    ada = cast.again(cast.ada)
    assert ada.desk is not None and ada.desk.site.name == "Hillside"
    assert ada.roles == {Role.ADMIN, Role.FRONT_DESK}


def site_three(cast: Cast) -> Site:
    return Site.objects.create(
        organisation=cast.organisation,
        name="Hillside",
        prefix="HS",
        time_zone="UTC",
        currency=Currency.EUR,
        regime=Regime.HOUSE,
    )


def test_membership_at_a_site(cast: Cast) -> None:
    at_home = cast.ava.membership_at(cast.northgate.pk)

    assert at_home is not None and at_home.role == Role.FRONT_DESK
    assert cast.ava.membership_at(cast.riverside.pk) is None


@pytest.mark.parametrize(
    ("username", "is_staff"), [("ada", True), ("amir", True), ("mona", False), ("ava", False), ("gus", False)]
)
def test_djangos_admin_opens_for_admins_only(cast: Cast, username: str, is_staff: bool) -> None:
    person: Person = getattr(cast, username)

    assert person.is_staff is is_staff
    assert person.has_perm("staff.change_site") is is_staff
    assert person.has_module_perms("complaints") is is_staff


def test_not_even_an_admin_sees_what_libraries_register(cast: Cast) -> None:
    assert not cast.ada.has_perm("auth.change_group")
    assert not cast.ada.has_module_perms("account")


def test_a_disabled_admin_is_none(cast: Cast) -> None:
    cast.ada.is_active = False

    assert not cast.ada.is_staff
    assert not cast.ada.may(Verb.CONFIGURE)

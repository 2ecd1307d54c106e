import pytest

from complaints.demo.cast import CAST, PASSWORD
from staff.models import Membership, Organisation, Person
from staff.roles import Role

PROMISED = {  # sign-in: role, rank of the level, sites
    "theo": (Role.FRONT_DESK, 1, {"Northgate"}),  # working as trainee: test_learning.py
    "ava": (Role.FRONT_DESK, 1, {"Northgate"}),
    "ben": (Role.FRONT_DESK, 2, {"Northgate"}),
    "mona": (Role.MANAGER, 3, {"Northgate"}),
    "cleo": (Role.FRONT_DESK, 1, {"Riverside"}),
    "rui": (Role.MANAGER, 3, {"Riverside"}),
    "ada": (Role.ADMIN, 0, {"Northgate", "Riverside"}),
    "amir": (Role.ADMIN, 0, {"Northgate", "Riverside"}),
    "gus": (Role.AUDITOR, 0, {"Northgate", "Riverside"}),
}


def test_everybody_promised_is_there_and_nobody_else(larkfield: Organisation) -> None:
    assert set(Person.objects.values_list("username", flat=True)) == set(PROMISED)
    assert [member.username for member in CAST] == list(PROMISED)


@pytest.mark.parametrize("username", PROMISED)
def test_each_has_the_role_level_and_sites_promised(larkfield: Organisation, username: str) -> None:
    role, rank, sites = PROMISED[username]

    person = Person.objects.select_related("level").get(username=username)

    assert person.level.rank == rank
    assert person.roles == {role}
    assert {membership.site.name for membership in person.works} == sites


def test_everybody_signs_in_with_the_public_password(larkfield: Organisation) -> None:
    assert PASSWORD == "recovery-demo"
    assert all(person.check_password("recovery-demo") for person in Person.objects.all())
    assert not Person.objects.filter(must_change_password=True).exists()


def test_everybody_at_a_desk_has_a_place_to_sit(larkfield: Organisation) -> None:
    homes = {
        membership.person.username: membership.home_location and membership.home_location.name
        for membership in Membership.objects.filter(site__name="Northgate").select_related("person", "home_location")
    }

    assert homes == {
        "theo": "Outpatients, Reception A",
        "ava": "Outpatients, Reception A",
        "ben": "Outpatients, Reception A",
        "mona": "Main entrance and garage",
        "ada": None,
        "amir": None,
        "gus": None,
    }


def test_only_the_admins_are_let_into_djangos_admin(larkfield: Organisation) -> None:
    assert {person.username for person in Person.objects.all() if person.is_staff} == {"ada", "amir"}

"""How everybody at a manager's sites stands."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from staff.learners import learners, sites_to_train_at
from staff.models import Course, Organisation, Person, Site
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.courses import lapsing_in, passed, require, today, write_course


@pytest.fixture
def listening(cast: Cast) -> Course:
    """Level 1 and level 2 require it; Ava's lapses in 5 days, Ben passed it today, Theo needs none."""
    course = write_course(cast)
    require(cast.level(1), course)
    require(cast.level(2), course)
    passed(cast.ava, course, lapsing_in(cast, 5), by=cast.mona)
    passed(cast.ben, course, today(cast), by=cast.mona)
    return course


def test_who_is_behind_comes_first_then_what_lapses_soonest(cast: Cast, listening: Course) -> None:
    build_person("zoe", "Zoe Last", cast.level(1), sites=(cast.northgate,))

    found = learners(cast.mona, at=timezone.now())

    with_courses = [(one.name, one.behind, len(one.standing.courses)) for one in found if one.standing.courses]
    assert with_courses == [
        ("Zoe Last", True, 1),
        ("Ava Lindqvist", False, 1),
        ("Ben Halloway", False, 1),
    ]
    assert (found[0].standing.held, found[0].standing.working) == ("Level 1", "Trainee")


def test_who_works_at_no_desk_is_never_behind(cast: Cast, listening: Course) -> None:
    Person.objects.filter(pk=cast.gus.pk).update(level=cast.level(1))

    found = {one.name: (one.known_as, one.behind) for one in learners(cast.mona, at=timezone.now())}

    assert found["Gus Wendelin"] == ("Auditor", False)
    assert found["Ada Okonjo"] == ("Admin", False)
    assert found["Theo Brandvold"] == ("Trainee", False)
    assert found["Mona Reyes"] == ("Level 3", False)


def test_only_who_works_at_the_managers_own_sites(cast: Cast, listening: Course) -> None:
    left = build_person("lea", "Lea Left", cast.level(1), sites=(cast.northgate,))
    left.memberships.update(is_active=False)

    assert {one.name for one in learners(cast.rui, at=timezone.now())} == {
        "Cleo Marchbanks", "Rui Valadas", "Ada Okonjo", "Amir Sayegh", "Gus Wendelin",
    }  # fmt: skip
    assert "Lea Left" not in {one.name for one in learners(cast.mona, at=timezone.now())}


def test_where_somebody_keeps_the_training(cast: Cast) -> None:
    cast.mona.memberships.create(site=cast.riverside, role=Role.FRONT_DESK)

    assert sites_to_train_at(cast.again(cast.mona)) == [cast.northgate.pk]
    assert sites_to_train_at(cast.ada) == [cast.northgate.pk, cast.riverside.pk]
    assert sites_to_train_at(cast.gus) == []


def test_somebody_at_two_sites_is_there_once(cast: Cast, listening: Course) -> None:
    build_person("flo", "Flo Ting", cast.level(1), sites=(cast.northgate, cast.riverside))

    assert [one.site for one in learners(cast.ada, at=timezone.now()) if one.name == "Flo Ting"] == ["Northgate"]


def test_another_organisation_is_not_there(cast: Cast, listening: Course) -> None:
    other = Organisation.objects.create(name="Elsewhere")
    site = Site.objects.create(
        organisation=other, name="Far", prefix="FA", time_zone="UTC", currency="EUR", regime="house"
    )
    level = other.levels.create(rank=0, name="Other")
    build_person("far", "Far Away", level, sites=(site,))

    assert "Far Away" not in {one.name for one in learners(cast.ada, at=timezone.now())}


def test_it_asks_once_for_everybody(
    cast: Cast, listening: Course, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        build_person(f"p{number}", f"P {number}", cast.level(1), sites=(cast.northgate,))
    mona = cast.again(cast.mona)
    assert mona.works

    with django_assert_num_queries(1):
        assert len(learners(mona, at=timezone.now())) == 28

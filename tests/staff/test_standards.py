"""What is in force where, which target counts, and who has not acknowledged."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from staff.models import Measure, Membership, Person, Standard
from staff.publishing import acknowledge, withdraw
from staff.roles import Role
from staff.standards import Shelf, Standing, by_standard, is_asked, may_set, targets_at, unread_at
from tests.cast import Cast, build_person
from tests.standards import followed, published, today

pytestmark = pytest.mark.django_db
MINUTES, SPOT = Measure.MINUTES_TO_ANSWER, Measure.ON_THE_SPOT


def names(cast: Cast, *sites: int, person: Person | None = None) -> list[tuple[str, int, bool]]:
    found = unread_at(sites or [cast.northgate.pk], at=timezone.now(), person=person)
    return [(one.name.split()[0], one.days, one.overdue) for one in found]


def numbers(cast: Cast, days: int = 0) -> dict[Measure, int]:
    found = targets_at(cast.northgate, today(cast.northgate) + timedelta(days=days))
    return {measure: target.number for measure, target in found.items()}


class TestTargets:
    def test_a_version_counts_from_its_day_until_the_next_ones(self, cast: Cast) -> None:
        standard = published(cast, by=cast.mona, site=cast.northgate, days_ago=5, measure=MINUTES, target=5)
        followed(standard, by=cast.mona, days=3, measure=MINUTES, target=3)

        assert [numbers(cast, day) for day in (-6, -5, 2, 3)] == [{}, {MINUTES: 5}, {MINUTES: 5}, {MINUTES: 3}]

    def test_a_later_version_with_an_earlier_day_overtakes(self, cast: Cast) -> None:
        standard = published(cast, by=cast.mona, site=cast.northgate, measure=MINUTES, target=5)
        followed(standard, by=cast.mona, days=9, measure=MINUTES, target=4)
        followed(standard, by=cast.mona, days=2, measure=MINUTES, target=3)

        assert [numbers(cast, day)[MINUTES] for day in (1, 2, 9, 10)] == [5, 3, 3, 3]

    def test_the_sites_own_counts_before_the_organisations(self, cast: Cast) -> None:
        published(cast, by=cast.ada, title="Everywhere", measure=MINUTES, target=10)
        published(cast, by=cast.mona, site=cast.northgate, days_ago=9, measure=MINUTES, target=3)

        assert numbers(cast) == {MINUTES: 3}
        assert targets_at(cast.riverside, today(cast.riverside))[MINUTES].number == 10

    def test_of_two_at_one_site_the_later_counts(self, cast: Cast) -> None:
        published(cast, by=cast.mona, site=cast.northgate, days_ago=1, measure=SPOT, target=80)
        published(cast, by=cast.mona, site=cast.northgate, title="Older", days_ago=2, measure=SPOT, target=70)

        assert numbers(cast) == {SPOT: 80}

    def test_what_was_withdrawn_counts_until_that_day(self, cast: Cast) -> None:
        standard = published(cast, by=cast.mona, site=cast.northgate, measure=SPOT, target=80)
        day = today(cast.northgate) + timedelta(days=4)
        withdraw(standard, reason="Another one", starts=day, after=1, by=cast.mona)

        assert [numbers(cast, day) for day in (0, 3, 4)] == [{SPOT: 80}, {SPOT: 80}, {}]

    def test_another_sites_sets_nothing_here(self, cast: Cast) -> None:
        published(cast, by=cast.rui, site=cast.riverside, measure=SPOT, target=80)

        assert numbers(cast) == {}

    @pytest.mark.parametrize(("measure", "met"), [(MINUTES, [True, True, False]), (SPOT, [False, True, True])])
    def test_a_target_is_met_at_its_number(self, cast: Cast, measure: Measure, met: list[bool]) -> None:
        published(cast, by=cast.mona, site=cast.northgate, measure=measure, target=50)
        target = targets_at(cast.northgate, today(cast.northgate))[measure]

        assert [target.met_by(value) for value in (49, 50, 51)] == met


class TestUnread:
    def test_everybody_at_the_desk_but_who_published_it(self, cast: Cast) -> None:
        published(cast, by=cast.mona, site=cast.northgate)

        assert [name for name, *_ in names(cast)] == ["Ava", "Ben", "Max", "Theo"]

    @pytest.mark.parametrize(("days_ago", "overdue"), [(13, False), (14, True), (15, True)])
    def test_a_manager_is_reminded_after_fourteen_days(self, cast: Cast, days_ago: int, overdue: bool) -> None:
        published(cast, by=cast.mona, site=cast.northgate, days_ago=days_ago)

        assert names(cast, person=cast.ava) == [("Ava", days_ago, overdue)]

    def test_whoever_came_later_has_as_long_from_then(self, cast: Cast) -> None:
        published(cast, by=cast.mona, site=cast.northgate, days_ago=30)
        for works in (False, True):
            Membership.objects.filter(person=cast.ava).update(is_active=works)

        assert names(cast, person=cast.ava) == [("Ava", 0, False)]

    def test_what_is_acknowledged_is_not_asked_again_but_a_new_version_is(self, cast: Cast) -> None:
        standard = published(cast, by=cast.mona, site=cast.northgate, days_ago=3)
        acknowledge(standard.versions.get(), by=cast.ava)
        assert names(cast, person=cast.ava) == []

        followed(standard, by=cast.mona)

        assert names(cast, person=cast.ava) == [("Ava", 0, False)]

    def test_what_is_still_to_come_is_not_asked(self, cast: Cast) -> None:
        standard = published(cast, by=cast.mona, site=cast.northgate, days_ago=2)
        acknowledge(standard.versions.get(), by=cast.ava)
        followed(standard, by=cast.mona, days=1)

        assert names(cast, person=cast.ava) == []

    def test_whoever_left_is_not_asked(self, cast: Cast) -> None:
        published(cast, by=cast.mona, site=cast.northgate)
        Person.objects.filter(pk=cast.ava.pk).update(is_active=False)
        Membership.objects.filter(person=cast.ben).update(is_active=False)

        assert [name for name, *_ in names(cast)] == ["Max", "Theo"]

    def test_at_two_sites_one_acknowledgement_is_enough(self, cast: Cast) -> None:
        float_ = build_person("fay", "Fay Float", cast.level(1), sites=(cast.northgate, cast.riverside))
        standard = published(cast, by=cast.ada)
        both = (cast.northgate.pk, cast.riverside.pk)
        assert [name for name, *_ in names(cast, *both, person=float_)] == ["Fay", "Fay"]
        assert len(by_standard(unread_at(both, at=timezone.now(), person=float_))[standard.pk]) == 1

        acknowledge(standard.versions.get(), by=float_)

        assert names(cast, *both, person=float_) == []


class TestWhoMay:
    @pytest.mark.parametrize(
        ("who", "own", "other", "everywhere"),
        [
            ("ava", False, False, False),
            ("mona", True, False, False),
            ("rui", False, True, False),
            ("ada", True, True, True),
            ("gus", False, False, False),
        ],
    )
    def test_a_manager_sets_their_sites_and_an_admin_all(
        self, cast: Cast, who: str, own: bool, other: bool, everywhere: bool
    ) -> None:
        person = getattr(cast, who)
        found = [
            may_set(person, Standard(organisation=cast.organisation, site=site))
            for site in (cast.northgate, cast.riverside, None)
        ]

        assert found == [own, other, everywhere]

    @pytest.mark.parametrize(
        ("who", "asked"),
        [("ava", [True, False, True]), ("mona", [True, False, True]), ("cleo", [False, True, True]),
         ("ada", [False, False, False]), ("gus", [False, False, False])],
    )  # fmt: skip
    def test_it_binds_whoever_is_at_a_desk_there(self, cast: Cast, who: str, asked: list[bool]) -> None:
        found = [
            is_asked(getattr(cast, who), Standard(organisation=cast.organisation, site=site))
            for site in (cast.northgate, cast.riverside, None)
        ]

        assert found == asked


class TestShelf:
    def test_everybody_reads_their_sites_and_the_organisations(self, cast: Cast) -> None:
        published(cast, by=cast.mona, site=cast.northgate, title="Here")
        published(cast, by=cast.rui, site=cast.riverside, title="There")
        published(cast, by=cast.ada, title="Everywhere")

        found = {
            who: [one.title for one in Shelf(getattr(cast, who), timezone.now()).standards()]
            for who in ("ava", "cleo", "gus", "ada")
        }

        assert found == {
            "ava": ["Here", "Everywhere"],
            "cleo": ["There", "Everywhere"],
            "gus": ["Here", "There", "Everywhere"],
            "ada": ["Here", "There", "Everywhere"],
        }

    def test_an_admin_reads_also_where_they_do_not_work(self, cast: Cast) -> None:
        published(cast, by=cast.rui, site=cast.riverside, title="There")
        cast.ada.memberships.filter(site=cast.riverside).update(is_active=False)

        assert [one.title for one in Shelf(cast.again(cast.ada), timezone.now()).standards()] == ["There"]

    def test_where_it_stands_is_what_postgresql_says(self, cast: Cast) -> None:
        standard = published(cast, by=cast.mona, site=cast.northgate, days_ago=5, measure=MINUTES, target=5)
        followed(standard, by=cast.mona, days=3, measure=MINUTES, target=3)
        found = Shelf(cast.mona, timezone.now()).standards().get()

        for days in (-5, 2, 3, 4):
            day = today(cast.northgate) + timedelta(days=days)
            current = Standing.on(found, day).current
            assert current is not None
            assert current.target == targets_at(cast.northgate, day)[MINUTES].number

    def test_a_fixed_number_of_questions(self, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        for number in range(5):
            published(cast, by=cast.mona, site=cast.northgate, title=f"Number {number}")
        mona = cast.again(cast.mona)

        with django_assert_num_queries(4):
            shelf = Shelf(mona, timezone.now())
            assert len([shelf.standing(one) for one in shelf.standards()]) == 5
            shelf.unread()


def test_the_role_of_an_auditor_is_not_asked(cast: Cast) -> None:
    assert Role.AUDITOR in cast.gus.roles
    published(cast, by=cast.ada)

    assert names(cast, person=cast.gus) == []

"""What the cast has learnt: everybody works at their own level but Theo, who is new; one course of Ben's lapses soon."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from staff.authority import offers
from staff.curriculum import curriculum, standing
from staff.models import Attempt, Completion, CompletionWithdrawal, Organisation, OrganisationEvent, Person

pytestmark = pytest.mark.xdist_group("demo_learning")
OWN = {"ava": "Level 1", "ben": "Level 2", "mona": "Level 3", "cleo": "Level 1", "rui": "Level 3", "ada": "Trainee"}


def test_all_but_theo_work_at_their_own_level(demo: Organisation, now: datetime) -> None:
    people = {one.username: standing(one, now) for one in Person.objects.select_related("level")}

    assert {name: people[name].working for name in OWN} == OWN
    assert (people["theo"].held, people["theo"].working) == ("Level 1", "Trainee")
    assert people["theo"].sentence == (
        "Working as trainee until “Listening and saying sorry” and "
        "“What you may give, and what you may never give” are passed."
    )


def test_theo_may_give_what_is_free_and_is_told_why_no_more(demo: Organisation, now: datetime) -> None:
    theo = Person.objects.get(username="theo")
    assert theo.desk is not None

    mine = {one.code: one for one in offers(theo, theo.desk.site, at=now)}

    assert [code for code, one in mine.items() if one.verdict] == ["explain", "rebook", "move_up", "replace_item"]
    assert (mine["parking"].rule, mine["taxi"].rule) == (3, 5)


def test_one_of_bens_lapses_in_twenty_days(demo: Organisation, now: datetime) -> None:
    ben = Person.objects.get(username="ben")

    [soon] = standing(ben, now).lapsing

    assert (soon.title, soon.days_left) == ("Listening and saying sorry", 20)


def test_nobody_recorded_their_own_and_each_classroom_is_told(demo: Organisation) -> None:
    seen = Completion.objects.filter(how="classroom").values_list("person__username", "recorded_by__username")

    assert sorted(set(seen)) == [("ava", "mona"), ("ben", "mona"), ("cleo", "rui"), ("mona", "ada"), ("rui", "ada")]
    assert OrganisationEvent.objects.filter(verb="record_course").count() == len(seen) == 8


def test_one_was_recorded_for_ava_by_mistake_and_withdrawn(demo: Organisation, now: datetime) -> None:
    done, event = CompletionWithdrawal.objects.get(), OrganisationEvent.objects.get(verb="withdraw_course")
    [further] = [one for one in curriculum(done.completion.person, now).courses if one.withdrawn]

    assert (done.completion.person.username, done.withdrawn_by.username) == ("ava", "mona")
    assert done.withdrawn_at == event.at == done.completion.recorded_at + timedelta(hours=1)
    assert (further.title, further.state, further.withdrawn and further.withdrawn.reason) == (
        "When it must go further", "never", "It was Ava Stenmark of the night shift who was there.",
    )  # fmt: skip


def test_what_was_passed_by_scenarios_was_not_always_passed_at_once(demo: Organisation) -> None:
    tries = Attempt.objects.filter(person__username="ava").order_by("at").values_list("right", "asked", "passed")

    assert list(tries) == [(4, 7, False), (7, 7, True)]
    assert Completion.objects.filter(how="scenarios").count() == 8

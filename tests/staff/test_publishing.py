"""Publishing, its next version, withdrawing and acknowledging; each told in the organisation's history."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from staff.models import Acknowledgement, Measure, OrganisationEvent, Person, Standard, StandardVersion
from staff.publishing import (
    KeyTaken,
    Overtaken,
    Says,
    TitleTaken,
    acknowledge,
    publish,
    publish_again,
    withdraw,
)
from staff.sent import Sent
from tests.cast import Cast
from tests.standards import followed, published, today

pytestmark = pytest.mark.django_db


def says(cast: Cast, days: int = 0) -> Says:
    return Says("We come.", today(cast.northgate) + timedelta(days=days), Measure.MINUTES_TO_ANSWER, 3)


def sent() -> Sent:
    return Sent(uuid.uuid4(), "a" * 64)


def test_a_standard_begins_with_version_one_and_is_told(cast: Cast) -> None:
    standard = publish("Answer", says(cast), organisation=cast.organisation, site=cast.northgate, by=cast.mona)

    version = standard.versions.get()
    assert (version.number, version.text, version.target, version.published_by) == (1, "We come.", 3, cast.mona)
    told = OrganisationEvent.objects.latest("position")
    assert (told.verb, told.by, told.facts) == (
        "publish_standard",
        cast.mona,
        {
            "title": "Answer", "where": "Northgate", "version": "1", "starts": today(cast.northgate).isoformat(),
            "target": "Calls answered: within 3 minutes", "reason": "",
        },
    )  # fmt: skip


def test_the_next_version_is_number_two(cast: Cast) -> None:
    standard = published(cast, by=cast.mona, site=cast.northgate)

    publish_again(standard, says(cast, 2), after=1, by=cast.max)

    assert list(standard.versions.values_list("number", "published_by__username")) == [(1, "mona"), (2, "max")]
    assert OrganisationEvent.objects.latest("position").facts["version"] == "2"


def test_of_two_who_read_the_same_version_the_second_is_overtaken(cast: Cast) -> None:
    standard = published(cast, by=cast.mona, site=cast.northgate)
    publish_again(standard, says(cast), after=1, by=cast.max)

    with pytest.raises(Overtaken):
        publish_again(standard, says(cast), after=1, by=cast.mona)

    assert standard.versions.count() == 2
    assert OrganisationEvent.objects.filter(verb="publish_standard").count() == 2


def test_withdrawing_ends_it_with_a_reason(cast: Cast) -> None:
    standard = published(cast, by=cast.mona, site=cast.northgate)

    withdraw(standard, reason="We do more now", starts=today(cast.northgate), after=1, by=cast.mona)

    told = OrganisationEvent.objects.latest("position")
    assert (told.verb, told.facts["reason"], told.facts["version"]) == ("withdraw_standard", "We do more now", "2")
    with pytest.raises(Overtaken):
        publish_again(standard, says(cast), after=2, by=cast.mona)


def test_a_title_is_taken_once(cast: Cast) -> None:
    published(cast, by=cast.mona, site=cast.northgate)

    with pytest.raises(TitleTaken):
        published(cast, by=cast.max, site=cast.northgate)
    assert Standard.objects.count() == 1


@pytest.mark.parametrize("who", ["ava", "rui", "gus"])
def test_who_may_not_publish_here_publishes_nothing(cast: Cast, who: str) -> None:
    with pytest.raises(Overtaken):
        published(cast, by=getattr(cast, who), site=cast.northgate)

    assert (Standard.objects.count(), OrganisationEvent.objects.filter(verb="publish_standard").count()) == (0, 0)


class TestSentTwice:
    def test_one_standard(self, cast: Cast) -> None:
        form = sent()
        found = [
            publish("One", says(cast), organisation=cast.organisation, site=cast.northgate, by=cast.mona, sent=form)
            for _ in range(2)
        ]

        assert found[0].pk == found[1].pk
        assert StandardVersion.objects.count() == 1

    def test_one_version(self, cast: Cast) -> None:
        standard, form = published(cast, by=cast.mona, site=cast.northgate), sent()
        for _ in range(2):
            publish_again(standard, says(cast), after=1, by=cast.mona, sent=form)

        assert standard.versions.count() == 2

    def test_with_other_words_the_key_is_taken(self, cast: Cast) -> None:
        standard, form = published(cast, by=cast.mona, site=cast.northgate), sent()
        publish_again(standard, says(cast), after=1, by=cast.mona, sent=form)

        with pytest.raises(KeyTaken):
            publish_again(standard, says(cast), after=2, by=cast.mona, sent=Sent(form.key, "b" * 64))

    def test_somebody_elses_key_is_taken(self, cast: Cast) -> None:
        standard, form = published(cast, by=cast.mona, site=cast.northgate), sent()
        publish_again(standard, says(cast), after=1, by=cast.mona, sent=form)

        with pytest.raises(KeyTaken):
            publish_again(standard, says(cast), after=2, by=cast.max, sent=form)


class TestAcknowledging:
    def test_once_however_often(self, cast: Cast) -> None:
        version = published(cast, by=cast.mona, site=cast.northgate).versions.get()
        for _ in range(3):
            acknowledge(version, by=cast.ava)

        assert Acknowledgement.objects.get().person == cast.ava

    def test_not_what_is_to_come_nor_what_stood_before(self, cast: Cast) -> None:
        standard = published(cast, by=cast.mona, site=cast.northgate, days_ago=2)
        followed(standard, by=cast.mona)
        followed(standard, by=cast.mona, days=1)

        for number in (1, 3):
            with pytest.raises(Overtaken):
                acknowledge(standard.versions.get(number=number), by=cast.ava)
        acknowledge(standard.versions.get(number=2), by=cast.ava)

    @pytest.mark.parametrize("who", ["cleo", "ada", "gus"])
    def test_not_by_whom_it_does_not_bind(self, cast: Cast, who: str) -> None:
        version = published(cast, by=cast.mona, site=cast.northgate).versions.get()

        with pytest.raises(Overtaken):
            acknowledge(version, by=getattr(cast, who))

    def test_not_by_whoever_left(self, cast: Cast) -> None:
        version = published(cast, by=cast.mona, site=cast.northgate).versions.get()
        Person.objects.filter(pk=cast.ava.pk).update(is_active=False)

        with pytest.raises(Overtaken):
            acknowledge(version, by=cast.ava)

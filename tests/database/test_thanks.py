"""What PostgreSQL refuses of thanks and coaching notes, whoever asks: the app's role by any path."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Told
from complaints.giving import Given
from complaints.models import CoachingNote, Complaint, PutRight, Thanks
from complaints.particulars import Particulars
from staff.acting import acting
from staff.models import Person
from tests.cast import Cast, give

pytestmark = pytest.mark.django_db


@pytest.fixture
def complaint(cast: Cast) -> Complaint:
    """Put right by Ava."""
    return give(cast, cast.ava, "explain")


def thank(complaint: Complaint, by: Person, to: Person, **fields: Any) -> Thanks:
    said = {"words": "Well done", "at": timezone.now()} | fields
    row = Thanks(complaint=complaint, by=by, to=to, **said)
    with transaction.atomic():
        row.save(force_insert=True)
    row.refresh_from_db()
    return row


def coach(complaint: Complaint, by: Person, to: Person, **fields: Any) -> CoachingNote:
    said = {"words": "Next time", "at": timezone.now()} | fields
    with transaction.atomic():
        return CoachingNote.objects.create(complaint=complaint, by=by, to=to, **said)


def refused(words: str) -> Any:
    return pytest.raises(DatabaseError, match=words)


def about(cast: Cast, person: Person) -> Complaint:
    """Put right by Ava, and about this person."""
    named = Particulars(about_people=(person.pk,))
    told = Told("He shouted", cast.northgate, cast.category("attitude"), cast.reception_a, particulars=named)
    explained = Given(cast.remedy_type("explain"))
    return actions.record_and_resolve(told, by=cast.ava, remedy=explained, put_right=PutRight.YES)


class TestThanks:
    def test_by_a_manager_to_who_put_it_right(self, cast: Cast, complaint: Complaint) -> None:
        assert thank(complaint, cast.mona, cast.ava).site == cast.northgate

    @pytest.mark.parametrize("who", ["ben", "ada", "gus", "rui"])
    def test_by_nobody_else(self, cast: Cast, complaint: Complaint, who: str) -> None:
        with refused("from a manager of its site"):
            thank(complaint, getattr(cast, who), cast.ava)

    def test_to_nobody_else(self, cast: Cast, complaint: Complaint) -> None:
        with refused("go to whoever put it right"):
            thank(complaint, cast.mona, cast.ben)

    def test_not_to_oneself(self, cast: Cast) -> None:
        with refused("to somebody else"):
            thank(give(cast, cast.mona, "explain"), cast.mona, cast.mona)

    def test_not_by_whom_it_is_about(self, cast: Cast) -> None:
        with refused("not whom it is about"):
            thank(about(cast, cast.mona), cast.mona, cast.ava)
        assert thank(about(cast, cast.mona), cast.max, cast.ava).by == cast.max

    def test_not_for_what_is_open(self, cast: Cast, complaint: Complaint) -> None:
        actions.reopen(complaint, by=cast.ava, reason="Not over yet")

        with refused("go to whoever put it right"):
            thank(complaint, cast.mona, cast.ava)

    def test_not_to_whoever_left(self, cast: Cast, complaint: Complaint) -> None:
        Person.objects.filter(pk=cast.ava.pk).update(is_active=False)

        with refused("from a manager of its site"):
            thank(complaint, cast.mona, cast.ava)

    def test_once_by_each_manager(self, cast: Cast, complaint: Complaint) -> None:
        thank(complaint, cast.mona, cast.ava)
        thank(complaint, cast.max, cast.ava)

        with pytest.raises(IntegrityError, match="thanked_once"):
            thank(complaint, cast.mona, cast.ava)

    def test_with_words(self, cast: Cast, complaint: Complaint) -> None:
        with pytest.raises(IntegrityError, match="thanks_in_words"):
            thank(complaint, cast.mona, cast.ava, words="")
        with refused("too long"):
            thank(complaint, cast.mona, cast.ava, words="x" * 501)

    @pytest.mark.parametrize("minutes", [-6, 6])
    def test_now(self, cast: Cast, complaint: Complaint, minutes: int) -> None:
        with refused("the time of thanks must be now"):
            thank(complaint, cast.mona, cast.ava, at=timezone.now() + timedelta(minutes=minutes))

    def test_it_begins_between_two(self, cast: Cast, complaint: Complaint) -> None:
        with refused("begin between two people"):
            thank(complaint, cast.mona, cast.ava, shown=True)

    def test_only_who_was_thanked_lets_others_see_it(self, cast: Cast, complaint: Complaint) -> None:
        given = thank(complaint, cast.mona, cast.ava)

        for by in (cast.mona, cast.ben):
            with refused("whoever was thanked says"), transaction.atomic(), acting(by):
                Thanks.objects.update(shown=True)
        with refused("whoever was thanked says"), transaction.atomic():
            Thanks.objects.update(shown=True)
        with acting(cast.ava):
            Thanks.objects.update(shown=True)
        given.refresh_from_db()
        assert given.shown


class TestCoaching:
    def test_to_somebody_who_acted_on_it(self, cast: Cast, complaint: Complaint) -> None:
        assert coach(complaint, cast.mona, cast.ava).to == cast.ava

    def test_to_nobody_who_did_not(self, cast: Cast, complaint: Complaint) -> None:
        with refused("to somebody else who acted on it"):
            coach(complaint, cast.mona, cast.ben)

    @pytest.mark.parametrize("who", ["ben", "ada", "gus", "rui"])
    def test_by_a_manager_of_its_site_alone(self, cast: Cast, complaint: Complaint, who: str) -> None:
        with refused("from a manager of its site"):
            coach(complaint, getattr(cast, who), cast.ava)

    def test_not_to_oneself_and_not_by_whom_it_is_about(self, cast: Cast) -> None:
        with refused("from a manager of its site"):
            coach(give(cast, cast.mona, "explain"), cast.mona, cast.mona)
        with refused("from a manager of its site"):
            coach(about(cast, cast.mona), cast.mona, cast.ava)

    def test_with_words_and_now(self, cast: Cast, complaint: Complaint) -> None:
        with pytest.raises(IntegrityError, match="coaching_in_words"):
            coach(complaint, cast.mona, cast.ava, words="")
        with refused("the time of a coaching note must be now"):
            coach(complaint, cast.mona, cast.ava, at=timezone.now() - timedelta(minutes=6))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE complaints_thanks SET words = 'x'",
        "UPDATE complaints_thanks SET to_id = by_id",
        "UPDATE complaints_coachingnote SET words = 'x'",
        "DELETE FROM complaints_thanks",
        "DELETE FROM complaints_coachingnote",
        "TRUNCATE complaints_thanks",
        "TRUNCATE complaints_coachingnote",
    ],
)
def test_what_was_said_stays(cast: Cast, complaint: Complaint, statement: str) -> None:
    thank(complaint, cast.mona, cast.ava)

    with refused("permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

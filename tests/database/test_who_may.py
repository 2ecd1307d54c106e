"""An event is by somebody who may do that very act, on a complaint that was not about them. Asked as the app's role."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Correction, Told
from complaints.models import Complaint
from complaints.particulars import Particulars
from complaints.proof import verify
from complaints.review import actions as review
from staff.models import Membership, Person
from tests.cast import Cast
from tests.database.by_hand import change, tell
from tests.database.complaints_in_states import ask_constraints, complaint_in

pytestmark = pytest.mark.django_db
MAY_ACT = "only somebody who may act on it has a history with it"
MANAGERS = "only a manager takes it out of what managers decide"


class TestPartingWithIt:
    def release(self, complaint: Complaint, by: Person) -> None:
        with transaction.atomic():
            change(complaint, state="escalated", owner=None)
            tell(complaint, "release", by, from_state="in_review", to_state="escalated")

    def hand_back(self, complaint: Complaint, by: Person, to: Person) -> None:
        with transaction.atomic():
            change(complaint, state="open", owner=to)
            tell(complaint, "hand_back", by, from_state="escalated", to_state="open", fact=f"to:{to.pk}")

    def test_the_desk_releases_nothing(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "in_review")

        for other in (cast.ava, cast.ben, cast.rui, cast.ada):
            with pytest.raises(DatabaseError, match=MAY_ACT):
                self.release(complaint, other)
        self.release(complaint, cast.max)

    def test_the_desk_hands_nothing_back_to_itself(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "escalated")

        for other in (cast.ava, cast.ben, cast.rui, cast.ada):
            with pytest.raises(DatabaseError, match=MAY_ACT):
                self.hand_back(complaint, other, cast.ben)
        self.hand_back(complaint, cast.mona, cast.ben)

    def claimed_by_an_admin(self, cast: Cast) -> Complaint:
        """Nobody else was there to decide it; the managers came back since."""
        complaint = complaint_in(cast, "escalated")
        managers = Membership.objects.filter(role="manager")
        managers.update(is_active=False)
        complaint = review.claim(complaint, by=cast.ada)
        managers.update(is_active=True)
        return complaint

    @pytest.mark.parametrize("way", ["release", "hand_back"])
    def test_whoever_the_fallback_named_parts_with_what_they_claimed(self, cast: Cast, way: str) -> None:
        complaint = self.claimed_by_an_admin(cast)

        if way == "release":
            review.release(complaint, by=cast.ada)
        else:
            review.hand_back(complaint, by=cast.ada, to=cast.ben, guidance="Ask again")
        ask_constraints()

        assert verify().faults == []

    def test_and_nothing_of_it_once_it_is_a_colleagues(self, cast: Cast) -> None:
        complaint = self.claimed_by_an_admin(cast)
        review.release(complaint, by=cast.ada)
        review.claim(complaint, by=cast.mona)

        with pytest.raises(DatabaseError, match=MAY_ACT):
            self.release(complaint, cast.ada)

    def test_nobody_who_works_here_no_more_parts_with_it(self, cast: Cast) -> None:
        complaint = self.claimed_by_an_admin(cast)
        Person.objects.filter(pk=cast.ada.pk).update(is_active=False)

        with pytest.raises(DatabaseError, match=MAY_ACT):
            self.release(complaint, cast.ada)


class TestWhatManagersDecide:
    @pytest.fixture
    def complaint(self, cast: Cast) -> Complaint:
        return actions.record(Told("He fell", cast.northgate, cast.category("clinical")), by=cast.ava)

    def correct(self, complaint: Complaint, by: Person, category: int) -> None:
        with transaction.atomic():
            change(complaint, category=category)
            tell(complaint, "correct", by, fact=f"category:{category}")

    def test_only_a_manager_takes_it_out(self, cast: Cast, complaint: Complaint) -> None:
        food, clinical = cast.category("food").pk, cast.category("clinical").pk

        for other in (cast.ava, cast.ben):
            with pytest.raises(DatabaseError, match=MANAGERS):
                self.correct(complaint, other, food)
        self.correct(complaint, cast.mona, food)
        self.correct(complaint, cast.ava, clinical)

    def test_nor_by_a_row_that_says_what_it_was(self, cast: Cast, complaint: Complaint) -> None:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change(complaint, category=cast.category("food"), was={})


@pytest.mark.parametrize("who", ["ava", "mona"])
def test_nobody_who_may_not_sign_in_has_a_history_with_what_is_theirs(cast: Cast, who: str) -> None:
    complaint = complaint_in(cast, "open" if who == "ava" else "in_review")
    owner = getattr(cast, who)
    assert complaint.owner == owner
    Person.objects.filter(pk=owner.pk).update(is_active=False)

    with pytest.raises(DatabaseError, match=MAY_ACT):
        tell(complaint, "note", owner)


class TestWhomItIsAbout:
    @pytest.fixture
    def complaint(self, cast: Cast) -> Complaint:
        about = Particulars(about_people=(cast.ben.pk,))
        told = Told("Spoke sharply", cast.northgate, cast.category("attitude"), particulars=about)
        return actions.record(told, by=cast.ava)

    @pytest.mark.parametrize("verb", ["correct", "note"])
    def test_nobody_strikes_themselves_out(self, cast: Cast, complaint: Complaint, verb: str) -> None:
        """Nor does anything else before somebody has told that they were."""
        with pytest.raises(DatabaseError, match=MAY_ACT), transaction.atomic():
            change(complaint, about_people=[])
            tell(complaint, verb, cast.ben)

    def test_a_colleague_does_and_then_they_may(self, cast: Cast, complaint: Complaint) -> None:
        actions.correct(complaint, by=cast.ava, correction=Correction({"about_people": []}), reason="It was Bob")
        actions.note(complaint, by=cast.ben, words="She comes back at five")
        ask_constraints()

        assert verify().faults == []


class TestWhatItWas:
    def test_of_the_last_change_whom_and_what_it_was_about_and_no_words(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        first = Correction({"about_people": [cast.ben.pk], "what_happened": "Waited three hours"})
        actions.correct(complaint, by=cast.ava, correction=first, reason="Asked")
        second = Correction({"category": cast.category("food"), "patient_name": "Ann Example"})
        actions.correct(complaint, by=cast.ava, correction=second, reason="Asked")

        was = {"about_people": [cast.ben.pk], "category_id": complaint.category_id}
        assert Complaint.objects.get().was == was
        actions.escalate(complaint, by=cast.ava, reason="More is needed")
        assert Complaint.objects.get().was == was
        assert verify().faults == []

    @pytest.mark.parametrize("path", ["ORM", "INSERT"])
    @pytest.mark.usefixtures("never_committed")
    def test_a_complaint_is_born_with_nothing_before_it(self, cast: Cast, path: str) -> None:
        born: dict[str, Callable[[], None]] = {"ORM": lambda: by_orm(cast), "INSERT": lambda: by_insert(cast)}

        born[path]()

        assert Complaint.objects.get().was == {}


def by_orm(cast: Cast) -> None:
    Complaint.objects.create(
        number=1, reference="x", organisation=cast.organisation, site=cast.northgate, category=cast.category("food"),
        what_happened="x", recorded_at=timezone.now(), recorded_by=cast.ava, owner=cast.ava, was={"category_id": 1},
    )  # fmt: skip


def by_insert(cast: Cast) -> None:
    columns = (
        "id, number, reference, moves, organisation_id, site_id, category_id, state, what_happened, red_flags, recorded_at, "
        "recorded_by_id, owner_id, was"
    )
    values = [uuid.uuid4(), cast.organisation.pk, cast.northgate.pk, cast.category("food").pk, cast.ava.pk, cast.ava.pk]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO complaints_complaint ({columns}) VALUES "
            "(%s, 1, 'x', 0, %s, %s, %s, 'open', 'x', '{}', now(), %s, %s, '{\"category_id\": 1}')",
            values,
        )

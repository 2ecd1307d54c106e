"""Nobody leaves work behind: PostgreSQL refuses it to whoever says who acts, whatever path the change takes."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, connections, transaction

from complaints import actions
from complaints.models import Complaint
from staff.acting import acting
from staff.models import Membership, Person
from staff.people import actions as people
from staff.people.errors import NotDone
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in, told
from tests.together import until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def disabled(cast: Cast, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)


def moved(cast: Cast, person: Person) -> None:
    Membership.objects.filter(person=person).update(is_active=False)


def another_role(cast: Cast, person: Person) -> None:
    Membership.objects.filter(person=person).update(role="auditor")


def by_hand(cast: Cast, person: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE staff_person SET is_active = false WHERE id = %s", [person.pk])


LEAVES: tuple[Callable[[Cast, Person], None], ...] = (disabled, moved, another_role, by_hand)


@pytest.mark.parametrize("leave", LEAVES)
@pytest.mark.parametrize(("state", "who"), [("open", "ava"), ("in_review", "mona")])
def test_refused_while_something_is_theirs(
    cast: Cast, state: str, who: str, leave: Callable[[Cast, Person], None]
) -> None:
    complaint = complaint_in(cast, state)
    assert complaint.owner == getattr(cast, who)

    with pytest.raises(DatabaseError) as no, acting(cast.ada):
        leave(cast, getattr(cast, who))

    assert no.value.__cause__.pgcode == "RL001"  # type: ignore[union-attr]
    could = {cast.max.pk, cast.mona.pk} - {getattr(cast, who).pk}
    detail = no.value.__cause__.diag.message_detail  # type: ignore[union-attr]
    assert {int(key) for key in detail.split(",")} == could


@pytest.mark.parametrize("leave", LEAVES)
@pytest.mark.parametrize("state", ["escalated", "resolved", "void"])
def test_let_go_once_nothing_is(cast: Cast, state: str, leave: Callable[[Cast, Person], None]) -> None:
    complaint_in(cast, state)

    with acting(cast.ada):
        leave(cast, cast.ava)

    assert cast.again(cast.ava).works == () or not cast.again(cast.ava).is_active or leave is another_role


def test_nobody_is_asked_where_nobody_says_who_acts(cast: Cast) -> None:
    complaint_in(cast, "open")

    disabled(cast, cast.ava)

    assert not cast.again(cast.ava).is_active


@pytest.mark.parametrize(
    ("guard", "table", "leave"),
    [
        ("person_leaves_nothing_behind", "staff_person", disabled),
        ("membership_leaves_nothing_behind", "staff_membership", moved),
    ],
)
def test_without_its_guard_it_goes_through(
    cast: Cast, guard: str, table: str, leave: Callable[[Cast, Person], None]
) -> None:
    complaint = complaint_in(cast, "open")
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {guard} ON public.{table}")

    with acting(cast.ada):
        leave(cast, cast.ava)

    assert Complaint.objects.get(pk=complaint.pk).owner == cast.ava


def test_what_is_recorded_while_they_are_disabled_waits_and_is_refused(cast: Cast) -> None:
    found: list[object] = []

    def record() -> None:
        try:
            found.append(actions.record(told(cast), by=cast.ava))
        except DatabaseError as error:
            found.append(getattr(error.__cause__, "pgcode", None))
        finally:
            connection.close()

    waits = threading.Thread(target=record)
    with acting(cast.ada):
        disabled(cast, cast.ava)
        waits.start()
        until_somebody_waits()
    waits.join(30)

    assert found == ["RC001"]
    assert not Complaint.objects.exists()


def test_whoever_disables_waits_for_what_is_being_recorded_just_now(cast: Cast) -> None:
    found: list[object] = []

    def disable() -> None:
        try:
            found.append(people.let_in(cast.ava, False, by=cast.ada))
        except NotDone as no:
            found.append(no.sentence)
        finally:
            connection.close()

    waits = threading.Thread(target=disable)
    with transaction.atomic():
        complaint = actions.record(told(cast), by=cast.ava)
        waits.start()
        until_somebody_waits()
    waits.join(30)

    assert "still open in their name" in str(found[0])
    assert cast.again(cast.ava).is_active and complaint.owner == cast.ava

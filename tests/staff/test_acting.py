"""Who changed whom: told by PostgreSQL itself, as the person whom the app says acts."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from staff.acting import acting, tell
from staff.models import Membership, OrganisationEvent, Person
from staff.proof import organisation_faults
from staff.roles import Role
from tests.cast import Cast, build_person
from tests.owner import as_owner

pytestmark = pytest.mark.django_db


def last(person: Person) -> tuple[str, str, dict[str, str]]:
    event = OrganisationEvent.objects.filter(person=person).latest("position")
    return event.verb, event.by_name, event.facts


def test_another_level_is_told_with_what_it_was(cast: Cast) -> None:
    with acting(cast.ada):
        Person.objects.filter(pk=cast.theo.pk).update(level=cast.level(1))

    assert last(cast.theo) == ("change_person", "Ada Okonjo", {"level before": "Trainee", "level": "Level 1"})


def test_so_is_somebody_new_and_where_they_work(cast: Cast) -> None:
    with acting(cast.ada):
        new = build_person("nia", "Nia New", cast.level(0), sites=(cast.northgate,))

    told = OrganisationEvent.objects.filter(person=new).values_list("verb", "by_name", "facts")
    assert list(told) == [
        ("add_person", "Ada Okonjo", {"username": "nia", "level": "Trainee"}),
        ("add_membership", "Ada Okonjo", {"site": "Northgate", "role": "front_desk", "works there": "yes"}),
    ]


def test_somebody_at_the_database_is_told_too(cast: Cast) -> None:
    Person.objects.filter(pk=cast.theo.pk).update(is_active=False)

    assert last(cast.theo) == ("change_person", "Recovery", {"may sign in": "no"})


def test_signing_in_is_no_change(cast: Cast) -> None:
    before = OrganisationEvent.objects.count()
    cast.theo.last_login = cast.theo.date_joined
    cast.theo.save(update_fields=["last_login"])

    assert OrganisationEvent.objects.count() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda cast: Person.objects.filter(pk=cast.ada.pk).update(level=cast.level(3)),
        lambda cast: Person.objects.filter(pk=cast.ada.pk).update(is_active=False),
        lambda cast: Membership.objects.filter(person=cast.ada).update(role=Role.MANAGER),
        lambda cast: Membership.objects.filter(person=cast.ada).update(is_active=False),
    ],
)
def test_nobody_changes_what_they_are_themselves(cast: Cast, change: object) -> None:
    assert callable(change)
    with pytest.raises(DatabaseError, match="nobody"), acting(cast.ada):
        change(cast)
    with acting(cast.amir):
        change(cast)


def test_what_the_app_tells_joins_the_same_chain(cast: Cast) -> None:
    event = tell(cast.organisation, "publish_standard", by=cast.mona, title="Answer calls")

    event.refresh_from_db()
    assert (event.by_name, event.facts) == ("Mona Reyes", {"title": "Answer calls"})
    assert event.position == OrganisationEvent.objects.filter(organisation=cast.organisation).count()
    assert list(organisation_faults()) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE staff_organisationevent SET by_name = 'Somebody' WHERE position = 2", "event 2 of its history was changed"),
        ("UPDATE staff_organisationevent SET facts = '{}' WHERE position = 3", "event 3 of its history was changed"),
        ("DELETE FROM staff_organisationevent WHERE position = 2", "event 2 of its history is missing"),
        ("UPDATE staff_organisationhead SET position = position + 1", "its history does not end where it should"),
        ("DELETE FROM staff_organisationevent WHERE position = (SELECT max(position) FROM staff_organisationevent)",
         "its history does not end where it should"),
    ],
)  # fmt: skip
def test_what_an_owner_rewrites_is_found(cast: Cast, statement: str, fault: str) -> None:
    with transaction.atomic():
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(statement)
        found = list(organisation_faults())
        transaction.set_rollback(True)

    assert found == [("Larkfield", fault)]


@pytest.mark.parametrize(
    "statement", ["UPDATE staff_organisationevent SET verb = 'x'", "DELETE FROM staff_organisationevent"]
)
def test_the_app_rewrites_nothing(cast: Cast, statement: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_an_end_without_its_event_is_refused(cast: Cast) -> None:
    """INSERT ... ON CONFLICT DO NOTHING keeps what the trigger wrote, and no event."""
    with pytest.raises(DatabaseError, match="ends with an event"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO staff_organisationevent (id, organisation_id, verb, at, facts)"
                " SELECT id, organisation_id, 'x', now(), '{}' FROM staff_organisationevent LIMIT 1"
                " ON CONFLICT DO NOTHING"
            )


@pytest.mark.parametrize(
    "verb",
    [
        "add_person",
        "add_membership",
        "change_membership",
        "withdraw_course",
        "draft",
        "approve",
        "withdraw",
        "take_effect",
    ],
)
def test_what_is_told_by_itself_is_told_by_nobody_else(cast: Cast, verb: str) -> None:
    with pytest.raises(DatabaseError, match=f"{verb} is told by what was done, and by nobody"), transaction.atomic():
        tell(cast.organisation, verb, by=cast.amir, person=cast.ben)
    tell(cast.organisation, "rename_ward", by=cast.amir, person=cast.ben)

    assert list(organisation_faults()) == []


@pytest.mark.parametrize("fact", [True, 1, None, {"b": "1"}, ["1"]])
def test_facts_are_short_texts(cast: Cast, fact: object) -> None:
    with pytest.raises(DatabaseError, match="what an event tells are short texts"), transaction.atomic():
        OrganisationEvent.objects.create(
            organisation=cast.organisation, verb="rename_ward", by=cast.amir, facts={"a": fact}, at=timezone.now()
        )

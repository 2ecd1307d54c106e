"""Whoever writes sees what stands now: from an old picture of the database nobody keeps what was taken from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from complaints.models import Complaint, Remedy
from staff.models import Membership
from staff.withdrawing import withdraw
from tests.cast import Cast, give
from tests.courses import passed, require, today, write_course
from tests.database.complaints_in_states import told
from tests.together import at_once

OLD = ["REPEATABLE READ", "SERIALIZABLE"]
REFUSED = "whoever writes reads what is committed by now"


def elsewhere(act: Callable[[], Any]) -> None:
    """Done and committed by another connection."""
    assert [one for one in at_once(act) if isinstance(one, Exception)] == []


def from_now_on(level: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
        cursor.execute("SELECT count(*) FROM staff_person")


@pytest.mark.django_db
def test_every_table_that_the_app_writes_is_guarded() -> None:
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT c.relname FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^(staff|complaints)_'
               AND has_any_column_privilege(c.oid, 'INSERT, UPDATE')
               AND NOT EXISTS (SELECT FROM pg_trigger t
                                WHERE t.tgrelid = c.oid AND t.tgname = 'written_as_it_is_now')""")
        assert cursor.fetchall() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("level", OLD)
def test_what_was_withdrawn_meanwhile_gives_nothing(cast: Cast, level: str) -> None:
    course = write_course(cast)
    require(cast.level(2), course)
    bens = passed(cast.ben, course, today(cast), by=cast.mona)

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        from_now_on(level)
        elsewhere(lambda: withdraw(bens, by=cast.mona, reason="It was Beth"))
        give(cast, cast.ben, "taxi", 20_00)

    assert not Remedy.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("level", OLD)
def test_whoever_is_gone_meanwhile_records_nothing(cast: Cast, level: str) -> None:
    from complaints import actions

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        from_now_on(level)
        elsewhere(lambda: Membership.objects.filter(person=cast.ava).update(is_active=False))
        actions.record(told(cast), by=cast.ava)

    assert not Complaint.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("level", ["READ COMMITTED", "READ UNCOMMITTED"])
def test_as_it_is_now_is_written(cast: Cast, level: str) -> None:
    with transaction.atomic():
        from_now_on(level)
        Membership.objects.filter(person=cast.ava).update(is_active=True)

    assert Membership.objects.get(person=cast.ava).is_active


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("level", OLD)
def test_what_is_only_read_may_be_of_one_moment(cast: Cast, level: str) -> None:
    """As `pg_dump` and whoever reads the record over do."""
    with transaction.atomic():
        from_now_on(level)
        assert not Remedy.objects.filter(at__lt=timezone.now()).exists()

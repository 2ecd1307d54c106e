"""Remedies beyond limits, changed afterwards, back-dated: refused to the app's role by every path."""

import io
import uuid
from datetime import datetime, timedelta

import psycopg2
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from complaints.models import Complaint, Remedy
from staff.models import DayLedger, Person
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in
from tests.owner import as_owner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]
REFUSED = (DatabaseError, psycopg2.DatabaseError)


def by_orm(complaint: Complaint, type_id: int, amount: int, by: Person, at: datetime) -> None:
    Remedy.objects.create(complaint=complaint, remedy_type_id=type_id, amount=amount, given_by=by, at=at)


def by_bulk_create(complaint: Complaint, type_id: int, amount: int, by: Person, at: datetime) -> None:
    Remedy.objects.bulk_create([Remedy(complaint=complaint, remedy_type_id=type_id, amount=amount, given_by=by, at=at)])


COLUMNS = "id, complaint_id, remedy_type_id, amount, given_by_id, at"


def by_sql(complaint: Complaint, type_id: int, amount: int, by: Person, at: datetime) -> None:
    with connection.cursor() as cursor:
        values = [uuid.uuid4(), complaint.pk, type_id, amount, by.pk, at]
        cursor.execute(f"INSERT INTO complaints_remedy ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)", values)


def by_copy(complaint: Complaint, type_id: int, amount: int, by: Person, at: datetime) -> None:
    with connection.cursor() as cursor:
        line = "\t".join(str(value) for value in (uuid.uuid4(), complaint.pk, type_id, amount, by.pk, at))
        cursor.copy_expert(f"COPY complaints_remedy ({COLUMNS}) FROM STDIN", io.StringIO(line + "\n"))


WAYS = {"ORM": by_orm, "bulk_create": by_bulk_create, "raw INSERT": by_sql, "COPY": by_copy}


@pytest.fixture(params=WAYS)
def give(request, cast: Cast):  # type: ignore[no-untyped-def]
    def giving(complaint: Complaint, code: str, amount: int, by: Person, at: datetime | None = None) -> None:
        with transaction.atomic():
            WAYS[request.param](complaint, cast.remedy_type(code).pk, amount, by, at or timezone.now())

    return giving


def spent(person: Person) -> int:
    return sum(DayLedger.objects.filter(person=person).values_list("spent", flat=True))


class TestLimits:
    def test_one_remedy_up_to_its_allowance(self, cast: Cast, give) -> None:  # type: ignore[no-untyped-def]
        complaint = complaint_in(cast, "open")

        with pytest.raises(REFUSED, match="refused by rule 6"):
            give(complaint, "parking", 1001, cast.ava)
        assert (Remedy.objects.count(), spent(cast.ava)) == (0, 0)
        give(complaint, "parking", 1000, cast.ava)
        give(complaint, "meal", 999, cast.ava)

        assert (Remedy.objects.count(), spent(cast.ava)) == (2, 1999)

    def test_splitting_gives_no_more_on_one_complaint(self, cast: Cast, give) -> None:  # type: ignore[no-untyped-def]
        complaint = complaint_in(cast, "open")
        give(complaint, "parking", 1000, cast.ava)
        give(complaint, "meal", 999, cast.ava)

        with pytest.raises(REFUSED, match="refused by rule 6"):
            give(complaint, "parking", 2, cast.ava)
        give(complaint, "parking", 1, cast.ava)
        with pytest.raises(REFUSED, match="refused by rule 6"):
            give(complaint, "meal", 1, cast.ava)

        assert spent(cast.ava) == 2000

    def test_the_day_ends_with_its_limit(self, cast: Cast, give) -> None:  # type: ignore[no-untyped-def]
        for _ in range(5):
            complaint = complaint_in(cast, "open")
            give(complaint, "parking", 1000, cast.ava)
        last = complaint_in(cast, "open")
        give(last, "meal", 999, cast.ava)

        with pytest.raises(REFUSED, match="refused by rule 7"):
            give(complaint_in(cast, "open"), "parking", 2, cast.ava)

        assert spent(cast.ava) == 5999

    def test_what_their_level_has_no_allowance_for(self, cast: Cast, give) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(REFUSED, match="refused by rule 5"):
            give(complaint_in(cast, "open"), "taxi", 1, cast.ava)
        with pytest.raises(REFUSED, match="refused by rule 5"):
            give(complaint_in(cast, "open"), "parking", 1, cast.theo)

    def test_somebody_of_another_site(self, cast: Cast, give) -> None:  # type: ignore[no-untyped-def]
        for stranger in (cast.cleo, cast.rui, cast.ada, cast.gus):
            with pytest.raises(REFUSED, match="refused by rule 1"):
                give(complaint_in(cast, "open"), "explain", 0, stranger)

    def test_somebody_who_left(self, cast: Cast, give) -> None:  # type: ignore[no-untyped-def]
        complaint = complaint_in(cast, "open")
        Person.objects.filter(pk=cast.ben.pk).update(is_active=False)

        with pytest.raises(REFUSED, match="refused by rule 1"):
            give(complaint, "explain", 0, cast.ben)


class TestShape:
    @pytest.mark.parametrize(("code", "amount"), [("explain", 1), ("parking", 0), ("parking", -1)])
    def test_an_amount_unless_it_is_free(self, cast: Cast, give, code: str, amount: int) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(REFUSED, match="with an amount unless it is free|amount_check|amount_not_negative"):
            give(complaint_in(cast, "open"), code, amount, cast.ava)

    @pytest.mark.parametrize("minutes", [-1440, -6, 6, 1440])
    def test_it_is_given_now(self, cast: Cast, give, minutes: int) -> None:  # type: ignore[no-untyped-def]
        other = timezone.now() + timedelta(minutes=minutes)

        with pytest.raises(REFUSED, match="the time of a remedy must be now"):
            give(complaint_in(cast, "open"), "explain", 0, cast.ava, other)

    @pytest.mark.parametrize("state", ["escalated", "resolved", "void"])
    def test_nothing_is_given_once_it_left_the_desk(self, cast: Cast, give, state: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(REFUSED, match="a remedy is given on an open complaint or by the manager who claimed it"):
            give(complaint_in(cast, state), "explain", 0, cast.ava)

    def test_in_review_only_its_claimant_gives(self, cast: Cast, give) -> None:  # type: ignore[no-untyped-def]
        complaint = complaint_in(cast, "in_review")

        with pytest.raises(REFUSED, match="by the manager who claimed it"):
            give(complaint, "explain", 0, cast.max)
        give(complaint, "explain", 0, cast.mona)

        assert Remedy.objects.get().given_by == cast.mona

    def test_what_the_database_fills_in_cannot_be_forged(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")

        remedy = Remedy.objects.create(
            complaint=complaint, remedy_type=cast.remedy_type("parking"), amount=500, given_by=cast.ava,
            at=timezone.now(), currency="GBP", day="2020-01-01", level_name="Level 3", per_remedy_limit=99,
        )  # fmt: skip
        remedy.refresh_from_db()

        assert (remedy.currency, remedy.level_name, remedy.per_remedy_limit) == ("USD", "Level 1", 1000)
        assert remedy.day == cast.northgate.day(timezone.now())


class TestAfterwards:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE complaints_remedy SET amount = 1",
            "UPDATE complaints_remedy SET given_by_id = given_by_id",
            "UPDATE complaints_remedy SET at = now()",
            "DELETE FROM complaints_remedy",
            "TRUNCATE complaints_remedy",
            "UPDATE staff_dayledger SET spent = 0",
            "INSERT INTO staff_dayledger (person_id, day, currency, spent) SELECT id, now(), 'USD', 0 FROM staff_person",
            "DELETE FROM staff_dayledger",
            "TRUNCATE staff_dayledger",
        ],
    )
    def test_nothing_of_it_changes(self, cast: Cast, statement: str) -> None:
        by_orm(complaint_in(cast, "open"), cast.remedy_type("parking").pk, 500, cast.ava, timezone.now())

        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
        assert (Remedy.objects.get().amount, spent(cast.ava)) == (500, 500)

    def test_a_lowered_limit_touches_no_earlier_remedy(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        by_orm(complaint, cast.remedy_type("parking").pk, 1000, cast.ava, timezone.now())
        with as_owner():
            cast.ava.level.allowances.filter(remedy_type__code="parking").update(per_remedy=500)

        with pytest.raises(DatabaseError, match="refused by rule 6"), transaction.atomic():
            by_orm(complaint, cast.remedy_type("parking").pk, 501, cast.ava, timezone.now())

        assert (Remedy.objects.get().amount, Remedy.objects.get().per_remedy_limit) == (1000, 1000)

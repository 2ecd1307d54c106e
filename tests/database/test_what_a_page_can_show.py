"""PostgreSQL keeps years, and lists in lists, that no page can show: one such row would take the desk down."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from complaints.giving import WRITTEN
from complaints.models import Complaint, Remedy
from complaints.rows import insert
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]
ANOTHER_DAY = "a day is one from 1900 to 9999"
ANOTHER_LIST = "a list is one list"


def write(complaint: Complaint, column: str, value: str, more: str = "") -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE complaints_complaint SET {column} = %s {more} WHERE id = %s", [value, complaint.pk])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("call_back_due", "20000-01-01"), ("call_back_due", "1899-12-31"), ("call_back_due", "infinity"),
        ("happened_at", "0044-01-01 BC"), ("happened_at", "-infinity"), ("happened_at", "1899-12-31 23:59:59.999999+00"),
    ],
)  # fmt: skip
def test_a_day_is_one_that_a_page_can_show(cast: Cast, column: str, value: str) -> None:
    complaint = complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match=ANOTHER_DAY):
        write(complaint, column, value)


@pytest.mark.parametrize(
    ("column", "value"),
    [("call_back_due", "9999-12-31"), ("call_back_due", "1900-01-01"), ("happened_at", "1900-01-01 00:00+00")],
)
def test_the_first_and_the_last_are(cast: Cast, column: str, value: str) -> None:
    complaint = complaint_in(cast, "open")

    write(complaint, column, value)

    assert str(getattr(Complaint.objects.get(), column)).startswith(value[:10])


@pytest.mark.parametrize("shape", ["{{%s},{%s}}", "[0:1]={%s,%s}", "{%s,NULL}"])
@pytest.mark.parametrize("column", ["about_people", "red_flags"])
def test_a_list_is_one_list(cast: Cast, column: str, shape: str) -> None:
    complaint = complaint_in(cast, "open")
    ones = (cast.ben.pk, cast.max.pk) if column == "about_people" else ("harm", "rights")
    value = shape % ones[: shape.count("%s")]
    more = ", formal_at = now(), formal_cause = 'red_flag'" if column == "red_flags" else ""

    with pytest.raises(DatabaseError, match=f"{ANOTHER_LIST}|the staff it is about work|red_flags_known"):
        write(complaint, column, value, more)
    write(complaint, column, f"{{{ones[0]},{ones[1]}}}", more)


@pytest.mark.parametrize(("column", "value"), [("happened_at", "0044-01-01 BC"), ("about_people", "{{%s},{%s}}")])
def test_nor_is_it_born_so(cast: Cast, column: str, value: str) -> None:
    if "%s" in value:
        value %= (cast.ben.pk, cast.max.pk)
    columns = "id, number, reference, moves, organisation_id, site_id, category_id, state, what_happened, red_flags"
    values = [cast.organisation.pk, cast.northgate.pk, cast.category("food").pk, cast.ava.pk, cast.ava.pk, value]

    with pytest.raises(DatabaseError, match=f"{ANOTHER_DAY}|{ANOTHER_LIST}"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO complaints_complaint ({columns}, recorded_at, recorded_by_id, owner_id, {column}) VALUES "
                "(gen_random_uuid(), 1, 'x', 0, %s, %s, %s, 'open', 'x', '{}', now(), %s, %s, %s)",
                values,
            )


@pytest.mark.parametrize(("day", "fits"), [("20000-01-01", False), ("infinity", False), ("9999-12-31", True)])
def test_a_promise_is_for_a_day_that_a_page_can_show(cast: Cast, day: str, fits: bool) -> None:
    complaint = complaint_in(cast, "open")
    key = "00000000-0000-4000-8000-000000000001"
    promise = [key, complaint.pk, cast.remedy_type("explain").pk, 0, cast.ava.pk, timezone.now(), day]

    if fits:
        insert(Remedy, WRITTEN, [promise])
    else:
        with pytest.raises(DatabaseError, match="a promise is for a day to come"):
            insert(Remedy, WRITTEN, [promise])


@pytest.mark.django_db(databases=["default", "owner"])
def test_not_even_the_owner_states_a_time_of_long_ago() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT require_stated_now('1900-01-01 00:00+00', 'x')")
        with pytest.raises(DatabaseError, match="x must be now, not -infinity"):
            cursor.execute("SELECT require_stated_now('-infinity', 'x')")

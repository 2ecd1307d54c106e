from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from staff.models import Duty
from tests.cast import Cast


def on_duty(cast: Cast, extension: str = "4417") -> Duty:
    return Duty.objects.create(person=cast.mona, site=cast.northgate, extension=extension, since=timezone.now())


def test_once_a_site_and_again_after_going_off(cast: Cast) -> None:
    first = on_duty(cast)

    with pytest.raises(IntegrityError, match="on_duty_once_a_site"), transaction.atomic():
        on_duty(cast, "4418")

    Duty.objects.create(person=cast.mona, site=cast.riverside, extension="7001", since=timezone.now())
    Duty.objects.filter(pk=first.pk).update(until=timezone.now())
    assert on_duty(cast, "4418").until is None


def test_nobody_is_on_duty_without_an_extension(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="duty_with_extension"), transaction.atomic():
        on_duty(cast, "")


def test_whoever_went_on_duty_first_comes_first(cast: Cast) -> None:
    first = on_duty(cast)
    second = Duty.objects.create(person=cast.max, site=cast.northgate, extension="4420", since=timezone.now())

    assert list(Duty.objects.all()) == [first, second]


@pytest.mark.parametrize("changes", [{"until": None}, {"until": "later"}, {"extension": "9999"}, {}])
def test_one_that_ended_stays_as_it_was(cast: Cast, changes: dict[str, Any]) -> None:
    duty, now = Duty.objects.filter(pk=on_duty(cast).pk), timezone.now()
    duty.update(extension="4418")
    duty.update(until=now)
    values = {"until": now} | {
        name: now + timedelta(hours=1) if value == "later" else value for name, value in changes.items()
    }

    with pytest.raises(DatabaseError, match="a duty that ended stays as it was"), transaction.atomic():
        duty.update(**values)
    assert (duty.get().extension, duty.get().until) == ("4418", now)


@pytest.mark.parametrize("since", ["20000-01-01", "infinity", "0044-01-01 BC"])
def test_it_began_in_a_year_that_a_page_can_show(cast: Cast, since: str) -> None:
    values = [cast.mona.pk, cast.northgate.pk, since]

    with pytest.raises(DatabaseError, match="a duty is of a year from 1900 to 9999"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO staff_duty (person_id, site_id, extension, since) VALUES (%s, %s, '1', %s)", values
            )

import pytest
from django.db import IntegrityError, transaction
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

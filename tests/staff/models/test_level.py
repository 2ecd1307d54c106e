from datetime import date

import pytest
from django.db import IntegrityError, transaction

from staff.models import Level, LevelLimit, Organisation
from tests.cast import Cast
from tests.owner import as_owner


def test_a_rank_and_a_name_are_one_levels(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="level_rank_once"), transaction.atomic():
        Level.objects.create(organisation=cast.organisation, rank=1, name="Level 1b")
    with pytest.raises(IntegrityError, match="level_name_once"), transaction.atomic():
        Level.objects.create(organisation=cast.organisation, rank=9, name="Level 1")

    Level.objects.create(organisation=Organisation.objects.create(name="Elsewhere"), rank=1, name="Level 1")


def test_two_limits_never_hold_on_one_day(cast: Cast) -> None:
    level = cast.level(1)

    with pytest.raises(IntegrityError, match="level_limit_no_overlap"), transaction.atomic():
        with as_owner():
            LevelLimit.objects.create(
                level=level, currency="USD", per_complaint=1, per_day=1, during=(date(2030, 1, 1), None)
            )

    with as_owner():
        level.limits.filter(currency="USD").update(during=(date(2020, 1, 1), date(2030, 1, 1)))
    with as_owner():
        LevelLimit.objects.create(
            level=level, currency="USD", per_complaint=1, per_day=1, during=(date(2030, 1, 1), None)
        )


def test_levels_come_lowest_first(cast: Cast) -> None:
    assert [str(one) for one in Level.objects.all()] == ["Trainee", "Level 1", "Level 2", "Level 3"]

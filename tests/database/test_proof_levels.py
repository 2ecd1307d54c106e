"""Who works below their own level: what they give and what is told of it name the same level."""

from __future__ import annotations

import pytest

from complaints.proof import verify
from tests.cast import Cast, give
from tests.courses import require, write_course

pytestmark = pytest.mark.django_db


def test_the_record_of_somebody_who_works_below_their_own_level_holds(cast: Cast) -> None:
    require(cast.level(1), write_course(cast))

    complaint = give(cast, cast.ava, "explain")

    assert complaint.remedies.get().level_name == "Trainee"
    assert list(complaint.events.order_by("position").values_list("verb", "by_level")) == [
        ("record", "Level 1"),
        ("give", "Trainee"),
        ("resolve", "Level 1"),
    ]
    assert verify().faults == []

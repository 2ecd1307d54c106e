"""What a version may say, held by the table itself."""

import pytest
from django.db import IntegrityError, transaction

from staff.models import Measure, Standard, StandardVersion
from staff.models.standard import SCALES
from tests.cast import Cast
from tests.standards import published, today

pytestmark = pytest.mark.django_db


def version(cast: Cast, **fields: object) -> StandardVersion:
    standard = published(cast, by=cast.mona, site=cast.northgate)
    said = {"text": "We come.", "starts": today(cast.northgate), "published_by": cast.mona} | fields
    row = StandardVersion(standard=standard, published_at="2026-01-01T00:00:00Z", **said)
    row.save(force_insert=True)
    return row


BOUNDS = [
    (Measure.MINUTES_TO_ANSWER, 1, 240),
    (Measure.ON_THE_SPOT, 1, 100),
    (Measure.ESCALATED, 0, 99),
    (Measure.PROMISES_KEPT, 1, 100),
]


def test_every_measure_has_its_bounds() -> None:
    assert [(measure, scale.lowest, scale.highest) for measure, scale in SCALES.items()] == BOUNDS
    assert list(SCALES) == list(Measure)


@pytest.mark.parametrize(("measure", "lowest", "highest"), BOUNDS)
def test_a_target_stands_within_its_bounds(cast: Cast, measure: Measure, lowest: int, highest: int) -> None:
    for number in (lowest, highest):
        with transaction.atomic():
            assert version(cast, measure=measure, target=number).target == number
            transaction.set_rollback(True)

    for wrong in (lowest - 1, highest + 1, None):
        with pytest.raises(IntegrityError, match=r"standard_target_makes_sense|target_check"), transaction.atomic():
            version(cast, measure=measure, target=wrong)


def test_no_number_without_a_measure(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="standard_target_makes_sense"), transaction.atomic():
        version(cast, target=3)


@pytest.mark.parametrize(
    "said",
    [
        {"text": ""},
        {"reason": "Why not"},
        {"ends": True, "reason": "It ends"},
        {"ends": True, "text": ""},
        {"ends": True, "text": "", "reason": "It ends", "measure": "escalated", "target": 5},
    ],
)
def test_a_version_says_something_or_ends_with_a_reason(cast: Cast, said: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="standard_says_or_ends"), transaction.atomic():
        version(cast, **said)


def test_one_title_once_at_a_site_and_once_everywhere(cast: Cast) -> None:
    for site, by in ((cast.northgate, cast.mona), (cast.riverside, cast.rui), (None, cast.ada)):
        published(cast, by=by, site=site)

    for site, name in ((cast.northgate, "standard_once_at_a_site"), (None, "standard_once_everywhere")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Standard.objects.create(organisation=cast.organisation, site=site, title="We answer")


@pytest.mark.parametrize(
    ("measure", "target", "said"),
    [
        ("minutes_to_answer", 1, "Calls answered: within 1 minute"),
        ("minutes_to_answer", 3, "Calls answered: within 3 minutes"),
        ("on_the_spot", 85, "Put right on the spot: at least 85 per cent"),
        ("escalated", 10, "Escalated: at most 10 per cent"),
        ("", None, ""),
    ],
)
def test_the_target_in_words(measure: str, target: int | None, said: str) -> None:
    assert StandardVersion(measure=measure, target=target).aim == said

"""An act by somebody whom the complaint was about is found, though the row and the chain agree with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from complaints import actions
from complaints.actions import Correction, Told
from complaints.models import Complaint
from complaints.particulars import Particulars
from tests.database.whole_record import Record

pytestmark = pytest.mark.xdist_group("proof")
NAME = "(SELECT id FROM staff_person WHERE username = '{}')"


@pytest.fixture
def about(record: Record) -> Iterator[Record]:
    """1 record about Ben, 2 note, 3 correct: about Max, 4 note, 5 correct: about nobody, 6 note."""
    cast = record.cast
    particulars = Particulars(about_people=(cast.ben.pk,))
    told = Told("Spoke sharply", cast.northgate, cast.category("attitude"), particulars=particulars)
    with record.undone():
        one = actions.record(told, by=cast.ava)
        for people in ([cast.max.pk], []):
            actions.note(one, by=cast.ava, words="She comes back at five")
            correction = Correction({"about_people": people})
            actions.correct(one, by=cast.ava, correction=correction, reason="It was somebody else")
        actions.note(one, by=cast.ava, words="She comes back at six")
        yield Record(cast, record.complaints | {"about": Complaint.objects.with_names().get(pk=one.pk)})


@pytest.mark.parametrize(
    ("position", "who", "theirs"),
    [
        (2, "ben", True), (2, "max", False), (3, "ben", True), (3, "max", True), (4, "ben", False), (4, "max", True),
        (5, "ben", False), (5, "max", True), (6, "ben", False), (6, "max", False),
    ],
)  # fmt: skip
def test_what_somebody_did_who_was_named_just_before_it(about: Record, position: int, who: str, theirs: bool) -> None:
    found = about.after(about.rehashed("about", position, f"by_id = {NAME.format(who)}"))

    said = [f"event {position} is by somebody whom it was about"] if theirs else []
    assert found.get("about", []) == said


def test_what_it_was_before_its_last_change_is_told_too(about: Record) -> None:
    """What was kept there before there was anything to keep is nothing, and no fault."""
    others = (
        f"UPDATE complaints_complaint SET was = jsonb_set(was, '{{about_people,0}}', to_jsonb({NAME.format('ben')}))"
    )

    assert about.after(f"{others} WHERE id = {{about}}") == {"about": ["its was is not what its history tells"]}
    assert about.after("UPDATE complaints_complaint SET was = '{}'") == {}

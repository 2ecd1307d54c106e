from collections import Counter

from complaints.demo.steps import Correct, HandOver, Note, Reopen, Resolve
from complaints.demo.stories_afterwards import AFTERWARDS
from complaints.models import PutRight


def test_each_site_has_a_correction_a_note_a_colleague_and_a_reopened_one() -> None:
    kinds = Counter(
        (type(step), story.site)
        for story in AFTERWARDS
        for step in story.steps
        if isinstance(step, (Correct, Note, HandOver, Reopen))
    )

    assert kinds == {
        (Correct, "Northgate"): 2, (Correct, "Riverside"): 1,
        (Note, "Northgate"): 1, (Note, "Riverside"): 1,
        (HandOver, "Northgate"): 1, (HandOver, "Riverside"): 1,
        (Reopen, "Northgate"): 1, (Reopen, "Riverside"): 1,
    }  # fmt: skip


def test_of_two_who_could_not_be_asked_in_england_one_was_called_back() -> None:
    unasked = [
        [step.put_right for step in story.steps if isinstance(step, Resolve)]
        for story in AFTERWARDS
        if any(getattr(step, "put_right", "") == PutRight.COULD_NOT_ASK for step in story.steps)
    ]

    assert unasked == [["could_not_ask", "yes"], ["could_not_ask"]]


def test_they_stand_oldest_first() -> None:
    order = [-story.days_ago for story in AFTERWARDS]

    assert order == sorted(order)

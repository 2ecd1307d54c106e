from complaints.demo.steps import Decide, Escalate, HandBack, Resolve
from complaints.demo.stories_review_riverside import REVIEW_RIVERSIDE
from complaints.models import PutRight


def test_six_were_escalated_all_at_riverside() -> None:
    assert len(REVIEW_RIVERSIDE) == 6
    assert {story.site for story in REVIEW_RIVERSIDE} == {"Riverside"}
    assert all(any(isinstance(step, Escalate) for step in story.steps) for story in REVIEW_RIVERSIDE)


def test_in_england_nothing_is_decided_without_having_asked_and_two_said_no() -> None:
    ends = [step.put_right for story in REVIEW_RIVERSIDE for step in story.steps if isinstance(step, Decide)]

    assert (ends.count(PutRight.YES), ends.count(PutRight.NO), len(ends)) == (3, 2, 5)


def test_one_came_back_to_the_desk_and_ended_there_the_same_day() -> None:
    (back,) = (story for story in REVIEW_RIVERSIDE if any(isinstance(step, HandBack) for step in story.steps))

    assert [type(step) for step in back.steps] == [Escalate, HandBack, Resolve]
    assert sum(step.after for step in back.steps) == 54

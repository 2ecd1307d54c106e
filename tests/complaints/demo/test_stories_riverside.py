from complaints.demo.stories_riverside import RIVERSIDE
from complaints.demo.story import Decide, Resolve
from complaints.models import PutRight


def test_there_are_seventeen_all_at_riverside() -> None:
    assert len(RIVERSIDE) == 17
    assert {story.site for story in RIVERSIDE} == {"Riverside"}


def test_they_stand_oldest_first() -> None:
    order = [(-story.days_ago, story.at, -story.minutes_ago) for story in RIVERSIDE]

    assert order == sorted(order)


def test_in_england_nothing_ends_without_having_asked() -> None:
    ends = [step.put_right for story in RIVERSIDE for step in story.steps if isinstance(step, (Resolve, Decide))]

    assert ends.count(PutRight.YES) == 13
    assert ends.count(PutRight.NO) == 1
    assert PutRight.COULD_NOT_ASK not in ends

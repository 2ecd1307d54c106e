from complaints.demo.steps import Resolve
from complaints.demo.stories_northgate import NORTHGATE
from complaints.models import PutRight


def test_there_are_nineteen_all_at_northgate() -> None:
    assert len(NORTHGATE) == 19
    assert {story.site for story in NORTHGATE} == {"Northgate"}


def test_they_stand_oldest_first() -> None:
    order = [(-story.days_ago, story.at) for story in NORTHGATE]

    assert order == sorted(order)


def test_each_was_put_right_at_the_desk_in_one_step() -> None:
    assert all([type(step) for step in story.steps] == [Resolve] for story in NORTHGATE)


def test_two_could_not_be_asked() -> None:
    ends = [step.put_right for story in NORTHGATE for step in story.steps if isinstance(step, Resolve)]

    assert (ends.count(PutRight.YES), ends.count(PutRight.COULD_NOT_ASK)) == (17, 2)

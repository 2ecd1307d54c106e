from complaints.demo.steps import Resolve
from complaints.demo.stories_riverside import RIVERSIDE
from complaints.models import PutRight


def test_there_are_fourteen_all_at_riverside() -> None:
    assert len(RIVERSIDE) == 14
    assert {story.site for story in RIVERSIDE} == {"Riverside"}


def test_they_stand_oldest_first() -> None:
    order = [(-story.days_ago, story.at) for story in RIVERSIDE]

    assert order == sorted(order)


def test_in_england_each_was_asked_and_said_yes() -> None:
    ends = [step.put_right for story in RIVERSIDE for step in story.steps if isinstance(step, Resolve)]

    assert ends == [PutRight.YES] * 14


def test_what_is_about_somebody_at_the_desk_is_told_by_the_manager() -> None:
    assert [(story.about, story.by) for story in RIVERSIDE if story.about] == [("cleo", "rui")]

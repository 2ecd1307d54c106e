from complaints.demo.steps import Claim, Decide, Escalate
from complaints.demo.stories_review_northgate import REVIEW_NORTHGATE


def test_ten_were_escalated_all_at_northgate() -> None:
    assert len(REVIEW_NORTHGATE) == 10
    assert {story.site for story in REVIEW_NORTHGATE} == {"Northgate"}
    assert all(isinstance(story.steps[0], Escalate) for story in REVIEW_NORTHGATE)


def test_no_two_have_the_same_reason() -> None:
    assert len({step.reason for story in REVIEW_NORTHGATE for step in story.steps if isinstance(step, Escalate)}) == 10


def test_what_is_about_the_manager_is_decided_by_one_from_elsewhere() -> None:
    deciders = {
        (story.about, step.by)
        for story in REVIEW_NORTHGATE
        for step in story.steps
        if isinstance(step, (Claim, Decide))
    }

    assert deciders == {("", "mona"), ("ben", "mona"), ("mona", "rui")}


def test_the_managers_money_is_within_level_three() -> None:
    given = [
        (step.give, step.amount)
        for story in REVIEW_NORTHGATE
        for step in story.steps
        if isinstance(step, Decide) and step.amount
    ]

    assert given == [("waive_fee", 2500), ("refund", 4500)]

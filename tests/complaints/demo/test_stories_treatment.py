from collections import Counter

from complaints.demo.steps import Answer, Escalate, Resolve
from complaints.demo.stories_treatment import TREATMENT
from complaints.models import AT_ONCE


def test_all_are_clinical_or_about_somebody_in_danger() -> None:
    assert Counter((story.site, story.category) for story in TREATMENT) == {
        ("Northgate", "clinical"): 5, ("Northgate", "cleanliness"): 1,
        ("Riverside", "clinical"): 3, ("Riverside", "being_informed"): 1,
    }  # fmt: skip
    assert all(set(story.red_flags) & set(AT_ONCE) for story in TREATMENT if story.category != "clinical")


def test_each_was_escalated_within_minutes_and_none_ended_at_the_desk() -> None:
    assert all(isinstance(story.steps[0], Escalate) and story.steps[0].after <= 5 for story in TREATMENT)
    assert not [step for story in TREATMENT for step in story.steps if isinstance(step, Resolve)]


def test_where_somebody_was_in_danger_a_manager_came_at_once() -> None:
    danger = [story for story in TREATMENT if set(story.red_flags) & set(AT_ONCE)]

    assert [story.red_flags[0] for story in danger] == ["harm", "at_risk", "abuse_or_neglect"]
    for story in danger:
        came = story.steps[1]
        assert isinstance(came, Answer)
        assert (came.answer, came.after <= 3) == ("attended", True)

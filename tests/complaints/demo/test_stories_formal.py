from collections import Counter

from complaints.demo.steps import Claim, Decide, Escalate
from complaints.demo.stories_formal import FORMAL
from complaints.models import RedFlag


def test_nobody_escalated_any_of_them() -> None:
    assert not [step for story in FORMAL for step in story.steps if isinstance(step, Escalate)]


def test_letters_came_to_both_sites() -> None:
    letters = [story for story in FORMAL if story.who.channel == "written" or RedFlag.WRITTEN in story.red_flags]

    assert Counter(story.site for story in letters) == {"Northgate": 3, "Riverside": 2}


def test_three_patients_left_all_where_that_matters() -> None:
    assert [story.site for story in FORMAL if story.patient_left] == ["Northgate"] * 3


def test_in_england_the_time_runs_out_over_any_holidays_before_a_manager_has_it() -> None:
    flagged = {story for story in FORMAL if story.red_flags or story.who.channel == "written" or story.patient_left}
    ran_out = [story for story in FORMAL if story not in flagged]

    assert [(story.site, story.days_ago) for story in ran_out] == [("Riverside", 58), ("Riverside", 9)]
    claimed = ran_out[0].steps
    assert sum(step.after for step in claimed[: [type(step) for step in claimed].index(Claim) + 1]) > 6 * 24 * 60


def test_five_were_decided() -> None:
    assert len([step for story in FORMAL for step in story.steps if isinstance(step, Decide)]) == 5

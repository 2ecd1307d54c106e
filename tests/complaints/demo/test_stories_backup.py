from collections import Counter

from complaints.demo.steps import Answer, Call, Coach, Escalate, Resolve, Thank, Withdraw
from complaints.demo.stories_backup import BACKUP


def test_seven_called_at_northgate_and_five_at_riverside() -> None:
    assert Counter(story.site for story in BACKUP) == {"Northgate": 7, "Riverside": 5}
    assert all(isinstance(story.steps[0], Call) for story in BACKUP)


def test_a_yes_is_used_for_exactly_what_was_asked() -> None:
    allowed = [
        story.steps for story in BACKUP if any(getattr(step, "answer", "") == "approved" for step in story.steps)
    ]

    assert len(allowed) == 4
    for asked, _, given, *_ in allowed:
        assert isinstance(asked, Call)
        assert isinstance(given, Resolve)
        assert (asked.wanted, asked.amount) == (given.give, given.amount)


def test_a_no_leaves_less() -> None:
    refused = [
        story.steps for story in BACKUP if any(getattr(step, "answer", "") == "declined" for step in story.steps)
    ]

    assert [(asked.amount, given.amount) for asked, _, given, *_ in refused] == [(3000, 900), (1800, 950)]  # type: ignore[union-attr]


def test_two_were_taken_back_and_two_nobody_answered() -> None:
    withdrawn = [story.site for story in BACKUP if any(isinstance(step, Withdraw) for step in story.steps)]
    unheard = [
        (story.site, type(story.steps[1]), story.steps[1].after)
        for story in BACKUP
        if not any(isinstance(step, (Answer, Withdraw)) for step in story.steps)
    ]

    assert withdrawn == ["Northgate", "Riverside"]
    assert unheard == [("Northgate", Escalate, 14), ("Riverside", Resolve, 13)]


def test_three_are_thanked_two_of_them_before_their_site_and_one_is_coached() -> None:
    kind = [step for story in BACKUP for step in story.steps if isinstance(step, (Thank, Coach))]

    assert [(type(one), one.by, getattr(one, "shown", None)) for one in kind] == [
        (Thank, "mona", False),
        (Thank, "rui", True),
        (Coach, "mona", None),
        (Thank, "mona", True),
    ]

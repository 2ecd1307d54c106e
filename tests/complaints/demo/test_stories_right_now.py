from complaints.demo.steps import Call, Escalate
from complaints.demo.stories_right_now import RIGHT_NOW


def test_everything_began_within_the_hour_oldest_first() -> None:
    assert [story.minutes_ago for story in RIGHT_NOW] == [52, 41, 34, 27, 26, 18, 12, 7, 6]


def test_what_is_untouched_on_the_desk_is_theos_avas_bens_and_cleos() -> None:
    assert [story.by for story in RIGHT_NOW if not story.steps] == ["theo", "ava", "ben", "cleo", "ava"]


def test_two_went_to_a_manager_within_minutes() -> None:
    assert [(story.site, step.after) for story in RIGHT_NOW for step in story.steps if isinstance(step, Escalate)] == [
        ("Riverside", 5),
        ("Northgate", 2),
    ]


def test_one_call_waits_longer_than_it_should_and_one_not_yet() -> None:
    waits = [
        (story.site, story.minutes_ago - step.after)
        for story in RIGHT_NOW
        for step in story.steps
        if isinstance(step, Call)
    ]

    assert waits == [("Riverside", 25), ("Northgate", 6)]


def test_no_words_depend_on_the_hour() -> None:
    told = " ".join(story.words for story in RIGHT_NOW).lower()

    assert not [word for word in ("o'clock", "noon", "morning", "breakfast", "lunch", "tonight") if word in told]

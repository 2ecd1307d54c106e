from complaints.demo.stories_northgate import NORTHGATE


def test_there_are_twenty_seven_all_at_northgate() -> None:
    assert len(NORTHGATE) == 27
    assert {story.site for story in NORTHGATE} == {"Northgate"}


def test_they_stand_oldest_first() -> None:
    order = [(-story.days_ago, story.at, -story.minutes_ago) for story in NORTHGATE]

    assert order == sorted(order)


def test_what_is_open_on_the_desk_now_is_avas_bens_and_theos() -> None:
    waiting = [story.by for story in NORTHGATE if story.minutes_ago and not story.steps]

    assert waiting == ["theo", "ava", "ben", "ava"]

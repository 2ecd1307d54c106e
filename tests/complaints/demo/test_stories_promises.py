from complaints.demo.steps import DAY, Keep, Promise
from complaints.demo.stories_promises import PROMISES
from complaints.demo.story import Story


def due(story: Story) -> int:
    """In how many days the promise is due: late ones are below nought."""
    (promise,) = (step for step in story.steps if isinstance(step, Promise))
    return promise.days - story.days_ago


def test_two_at_each_site_were_kept_in_time() -> None:
    kept = [(story, keep) for story in PROMISES for keep in story.steps if isinstance(keep, Keep)]

    assert [story.site for story, _ in kept] == ["Northgate", "Northgate", "Riverside", "Riverside"]
    assert all(keep.after <= (story.days_ago + due(story)) * DAY for story, keep in kept)


def test_each_site_has_a_late_one_and_one_to_come_and_northgate_one_for_today() -> None:
    owed = [(story.site, due(story)) for story in PROMISES if not any(isinstance(step, Keep) for step in story.steps)]

    assert sorted(owed) == [
        ("Northgate", -6), ("Northgate", 0), ("Northgate", 8), ("Riverside", -7), ("Riverside", 2),
    ]  # fmt: skip


def test_whoever_is_owed_something_can_be_called_or_written_to() -> None:
    by_phone = [story.who.contact_by for story in PROMISES if story.days_ago < 20]

    assert by_phone == ["phone", "phone", "", "phone", "phone"]

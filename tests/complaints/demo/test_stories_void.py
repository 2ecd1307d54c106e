from complaints.demo.steps import Void
from complaints.demo.stories import STORIES
from complaints.demo.stories_void import VOID


def test_each_site_has_one_that_was_none_and_one_that_repeats_another() -> None:
    ends = [(story.site, story.steps[-1].repeats) for story in VOID if isinstance(story.steps[-1], Void)]

    assert sorted(ends) == [("Northgate", ""), ("Northgate", "stitches"), ("Riverside", ""), ("Riverside", "hip")]


def test_what_is_repeated_was_told_before_at_the_same_site() -> None:
    named = {story.name: story for story in STORIES if story.name}

    for story in VOID:
        for step in story.steps:
            if isinstance(step, Void) and step.repeats:
                assert named[step.repeats].site == story.site
                assert named[step.repeats].days_ago > story.days_ago

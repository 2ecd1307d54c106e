from complaints.demo.stage import Stage
from complaints.demo.stories import STORIES
from staff.models import Organisation


def test_every_name_in_the_stories_is_on_the_stage(larkfield: Organisation) -> None:
    stage = Stage.of(larkfield)

    assert {story.site for story in STORIES} == set(stage.sites)
    assert {story.by for story in STORIES} <= set(stage.people)
    assert {story.category for story in STORIES} == set(stage.categories)
    assert {(story.site, story.location) for story in STORIES} <= set(stage.locations)


def test_a_remedy_is_of_the_type_with_that_code(larkfield: Organisation) -> None:
    given = Stage.of(larkfield).given("parking", 8_00)

    assert (given.remedy_type.code, given.amount) == ("parking", 800)


def test_no_remedy_is_wanted_where_none_is_named(larkfield: Organisation) -> None:
    assert Stage.of(larkfield).wanted("", 0) is None

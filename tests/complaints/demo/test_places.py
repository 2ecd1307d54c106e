from complaints.demo.places import OPEN_ALL_WEEK, PLACES
from complaints.demo.stories import STORIES


def test_each_site_has_its_places_each_once() -> None:
    assert {site: len(set(names)) for site, names in PLACES.items()} == {"Northgate": 8, "Riverside": 7}
    assert not set(PLACES["Northgate"]) & set(PLACES["Riverside"])


def test_something_happened_at_every_place() -> None:
    assert {(story.site, story.location) for story in STORIES} == {
        (site, name) for site, names in PLACES.items() for name in names
    }


def test_wards_emergencies_and_entrances_are_open_all_week() -> None:
    assert {site: sorted(OPEN_ALL_WEEK & set(names)) for site, names in PLACES.items()} == {
        "Northgate": ["Emergency, waiting room", "Main entrance and garage", "Ward 3"],
        "Riverside": ["Entrance and car park", "Minor injuries, waiting room", "Ward 2"],
    }

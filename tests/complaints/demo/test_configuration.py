from complaints.models import Category
from staff.models import EmergencyNumber, Organisation, RemedyType, Site

CATEGORIES = [
    "waiting",
    "appointment",
    "being_informed",
    "attitude",
    "cleanliness",
    "food",
    "noise",
    "privacy",
    "parking",
    "lost_item",
    "bill",
    "clinical",
]
FREE = ["explain", "rebook", "move_up", "replace_item"]
COSTS = ["parking", "meal", "taxi", "gift_shop", "refund", "waive_fee"]


def test_the_organisation_says_that_it_is_the_demo(larkfield: Organisation) -> None:
    assert larkfield.name == "Larkfield Health"
    assert larkfield.is_demo


def test_two_sites_under_two_regimes(larkfield: Organisation) -> None:
    sites = Site.objects.order_by("prefix").values_list("name", "prefix", "time_zone", "currency", "regime")

    assert list(sites) == [
        ("Northgate", "NG", "America/New_York", "USD", "us"),
        ("Riverside", "RS", "Europe/London", "GBP", "england"),
    ]


def test_each_site_has_places_and_numbers_to_call_first(larkfield: Organisation) -> None:
    places = {site.name: site.locations.count() for site in Site.objects.all()}
    first = {site.name: EmergencyNumber.objects.filter(site=site)[0].number for site in Site.objects.all()}

    assert places == {"Northgate": 8, "Riverside": 7}
    assert first == {"Northgate": "911", "Riverside": "999"}
    assert EmergencyNumber.objects.count() == 6


def test_the_ten_remedy_types_are_there_free_ones_first(larkfield: Organisation) -> None:
    types = list(RemedyType.objects.all())

    assert [one.code for one in types] == FREE + COSTS
    assert [one.code for one in types if one.is_free] == FREE
    assert len({one.sentence for one in types}) == 10


def test_the_twelve_categories_are_there_in_order(larkfield: Organisation) -> None:
    assert list(Category.objects.values_list("code", flat=True)) == CATEGORIES


def test_only_care_and_treatment_may_not_end_at_the_desk(larkfield: Organisation) -> None:
    assert list(Category.objects.filter(may_end_at_desk=False).values_list("code", flat=True)) == ["clinical"]


def test_no_outside_code_is_made_up(larkfield: Organisation) -> None:
    coded = Category.objects.filter(hcat_code=None, ko41a_code=None, hse_code=None, codes_confirmed=False)

    assert coded.count() == 12

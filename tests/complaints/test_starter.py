from complaints.models import Category
from complaints.starter import write_categories
from staff.models import Organisation
from tests.cast import Cast


def test_a_new_organisation_starts_with_the_promised_codes(cast: Cast) -> None:
    new = Organisation.objects.create(name="St Brannoc")

    write_categories(new)

    def listed(organisation: Organisation) -> list[tuple[object, ...]]:
        rows = Category.objects.filter(organisation=organisation)
        return list(rows.values_list("code", "may_end_at_desk", "codes_confirmed", "hcat_code"))

    assert listed(new) == listed(cast.organisation)
    assert len(listed(new)) == 12

from datetime import date

from staff import starter
from staff.models import Allowance, Level, LevelLimit, Organisation, RemedyType
from tests import cast as promised
from tests.cast import Cast


def test_a_new_organisation_starts_with_what_the_contract_promises_the_demo(cast: Cast) -> None:
    new = Organisation.objects.create(name="St Brannoc")
    starter.write_levels_and_remedy_types(new)
    starter.write_limits(new, "USD", since=date(2026, 1, 1))

    def limits(organisation: Organisation) -> list[tuple[object, ...]]:
        rows = LevelLimit.objects.filter(level__organisation=organisation, currency="USD")
        return list(rows.order_by("level__rank").values_list("level__name", "per_complaint", "per_day"))

    def allowances(organisation: Organisation) -> set[tuple[object, ...]]:
        rows = Allowance.objects.filter(level__organisation=organisation, currency="USD")
        return set(rows.values_list("level__rank", "remedy_type__code", "per_remedy"))

    assert limits(new) == limits(cast.organisation)
    assert allowances(new) == allowances(cast.organisation)
    assert list(RemedyType.objects.filter(organisation=new).values_list("code", "is_free")) == [
        (code, is_free) for code, _, is_free, _ in promised.REMEDY_TYPES
    ]


def test_limits_begin_on_the_day_and_have_no_end(db: None) -> None:
    new = Organisation.objects.create(name="St Brannoc")
    starter.write_levels_and_remedy_types(new)
    starter.write_limits(new, "EUR", since=date(2026, 1, 1))

    during = {(one.during.lower, one.during.upper) for one in LevelLimit.objects.all()}
    during |= {(one.during.lower, one.during.upper) for one in Allowance.objects.all()}

    assert during == {(date(2026, 1, 1), None)}
    assert Level.objects.count() == 4

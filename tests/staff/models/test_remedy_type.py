import pytest
from django.db import IntegrityError, transaction

from staff.models import Organisation, RemedyType
from tests.cast import Cast


def test_a_code_is_one_types_of_the_organisation(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="remedy_type_code_once"), transaction.atomic():
        RemedyType.objects.create(organisation=cast.organisation, code="meal", name="Meal", sentence="Gave a meal.")

    other = Organisation.objects.create(name="Elsewhere")
    RemedyType.objects.create(organisation=other, code="meal", name="Meal", sentence="Gave a meal.")


def test_what_is_free_comes_first(cast: Cast) -> None:
    assert [str(one) for one in RemedyType.objects.all()][:5] == [
        "Explain and say sorry",
        "Re-book",
        "Move up the queue",
        "Replace an item",
        "Parking",
    ]

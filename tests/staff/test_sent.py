import uuid

import pytest
from django.http import QueryDict

from staff.models import StandardVersion
from staff.sent import NO_FORM, KeyTaken, Sent, done_before, read
from tests.cast import Cast
from tests.standards import published

KEY = "0b52b9c2-52a3-4a4c-8d65-6b7f0a4c1f11"


def test_what_was_posted_by_its_key() -> None:
    found = read(QueryDict(f"submission_key={KEY}&text=a"))

    assert (str(found.key), len(found.digest)) == (KEY, 64)


def test_the_token_of_the_page_is_no_content_and_order_does_not_matter() -> None:
    one = read(QueryDict(f"submission_key={KEY}&text=a&title=b&csrfmiddlewaretoken=x"))
    other = read(QueryDict(f"title=b&text=a&submission_key={KEY}&csrfmiddlewaretoken=y"))

    assert one == other


@pytest.mark.parametrize(("first", "second"), [("a=bc", "ab=c"), ("a=1&a=2", "a=12"), ("a=1", "a=1&b=")])
def test_nothing_runs_together(first: str, second: str) -> None:
    one, other = (read(QueryDict(f"submission_key={KEY}&{fields}")) for fields in (first, second))

    assert one.digest != other.digest


@pytest.mark.parametrize("fields", ["", "submission_key=", "submission_key=1"])
def test_without_a_key_it_stands_for_nothing(fields: str) -> None:
    assert read(QueryDict(fields)) == NO_FORM


@pytest.mark.django_db
def test_only_the_same_person_with_the_same_content_did_it_before(cast: Cast) -> None:
    published(cast, by=cast.mona, site=cast.northgate)
    versions, form = StandardVersion.objects.all(), Sent(uuid.uuid4(), "a" * 64)
    assert done_before(versions, form, by=cast.mona, author="published_by") is None
    assert done_before(versions, NO_FORM, by=cast.mona, author="published_by") is None

    from staff.publishing import Says, publish
    from tests.standards import today

    says = Says("We come.", today(cast.northgate))
    standard = publish("One", says, organisation=cast.organisation, site=cast.northgate, by=cast.mona, sent=form)

    assert done_before(versions, form, by=cast.mona, author="published_by") == standard.versions.get()
    for by, sent in ((cast.max, form), (cast.mona, Sent(form.key, "b" * 64))):
        with pytest.raises(KeyTaken):
            done_before(versions, sent, by=by, author="published_by")

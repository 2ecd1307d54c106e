"""How often the database is asked: recording and resolving in ten statements, every page a fixed number."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaints import actions
from complaints.actions import Told
from complaints.models import Complaint, Event, RedFlag
from staff.models import Person
from tests.cast import Cast, build_person
from tests.journeys.desk import NEW, act, recorded, typed
from tests.people import SignIn


def statements(client: Client, path: str, fields: dict[str, str] | None = None) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(path, fields) if fields else client.get(path)
    assert answer.status_code in (200, 302)
    return [one["sql"] for one in asked.captured_queries]


def kind(sql: str) -> str:
    words = sql.replace('"', "").replace("public.", "").split()
    return " ".join(words[:3] if words[0] == "INSERT" else words[:2] if words[0] == "UPDATE" else words[:1])


@pytest.mark.django_db(transaction=True)
def test_recording_and_resolving_takes_ten_statements(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(Client(), cast.ava)
    recorded(client)

    asked = statements(client, NEW, typed(remedy_type="parking", amount="8.00"))

    assert [kind(sql) for sql in asked] == [
        "SELECT",  # session
        "SELECT",  # the person and where they work
        "SELECT",  # what the form lets them choose
        "BEGIN",
        "INSERT INTO complaints_complaint",
        "SELECT",  # the verdict
        "INSERT INTO complaints_remedy",
        "UPDATE complaints_complaint",
        "INSERT INTO complaints_event",
        "COMMIT",
    ]


@pytest.fixture
def colleagues(cast: Cast) -> list[Person]:
    """Twenty people at Ava's reception."""
    return [
        build_person(f"desk{number}", f"Desk {number}", cast.level(1), sites=(cast.northgate,), home=cast.reception_a)
        for number in range(20)
    ]


def fill(cast: Cast, colleagues: list[Person], rows: int, *flags: RedFlag) -> None:
    told = Told("Waited two hours", cast.northgate, cast.category("waiting"), cast.reception_a, flags)
    for number in range(rows):
        actions.record(told, by=colleagues[number % len(colleagues)])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "reader", "expected", "shown"),
    [("/", "ava", 8, 15), ("/", "mona", 12, 15), ("/review/", "mona", 11, 25), ("/complaints/", "ava", 6, 30)],
)
def test_a_list_asks_as_often_for_ten_rows_as_for_two_hundred(
    cast: Cast, colleagues: list[Person], sign_in: SignIn, path: str, reader: str, expected: int, shown: int
) -> None:
    cast.mona.memberships.update(home_location=cast.reception_a)
    client = sign_in(Client(), getattr(cast, reader))
    flags = (RedFlag.RIGHTS,) if path == "/review/" else ()
    fill(cast, colleagues, 10, *flags)
    ten = statements(client, path)
    fill(cast, colleagues, 190, *flags)

    two_hundred = statements(client, path)
    page = client.get(path).content.decode()

    assert (len(ten), len(two_hundred)) == (expected, expected)
    assert page.count("Waited two hours") == shown


@pytest.mark.django_db
def test_a_complaint_asks_as_often_for_two_hundred_events(
    cast: Cast, colleagues: list[Person], sign_in: SignIn
) -> None:
    client = sign_in(Client(), cast.ava)
    complaint = recorded(client, then="save")
    few = statements(client, complaint.get_absolute_url())
    for number in range(199):
        actions_of_giving(complaint, colleagues[number % 20], cast)

    many = statements(client, complaint.get_absolute_url())

    assert Event.objects.filter(complaint=complaint).count() == 200
    assert (len(few), len(many)) == (10, 10)


def actions_of_giving(complaint: Complaint, person: Person, cast: Cast) -> None:
    """A free remedy given without resolving, as the history keeps it."""
    from django.utils import timezone

    from complaints import history, policies
    from complaints.giving import Given, give
    from complaints.submission import NO_FORM

    now = timezone.now()
    given = Given(cast.remedy_type("explain"))
    offer = policies.offer_of(person, cast.northgate, given.remedy_type.pk, 0, at=now, complaint=complaint)
    history.write([give(complaint, given, offer, by=person, at=now)], NO_FORM)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "expected"), [(NEW, 9), ("/staff/me/", 11), ("/staff/standards/", 5), ("/calls/", 3)])
def test_the_other_pages_ask_a_fixed_number(cast: Cast, sign_in: SignIn, path: str, expected: int) -> None:
    client = sign_in(Client(), cast.ava)

    assert len(statements(client, path)) == expected


@pytest.mark.django_db
def test_the_pages_of_one_complaint_ask_a_fixed_number(cast: Cast, sign_in: SignIn) -> None:
    ava, mona = sign_in(Client(), cast.ava), sign_in(Client(), cast.mona)
    complaint = recorded(ava, then="save", red_flags=["harm"])
    mona.post(f"/review/{complaint.pk}/claim/", act())

    found = {
        "complaint": len(statements(ava, complaint.get_absolute_url())),
        "review": len(statements(mona, f"/review/{complaint.pk}/")),
    }

    assert found == {"complaint": 12, "review": 16}

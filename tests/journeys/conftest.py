"""People signed in by name, everybody whom the matrix asks for, what waits for a manager, a standard and a course."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from complaints.models import Complaint
from staff.models import Completion, Course, Level, Organisation, Person, Standard
from tests.cast import PASSWORD, Cast, build_person
from tests.courses import passed, required_by_levels_1_and_2, today
from tests.journeys.desk import act, recorded
from tests.journeys.matrix.everybody import NOBODY, PEOPLE
from tests.people import SignIn
from tests.standards import published


@pytest.fixture
def nora(cast: Cast) -> Person:
    """At Ava's reception; the complaints are about her."""
    return neighbour(cast, "nora", "Nora Berg")


@pytest.fixture
def dan(cast: Cast) -> Person:
    return neighbour(cast, "dan", "Dan Berg")


def neighbour(cast: Cast, username: str, name: str) -> Person:
    hashed = make_password(PASSWORD)
    return build_person(
        username, name, cast.level(1), sites=(cast.northgate,), home=cast.reception_a, hashed=hashed
    )  # fmt: skip


@pytest.fixture
def clients(cast: Cast, nora: Person, dan: Person, sign_in: SignIn) -> dict[str, Client]:
    """Everybody signed in as themselves; Dan was, and is disabled since; and somebody who never was."""
    found = {one.username: sign_in(Client(), one) for one in Person.objects.filter(username__in=PEOPLE)}
    Person.objects.filter(pk=dan.pk).update(is_active=False)
    return {name: found[name] for name in PEOPLE} | {NOBODY: Client()}


@pytest.fixture
def ava(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ava)


@pytest.fixture
def ben(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ben)


@pytest.fixture
def mona(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.mona)


@pytest.fixture
def max_(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.max)


@pytest.fixture
def rui(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.rui)


@pytest.fixture
def cleo(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.cleo)


@pytest.fixture
def ada(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(Client(), cast.ada)


@pytest.fixture
def escalated(ava: Client) -> Complaint:
    """A grievance of Ava's, waiting for a manager."""
    return recorded(ava, then="escalate", reason="Wants the manager", remedy_type=None, put_right=None)


@pytest.fixture
def claimed(escalated: Complaint, mona: Client) -> Complaint:
    """The same, and Mona has it."""
    assert mona.post(f"/review/{escalated.pk}/claim/", act()).status_code == 302
    return escalated


@pytest.fixture
def stranger(cast: Cast) -> Person:
    """Somebody of another organisation."""
    elsewhere = Organisation.objects.create(name="Elsewhere")
    level = Level.objects.create(organisation=elsewhere, rank=0, name="Trainee")
    return build_person("eve", "Eve Elsewhere", level)


@pytest.fixture
def standard(cast: Cast) -> Standard:
    """Mona's, for Northgate, from today on."""
    return published(cast, by=cast.mona, site=cast.northgate)


@pytest.fixture
def course(cast: Cast) -> Course:
    return required_by_levels_1_and_2(cast)


@pytest.fixture
def bens(cast: Cast, course: Course) -> Completion:
    """Ben passed it today, in a classroom, as Mona recorded."""
    return passed(cast.ben, course, today(cast), by=cast.mona)

"""Which moves PostgreSQL refuses the app's role, whatever path the write takes. Expected pairs are written out."""

import io
import uuid

import psycopg2
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from complaints.models import Complaint
from complaints.states import MOVES
from tests.cast import Cast
from tests.database.by_hand import without_history
from tests.database.complaints_in_states import (
    ILLEGAL,
    LEGAL,
    PAIRS,
    STATES,
    WAYS,
    ask_constraints,
    complaint_in,
    evidence,
    try_move,
    verb_of,
)

pytestmark = pytest.mark.django_db
# COPY is the driver's own: its errors come without Django's wrapping
REFUSED = (DatabaseError, psycopg2.DatabaseError)


def formal_for(pair: tuple[str, str]) -> bool:
    return LEGAL.get(pair) is True


def test_the_table_of_every_pair_by_every_path(cast: Cast) -> None:
    """All legal pairs succeed and all illegal ones get the trigger's own message, in one run; `make moves` prints it."""
    told: dict[tuple[str, str], dict[str, str]] = {pair: {} for pair in PAIRS}
    expected: dict[tuple[str, str], dict[str, str]] = {pair: {} for pair in PAIRS}
    for pair in PAIRS:
        for way in WAYS:
            complaint = complaint_in(cast, pair[0], formal=formal_for(pair))
            refused = f"{complaint.reference}: a complaint cannot go from {pair[0]} to {pair[1]}"
            expected[pair][way] = "moved" if pair in LEGAL else refused
            told[pair][way] = try_move(complaint, pair[1], cast, way)

    print_table(told)
    assert told == expected


def print_table(told: dict[tuple[str, str], dict[str, str]]) -> None:
    print(f"\n{'from':>10}    {'to':<12}" + "".join(f"{way:<18}" for way in WAYS))
    for (source, target), ways in told.items():
        cells = "".join(f"{'moves' if words == 'moved' else 'refused':<18}" for words in ways.values())
        print(f"{source:>10} -> {target:<12}{cells}")


def test_the_design_the_states_and_the_database_agree() -> None:
    in_python = {(one.source, one.target) for one in MOVES if one.source}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a, b FROM unnest(%s) a, unnest(%s) b WHERE complaint_pair_is_legal(a, b)", [[*STATES]] * 2
        )
        in_sql = set(cursor.fetchall())

    assert in_python == set(LEGAL) == in_sql
    assert len(LEGAL) == 12
    assert len(ILLEGAL) == 8
    assert {(one.source, one.target): one.move.value for one in MOVES if one.source} == {
        pair: verb_of(*pair) for pair in LEGAL
    }


@pytest.mark.parametrize("state", ["escalated", "in_review", "resolved", "void"])
@pytest.mark.parametrize("path", ["INSERT", "COPY", "ORM"])
def test_a_complaint_is_born_open(cast: Cast, state: str, path: str) -> None:
    with pytest.raises(REFUSED, match=f"a complaint is born open, not {state}"), transaction.atomic():
        be_born(cast, path, state)
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("path", ["INSERT", "COPY", "ORM"])
def test_an_open_one_is_born_with_a_reference_of_the_databases_own(cast: Cast, path: str) -> None:
    letters = "ABCDEFGHJKLMNPQRSTVWXYZ"
    with without_history():
        be_born(cast, path, "open")

        complaint = Complaint.objects.get()
        assert complaint.reference == f"NG-{complaint.number}-{letters[complaint.number % 23]}"
        assert complaint.number != 7


def be_born(cast: Cast, path: str, state: str) -> None:
    now = timezone.now()
    row = {
        "id": uuid.uuid4(), "organisation_id": cast.northgate.organisation_id, "site_id": cast.northgate.pk,
        "category_id": cast.category("waiting").pk, "state": state, "moves": 0, "number": 7, "reference": "NG-7-H",
        "what_happened": "x", "red_flags": [], "recorded_at": now, "recorded_by_id": cast.ava.pk, "owner_id": cast.ava.pk,
    }  # fmt: skip
    if path == "ORM":
        Complaint.objects.create(**row)
        return
    with connection.cursor() as cursor:
        if path == "INSERT":
            marks = ", ".join(["%s"] * len(row))
            cursor.execute(
                f"INSERT INTO complaints_complaint ({', '.join(row)}) VALUES ({marks})",
                [value if value != [] else "{}" for value in row.values()],
            )
        else:
            line = "\t".join("{}" if value == [] else str(value) for value in row.values())
            cursor.copy_expert(f"COPY complaints_complaint ({', '.join(row)}) FROM STDIN", io.StringIO(line + "\n"))


def test_a_move_without_its_event_is_refused_at_commit(cast: Cast) -> None:
    complaint = complaint_in(cast, "open")

    with pytest.raises(DatabaseError, match="its history does not tell how it became resolved"), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **evidence(complaint, "resolved", cast))
        ask_constraints()
    assert Complaint.objects.get(pk=complaint.pk).state == "open"


def test_there_and_back_without_events_is_refused_too(cast: Cast) -> None:
    complaint = complaint_in(cast, "resolved")

    with pytest.raises(DatabaseError, match="its history does not tell"), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(state="open", **evidence(complaint, "open", cast))
        again = Complaint.objects.get(pk=complaint.pk)
        words = evidence(again, "resolved", cast) | {"what_was_done": "Something else"}
        Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **words)
        ask_constraints()

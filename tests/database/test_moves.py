"""What PostgreSQL refuses the app's role, whatever path the write takes. Expected pairs are written out."""

import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg2
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from complaints.models import Complaint
from complaints.states import MOVES
from tests.cast import Cast
from tests.database.complaints_in_states import (
    ILLEGAL,
    LEGAL,
    PAIRS,
    STATES,
    WAYS,
    ask_constraints,
    complaint_in,
    evidence,
    move,
    verb_of,
)

pytestmark = pytest.mark.django_db
# COPY is the driver's own: its errors come without Django's wrapping
REFUSED = (DatabaseError, psycopg2.DatabaseError)


@contextmanager
def without_history() -> Iterator[None]:
    """Try a write that tells no event, and take it back: what is missing is asked at commit."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def formal_for(pair: tuple[str, str]) -> bool:
    return LEGAL.get(pair) is True


def try_move(complaint: Complaint, target: str, cast: Cast, way: str) -> str:
    """``moved``, or the database's own words."""
    try:
        with transaction.atomic():
            return move(complaint, target, cast, way).state and "moved"
    except DatabaseError as error:
        return str(error).splitlines()[0]


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


class TestFormal:
    def test_it_is_not_resolved_from_the_desk(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open", formal=True)

        words = try_move(complaint, "resolved", cast, "raw UPDATE")

        assert words == f"{complaint.reference}: formal: only the manager who claimed it may resolve it"

    def test_it_is_resolved_only_by_its_claimant(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "in_review", formal=True)
        theirs = evidence(complaint, "resolved", cast) | {"resolved_by": cast.max}

        with pytest.raises(DatabaseError, match="only the manager who claimed it decides it"), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **theirs)
        assert try_move(complaint, "resolved", cast, "raw UPDATE") == "moved"

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"formal_at": None, "formal_cause": None}, "formal is never cleared"),
            ({"formal_cause": "escalated"}, "formal is never cleared"),
            ({"red_flags": []}, "a red flag is never cleared"),
            ({"red_flags": ["harm"]}, "a red flag is never cleared"),
        ],
    )
    def test_nothing_of_it_is_cleared_first(self, cast: Cast, changes: dict[str, object], words: str) -> None:
        complaint = complaint_in(cast, "open", formal=True)

        for way in WAYS.values():
            with pytest.raises(DatabaseError, match=words), transaction.atomic():
                way(complaint, changes)
        with pytest.raises(DatabaseError, match=words), transaction.atomic():
            both = {**evidence(complaint, "resolved", cast), **changes}
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **both)

    def test_a_red_flag_may_still_be_added(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open", formal=True)

        with without_history():
            Complaint.objects.filter(pk=complaint.pk).update(red_flags=["written", "harm"])

            assert Complaint.objects.get(pk=complaint.pk).red_flags == ["written", "harm"]

    def test_an_informal_one_is_not_claimed_from_the_desk(self, cast: Cast) -> None:
        words = try_move(complaint_in(cast, "open"), "in_review", cast, "raw UPDATE")

        assert words.endswith("only a formal one is claimed from the desk")

    def test_nobody_decides_what_they_escalated(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        mine = evidence(complaint, "escalated", cast) | {"escalated_by": cast.mona}
        claims = {"owner": cast.mona, "claimed_at": timezone.now()}
        with without_history():
            Complaint.objects.filter(pk=complaint.pk).update(state="escalated", **mine)

            with pytest.raises(DatabaseError, match="nobody decides what they escalated"), transaction.atomic():
                Complaint.objects.filter(pk=complaint.pk).update(state="in_review", **claims)
            Complaint.objects.filter(pk=complaint.pk).update(state="in_review", **claims | {"owner": cast.max})

            assert Complaint.objects.get(pk=complaint.pk).owner == cast.max


class TestEvidence:
    @pytest.mark.parametrize("missing", ["resolved_at", "resolved_by", "what_was_done", "put_right"])
    def test_resolved_carries_by_whom_when_and_what_was_done(self, cast: Cast, missing: str) -> None:
        complaint = complaint_in(cast, "open")
        short = evidence(complaint, "resolved", cast) | {missing: None}

        with pytest.raises(DatabaseError), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **short)

    def test_resolved_is_not_left_empty(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        empty = evidence(complaint, "resolved", cast) | {"what_was_done": ""}

        with pytest.raises(IntegrityError, match="resolved_with_evidence"), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **empty)

    @pytest.mark.parametrize(("reason", "words"), [(None, "escalated_with_reason"), ("", "escalated_with_reason")])
    def test_escalated_carries_its_reason(self, cast: Cast, reason: str | None, words: str) -> None:
        complaint = complaint_in(cast, "open")
        short = evidence(complaint, "escalated", cast) | {"escalated_reason": reason}

        with pytest.raises(IntegrityError, match=words), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="escalated", **short)

    def test_what_is_not_put_right_does_not_end_at_the_desk(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        unhappy = evidence(complaint, "resolved", cast) | {"put_right": "no"}

        with pytest.raises(DatabaseError, match="what is not put right cannot end at the desk"), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **unhappy)

    def test_what_nobody_asked_ends_at_the_desk_only_where_the_regime_lets_it(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        unasked = evidence(complaint, "resolved", cast) | {"put_right": "could_not_ask"}
        with without_history():
            assert Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **unasked) == 1
        cast.northgate.regime = "england"
        cast.northgate.save(update_fields=["regime"])

        with pytest.raises(DatabaseError, match="somebody has to have asked"), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **unasked)

    def test_in_the_us_escalating_makes_it_formal(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        informal = evidence(complaint, "escalated", cast) | {"formal_at": None, "formal_cause": None}

        with pytest.raises(DatabaseError, match="escalating makes it formal"), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="escalated", **informal)

    def test_a_decision_may_stand_with_a_no(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "in_review")
        unhappy = evidence(complaint, "resolved", cast) | {"put_right": "no"}

        with without_history():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **unhappy)

            assert Complaint.objects.get(pk=complaint.pk).put_right == "no"

    def test_somebody_of_another_site_resolves_nothing_here(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        theirs = evidence(complaint, "resolved", cast) | {"resolved_by": cast.cleo, "owner": cast.cleo}

        with pytest.raises(DatabaseError, match="only somebody who works here resolves it"), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **theirs)

    @pytest.mark.parametrize("minutes", [-6, 6])
    def test_the_time_of_resolving_is_now(self, cast: Cast, minutes: int) -> None:
        complaint = complaint_in(cast, "open")
        other = timezone.now() + timedelta(minutes=minutes)

        with pytest.raises(DatabaseError, match="the time of resolving must be now"), transaction.atomic():
            changes = evidence(complaint, "resolved", cast) | {"resolved_at": other}
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", **changes)

    def test_what_was_decided_does_not_change_without_a_move(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "resolved")

        for way in WAYS.values():
            with pytest.raises(DatabaseError, match="what was decided changes only by a move"), transaction.atomic():
                way(complaint, {"what_was_done": "Something better"})

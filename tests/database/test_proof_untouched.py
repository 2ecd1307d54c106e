"""The untampered record of every kind of act holds, and proving it takes a fixed number of queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import BackupCall, CallState, Event
from complaints.proof import verify
from complaints.states import Act, Move
from tests.database.whole_record import Record, plain

pytestmark = pytest.mark.xdist_group("proof")


def test_every_kind_of_act_was_done_and_the_record_holds(record: Record) -> None:
    assert set(Event.objects.values_list("verb", flat=True)) == {*Move.values, *Act.values}
    assert set(BackupCall.objects.values_list("state", flat=True)) == set(CallState.values)
    assert record.found() == {}


def test_switching_the_guards_off_alone_finds_nothing(record: Record) -> None:
    assert record.after("UPDATE complaints_complaint SET moves = moves") == {}


def test_another_five_complaints_take_no_query_more(record: Record) -> None:
    with CaptureQueriesContext(connection) as few:
        verify()
    with record.undone():
        for _ in range(5):
            plain(record.cast)
        with CaptureQueriesContext(connection) as more:
            proof = verify()

    assert proof.complaints == 14
    assert (len(few), len(more)) == (17, 17)

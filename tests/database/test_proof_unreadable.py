"""Whatever an owner wrote, proving ends with a fault of that complaint, and its page still opens."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from complaints import history
from complaints.proof import verify
from tests.database.whole_record import Record

pytestmark = pytest.mark.xdist_group("proof")

UNREADABLE = ["what is kept of it cannot be read"]
ALONE = "UPDATE complaints_{} WHERE complaint_id = {{settled}}"

# what nobody can have said: whose event, and what the owner writes into it before hashing everything again
SAYINGS = [
    ("settled", 1, "fact = 'category:junk'"),
    ("settled", 1, "fact = fact || ';until:soon'"),
    ("settled", 1, "fact = replace(fact, 'location', 'place')"),
    ("settled", 1, "fact = 'location:1'"),
    ("settled", 1, "fact = fact || ';formal:red_flag'"),
    ("settled", 1, "verb = 'note'"),
    ("settled", 2, "fact = fact || ';promised:junk'"),
    ("settled", 2, "fact = 'remedy:junk'"),
    ("settled", 2, "fact = upper(fact)"),
    ("settled", 2, "fact = 'promised:2026-01-01'"),
    ("settled", 2, "amount = NULL"),
    ("settled", 2, "remedy_type_id = NULL"),
    ("settled", 3, "fact = replace(fact, 'approve', 'allow')"),
    ("settled", 3, "fact = 'approve' || substr(fact, 5, 37)"),
    ("settled", 4, "fact = replace(fact, 'approved', 'lapsed')"),
    ("settled", 7, "fact = ''"),
    ("settled", 8, "fact = 'formal:abuse'"),
    ("settled", 9, "fact = 'x'"),
    ("settled", 9, "verb = 'hacked'"),
    ("settled", 9, "by_id = NULL"),
    ("settled", 9, "to_state = 'void'"),
    ("settled", 10, "fact = 'to:junk'"),
    ("settled", 10, "fact = 'to:'"),
    ("settled", 10, "fact = 'to: 1'"),
    ("settled", 10, "fact = 'to:1_0'"),
    ("settled", 10, "fact = fact || ';' || fact"),
    ("settled", 12, "fact = 'put_right:maybe'"),
    ("settled", 12, "fact = ''"),
    ("settled", 12, "from_state = 'in_review'"),
    ("reviewed", 3, "fact = 'formal:harm'"),
    ("reviewed", 7, "fact = 'authority:king'"),
    ("reviewed", 10, "verb = 'resolve'"),
    ("england", 3, "fact = 'call_back:junk'"),
    ("england", 4, "fact = 'formal:escalated'"),
    ("england", 4, "by_id = (SELECT id FROM staff_person WHERE username = 'cleo')"),
    ("void", 2, "fact = 'duplicate:junk'"),
]


@pytest.mark.parametrize(("story", "position", "change"), SAYINGS)
def test_what_nobody_can_have_said_is_found(record: Record, story: str, position: int, change: str) -> None:
    found = record.after(record.rehashed(story, position, change))

    assert set(found) == {story}
    assert f"event {position} says something that nobody can have done" in found[story]


@pytest.mark.parametrize("change", ["verb = 'hacked'", "fact = 'x'"])
def test_where_that_hides_nothing_else_nothing_else_is_said(record: Record, change: str) -> None:
    hacked = record.rehashed("settled", 9, change)
    also = "UPDATE complaints_complaint SET void_reason = 'None' WHERE id = {void}"

    assert record.after(hacked, also) == {
        "settled": ["event 9 says something that nobody can have done"],
        "void": ["its void reason is not what its history tells"],
    }


@pytest.mark.parametrize("digests", ["[]", '["a"]', "5", "null", '{"note": 5}', '{"note": null}'])
def test_digests_that_are_none_are_found(record: Record, digests: str) -> None:
    written = f"UPDATE complaints_event SET digests = '{digests}' WHERE complaint_id = {{settled}} AND position = 9"

    found = record.after(written)

    assert found == {"settled": ["event 9 was changed"]}


@pytest.mark.parametrize(
    "change",
    [
        "remedy SET kept_at = '20000-01-01'", "remedy SET promised_by = '0044-03-15 BC'", "event SET at = 'infinity'",
        "backupcall SET asked_at = '-infinity'", "patientledgerentry SET at = '20000-01-01'",
        "event SET recorded_at = '20000-01-01'",
    ],
)  # fmt: skip
def test_what_python_cannot_hold_is_narrowed_down_to_its_complaint(record: Record, change: str) -> None:
    found = record.after(ALONE.format(change), "UPDATE complaints_complaint SET void_reason = 'None' WHERE id = {void}")

    assert set(found) == {"settled", "void"}
    assert found["void"] == ["its void reason is not what its history tells"]


def test_a_row_beyond_all_time_is_named_by_its_reference(record: Record) -> None:
    found = record.after("UPDATE complaints_complaint SET recorded_at = '20000-01-01' WHERE id = {settled}")

    assert found == {"settled": UNREADABLE}


@pytest.mark.parametrize(
    "column", ["complaint.red_flags", "complaint.reference", "event.at", "event.fact", "patientledgerentry.at"]
)
def test_nothing_where_something_has_to_be_is_found(record: Record, column: str) -> None:
    table, name = column.split(".")
    freed = f"ALTER TABLE complaints_{table} ALTER COLUMN {name} DROP NOT NULL"
    key = "id" if table == "complaint" else "complaint_id"

    found = record.after(freed, f"UPDATE complaints_{table} SET {name} = NULL WHERE {key} = {{settled}}")

    assert len(found) == 1
    assert found.popitem()[1] in (UNREADABLE, ["event 1 was changed"])


def test_a_clock_that_is_none_and_a_day_beyond_all_time(record: Record) -> None:
    found = record.after("UPDATE staff_site SET time_zone = 'Europe/Nowhere' WHERE prefix = 'RS'")
    assert found == {"england": UNREADABLE, "unasked": UNREADABLE}

    assert record.after("UPDATE staff_dayledger SET day = '20000-01-01'") == {"day ledger": UNREADABLE}


def test_words_that_were_moved_are_missed_here_and_found_there(record: Record) -> None:
    moved = "UPDATE complaints_eventvalue SET complaint_id = {plain} WHERE complaint_id = {settled} AND field = 'note'"

    found = record.after(moved)

    assert "the words of event 9 were changed" in found["settled"]
    assert found["plain"] == ["words of another complaint's events were put to it"]


def test_the_command_says_so_and_ends_with_one(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    with record.undone():
        record.write(record.rehashed("settled", 9, "verb = 'hacked'"))
        with pytest.raises(SystemExit, match="1"):
            call_command("verify_record")

    told = capsys.readouterr().err
    assert f"{record.complaints['settled'].reference}: event 9 says something that nobody can have done" in told
    assert "The record does not hold: 1 faults in 9 complaints" in told


JUNK = ("x", "to:junk", "promised:junk", "formal:junk", "authority:king", "kind:;call:;answer:", ";;::;")


@pytest.mark.parametrize("junk", JUNK)
def test_the_page_still_opens(record: Record, junk: str) -> None:
    client, complaint = Client(), record.complaints["settled"]
    with record.undone():
        record.write(f"UPDATE complaints_event SET fact = '{junk}'")
        client.force_login(record.cast.ava, backend="staff.backends.PersonBackend")
        assert client.get(complaint.get_absolute_url()).status_code == 200
        for one in record.complaints.values():
            assert all(line.sentence for line in history.lines(one))
        assert verify().faults


def test_what_is_unknown_gets_a_sentence(record: Record) -> None:
    client, complaint = Client(), record.complaints["settled"]
    with record.undone():
        record.write("UPDATE complaints_event SET verb = 'hacked'")
        client.force_login(record.cast.ava, backend="staff.backends.PersonBackend")
        answer = client.get(complaint.get_absolute_url())

        assert answer.status_code == 200
        assert "did something that this history cannot tell." in answer.content.decode()

"""Events written as the app's role: forged fields are overwritten, and wrong ones refused."""

import io
import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from complaints.models import ChainHead, Complaint, Event, EventValue
from complaints.proof import verify
from tests.cast import Cast
from tests.database.by_hand import without_history
from tests.database.complaints_in_states import complaint_in


@pytest.mark.django_db
class TestWriting:
    def test_forged_fields_are_overwritten(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        head = ChainHead.objects.get(pk=complaint.pk)

        event = Event.objects.create(
            complaint=complaint, verb="note", by=cast.ava, by_name="Somebody Else", by_level="Level 9", position=7,
            at=timezone.now(), recorded_at=timezone.now() - timedelta(days=9), hash="f" * 64, previous_hash="e" * 64,
            digests={"reason": "forged"}, words={"reason": "true words"},
        )  # fmt: skip
        event.refresh_from_db()

        assert (event.position, event.previous_hash) == (2, head.hash)
        assert (event.by_name, event.by_level) == ("Ava Lindqvist", "Level 1")
        assert abs(event.recorded_at - timezone.now()) < timedelta(minutes=1)
        assert (event.words, list(event.digests)) == (None, ["reason"])
        assert EventValue.objects.get(event=event).value == "true words"
        assert verify().faults == []

    def test_copy_forges_nothing_either(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        now = timezone.now()
        columns = "id, complaint_id, position, verb, by_id, by_name, by_level, fact, at, recorded_at, digest, digests, previous_hash, hash"
        line = [
            uuid.uuid4(),
            complaint.pk,
            99,
            "note",
            cast.ava.pk,
            "X",
            "Y",
            "",
            now,
            now - timedelta(days=1),
            "",
            "{}",
            "0",
            "0",
        ]
        with connection.cursor() as cursor:
            text = "\t".join(str(value) for value in line) + "\n"
            cursor.copy_expert(f"COPY complaints_event ({columns}) FROM STDIN", io.StringIO(text))

        event = Event.objects.get(pk=line[0])
        assert (event.position, event.by_name, event.by_level) == (2, "Ava Lindqvist", "Level 1")
        assert verify().faults == []

    @pytest.mark.parametrize(
        ("source", "target"),
        [("open", "void"), ("resolved", "open"), ("escalated", "in_review"), (None, "open"), ("open", None)],
    )
    def test_an_event_without_its_move_is_refused(self, cast: Cast, source: str | None, target: str | None) -> None:
        complaint = complaint_in(cast, "open")

        with pytest.raises(DatabaseError, match="does not follow from|tells of what was done just before it"):
            with transaction.atomic():
                Event.objects.create(
                    complaint=complaint,
                    verb="void",
                    by=cast.mona,
                    at=timezone.now(),
                    from_state=source,
                    to_state=target,
                )
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_the_history_names_who_did_it(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        done = {"resolved_at": timezone.now(), "resolved_by": cast.ava, "what_was_done": "Sorry", "put_right": "yes"}

        with without_history():
            Complaint.objects.filter(pk=complaint.pk).update(state="resolved", owner=cast.ava, **done)
            with pytest.raises(DatabaseError, match="the history must name who did it"), transaction.atomic():
                Event.objects.create(
                    complaint=complaint, verb="resolve", by=cast.ben, at=timezone.now(), from_state="open",
                    to_state="resolved",
                )  # fmt: skip

    @pytest.mark.parametrize("minutes", [-6, 6])
    def test_an_event_is_of_now(self, cast: Cast, minutes: int) -> None:
        complaint = complaint_in(cast, "open")
        other = timezone.now() + timedelta(minutes=minutes)

        with pytest.raises(DatabaseError, match="the time of an event must be now"), transaction.atomic():
            Event.objects.create(complaint=complaint, verb="note", by=cast.ava, at=other)

    def test_the_same_words_never_look_the_same(self, cast: Cast) -> None:
        one, other = complaint_in(cast, "open"), complaint_in(cast, "open")

        digests = [Event.objects.get(complaint=each).digests["what_happened"] for each in (one, other)]
        assert digests[0] != digests[1]

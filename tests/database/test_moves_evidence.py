"""A legal move without what it has to carry, or from somebody who may not make it, is refused by PostgreSQL."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from complaints.models import Complaint
from tests.cast import Cast
from tests.database.by_hand import without_history
from tests.database.complaints_in_states import WAYS, complaint_in, evidence, try_move

pytestmark = pytest.mark.django_db


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

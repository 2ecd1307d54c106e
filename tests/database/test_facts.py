"""Facts of a complaint, promises and the patients' ledger, as PostgreSQL keeps them against the app's role."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from complaints import actions
from complaints.actions import Correction, Told
from complaints.giving import Given
from complaints.models import Category, Complaint, Event, PatientLedgerEntry, Remedy
from complaints.particulars import Particulars
from complaints.proof import verify
from complaints.states import CHANGES, Act
from staff.models import Organisation
from tests.cast import Cast
from tests.database.complaints_in_states import ask_constraints, complaint_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("never_committed")]


def told(cast: Cast, **particulars: Any) -> Told:
    return Told("Waited", cast.northgate, cast.category("waiting"), particulars=Particulars(**particulars))


def change(complaint: Complaint, **changes: Any) -> None:
    Complaint.objects.filter(pk=complaint.pk).update(**changes)


class TestFacts:
    def test_category_and_place_are_of_its_own_site_whoever_writes(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")

        with pytest.raises(DatabaseError, match="category and location must be of the complaint's own site"):
            change(complaint, location=cast.main_desk)

    def test_nor_is_its_subject_another_organisations(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")
        theirs = Category.objects.create(
            organisation=Organisation.objects.create(name="Elsewhere"), code="food", name="Food", position=1
        )

        with pytest.raises(DatabaseError, match="category and location must be of the complaint's own site"):
            change(complaint, category=theirs)

    def test_the_staff_it_is_about_work_there(self, cast: Cast) -> None:
        with pytest.raises(DatabaseError, match="the staff it is about work at its own site"), transaction.atomic():
            actions.record(told(cast, about_people=(cast.cleo.pk,)), by=cast.ava)
        with pytest.raises(DatabaseError, match="the staff it is about work at its own site"), transaction.atomic():
            actions.record(told(cast, about_people=(987_654,)), by=cast.ava)
        assert actions.record(told(cast, about_people=(cast.ben.pk,)), by=cast.ava).about_people == [cast.ben.pk]

    def test_it_never_belongs_to_whom_it_is_about(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")

        with pytest.raises(DatabaseError, match="never belongs to whom it is about"):
            change(complaint, about_people=[cast.ava.pk])

    def test_it_does_not_happen_after_it_was_recorded(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")

        with pytest.raises(DatabaseError, match="cannot have happened after it was recorded"):
            change(complaint, happened_at=complaint.recorded_at + timedelta(seconds=1))

    @pytest.mark.parametrize(
        ("changes", "name"),
        [
            ({"authority": "consent"}, "authority_was_seen"),
            ({"contact_by": "phone", "contact_detail": ""}, "contact_says_where"),
        ],
    )
    def test_both_or_neither(self, cast: Cast, changes: dict[str, Any], name: str) -> None:
        complaint = complaint_in(cast, "open")

        with pytest.raises(IntegrityError, match=name):
            change(complaint, **changes)


class TestEveryChangeIsTold:
    @pytest.mark.parametrize(
        "changes",
        [
            {"patient_name": "Somebody else"},
            {"what_happened": "Nothing"},
            {"owner": "ben"},
            {"red_flags": ["harm"], "formal_at": "now", "formal_cause": "red_flag"},
        ],
    )
    def test_a_change_without_its_event_is_refused_at_commit(self, cast: Cast, changes: dict[str, Any]) -> None:
        complaint = complaint_in(cast, "open")
        values = {"ben": cast.ben, "now": timezone.now()}

        with pytest.raises(DatabaseError, match="its history does not tell of every change"), transaction.atomic():
            change(complaint, **{k: values.get(str(v), v) for k, v in changes.items()})
            ask_constraints()

    def test_an_event_without_its_change_is_refused_too(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")

        for verb in sorted(CHANGES - {Act.LIMIT_PASSED}):
            with pytest.raises(DatabaseError, match="an event tells of what was done just before it"):
                with transaction.atomic():
                    Event.objects.create(complaint=complaint, verb=verb, by=cast.ava, at=timezone.now())
                    ask_constraints()

    def test_nothing_happens_by_itself_but_a_limit(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")

        for verb, by in ((Act.NOTE, None), (Act.LIMIT_PASSED, cast.ava)):
            with pytest.raises(DatabaseError, match="only a limit passes by itself"), transaction.atomic():
                Event.objects.create(complaint=complaint, verb=verb, by=by, at=timezone.now())

    def test_states_and_database_agree_on_what_changes_the_row(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT v FROM unnest(%s) v WHERE act_changes_the_row(v)", [list(Act.values)])
            assert {verb for (verb,) in cursor.fetchall()} == set(CHANGES)

    def test_formal_where_it_stands_needs_its_cause(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "open")

        for cause in ("escalated", "patient_left", "limit_passed", "red_flag"):
            with pytest.raises(DatabaseError, match="only a new red flag or its limit passing"), transaction.atomic():
                change(complaint, formal_at=timezone.now(), formal_cause=cause)


class TestLimits:
    def test_a_limit_does_not_pass_before_its_time(self, cast: Cast) -> None:
        complaint = actions.record(Told("Cold", cast.riverside, cast.category("food"), cast.main_desk), by=cast.cleo)

        assert complaint.on_the_spot_until is not None
        assert actions.pass_limits(at=complaint.on_the_spot_until - timedelta(microseconds=1)) == 0
        with pytest.raises(DatabaseError, match="only a new red flag or its limit passing"), transaction.atomic():
            change(complaint, formal_at=timezone.now(), formal_cause="limit_passed")

    def test_nobody_moves_a_limit(self, cast: Cast) -> None:
        complaint = actions.record(Told("Cold", cast.riverside, cast.category("food"), cast.main_desk), by=cast.cleo)

        with pytest.raises(DatabaseError, match="permission denied"):
            change(complaint, on_the_spot_until=None)


class TestPromises:
    @pytest.fixture
    def promise(self, cast: Cast) -> Remedy:
        complaint = complaint_in(cast, "open")
        day = cast.northgate.day(timezone.now()) + timedelta(days=3)
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("parking"), 8_00, day))
        return Remedy.objects.get()

    def test_a_promise_is_for_a_day_to_come(self, cast: Cast) -> None:
        complaint, today = complaint_in(cast, "open"), cast.northgate.day(timezone.now())

        with pytest.raises(DatabaseError, match="a promise is for a day to come"), transaction.atomic():
            actions.give_remedy(
                complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain"), 0, today - timedelta(days=1))
            )
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain"), 0, today))

    def test_it_is_kept_once_with_evidence_and_nothing_else_of_it_changes(self, cast: Cast, promise: Remedy) -> None:
        found = Remedy.objects.filter(pk=promise.pk)
        kept = {"kept_at": timezone.now(), "kept_by": cast.ben, "kept_how": "Paid at the desk"}

        with pytest.raises(IntegrityError, match="kept_with_evidence"), transaction.atomic():
            found.update(**kept | {"kept_how": ""})
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            found.update(**kept, amount=1)
        with pytest.raises(DatabaseError, match="somebody who works here"), transaction.atomic():
            found.update(**kept | {"kept_by": cast.cleo})
        found.update(**kept)
        with pytest.raises(DatabaseError, match="a remedy that was given never changes"), transaction.atomic():
            found.update(**kept)

    def test_what_was_given_at_once_is_not_kept_later(self, cast: Cast) -> None:
        complaint = complaint_in(cast, "resolved")

        with pytest.raises(DatabaseError, match="a remedy that was given never changes"):
            complaint.remedies.update(kept_at=timezone.now(), kept_by=cast.ava, kept_how="Here")

    def test_a_kept_promise_is_found_when_somebody_forges_one(self, cast: Cast, promise: Remedy) -> None:
        actions.keep_promise(promise, by=cast.ben, how="Paid at the desk")

        assert verify().faults == []


class TestPatientsLedger:
    def given(self, cast: Cast, reference: str, amount: int = 8_00) -> Complaint:
        complaint = actions.record(told(cast, patient_reference=reference), by=cast.ava)
        return actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("parking"), amount))

    def sums(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for reference, amount in PatientLedgerEntry.objects.values_list("patient_reference", "amount"):
            found[reference] = found.get(reference, 0) + amount
        return found

    def test_what_is_given_joins_it_and_what_is_free_or_of_nobody_does_not(self, cast: Cast) -> None:
        complaint = self.given(cast, "P-1")
        self.given(cast, "")
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("explain")))

        entry = PatientLedgerEntry.objects.get()
        assert (entry.patient_reference, entry.amount, entry.currency) == ("P-1", 8_00, "USD")
        assert entry.year == cast.northgate.day(timezone.now()).year

    def test_a_wrong_patient_is_put_right_by_counter_entries(self, cast: Cast) -> None:
        complaint = self.given(cast, "P-1")
        actions.give_remedy(complaint, by=cast.ava, remedy=Given(cast.remedy_type("meal"), 5_00))

        actions.correct(complaint, by=cast.ava, correction=Correction({"patient_reference": "P-2"}), reason="Mixed up")

        assert self.sums() == {"P-1": 0, "P-2": 13_00}
        assert PatientLedgerEntry.objects.count() == 6
        assert verify().faults == []

    def test_a_patient_named_later_gets_what_was_given_before(self, cast: Cast) -> None:
        complaint = self.given(cast, "")

        actions.correct(complaint, by=cast.ava, correction=Correction({"patient_reference": "P-3"}), reason="Asked")

        assert self.sums() == {"P-3": 8_00}

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE complaints_patientledgerentry SET amount = 0",
            "DELETE FROM complaints_patientledgerentry",
            "INSERT INTO complaints_patientledgerentry (organisation_id, patient_reference, year, currency, amount, "
            "remedy_id, complaint_id, at) SELECT organisation_id, 'P', 2026, 'USD', -1, remedy_id, complaint_id, now() "
            "FROM complaints_patientledgerentry",
        ],
    )
    def test_only_triggers_write_it(self, cast: Cast, statement: str) -> None:
        self.given(cast, "P-1")

        with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
            cursor.execute(statement)

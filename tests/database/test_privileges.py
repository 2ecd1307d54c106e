"""What the app's role may do to every table, written out; a table that is missing here fails."""

import pytest
from django.db import DatabaseError, connection, transaction

from complaints.models import Complaint, Event
from tests.cast import Cast
from tests.database.complaints_in_states import complaint_in

pytestmark = pytest.mark.django_db

S, SI, SIU, ALL = "SELECT", "INSERT SELECT", "INSERT SELECT UPDATE", "DELETE INSERT SELECT UPDATE"
TABLES = {
    "account_emailaddress": SIU, "account_emailconfirmation": "", "auth_group": "", "auth_group_permissions": "",
    "auth_permission": S, "complaints_backupcall": SI, "complaints_category": SIU, "complaints_chainhead": S, "complaints_complaint": SI,
    "complaints_event": SI, "complaints_eventvalue": S, "complaints_keptform": ALL, "complaints_patientledgerentry": S, "complaints_readrecord": SI,
    "complaints_refusal": SI, "complaints_remedy": SI, "complaints_search": "DELETE INSERT SELECT", "django_admin_log": SI, "django_content_type": S,
    "django_migrations": S, "django_session": ALL, "recovery_cache": ALL, "staff_allowance": SI,
    "complaints_patientyear": S, "staff_answer": SIU, "staff_attempt": SI, "staff_authoritychange": SI,
    "staff_authorityline": SI, "staff_cell": S, "staff_completion": SI, "staff_course": SIU, "staff_courseterms": SI,
    "staff_organisationevent": SI, "staff_organisationhead": S, "staff_patientlimit": SI, "staff_requirement": SI,
    "staff_scenario": SIU,
    "staff_dayledger": S, "staff_duty": SI, "staff_emergencynumber": ALL, "staff_level": SIU, "staff_levellimit": SI,
    "staff_location": SIU, "staff_membership": SIU, "staff_organisation": SIU, "staff_person": SIU,
    "staff_remedytype": SIU, "staff_site": SIU,
    "complaints_thanks": SI, "complaints_coachingnote": SI, "staff_standard": SI, "staff_standardversion": SI,
    "staff_acknowledgement": SI, "staff_completionwithdrawal": SI,
}  # fmt: skip
MOVED_COLUMNS = {
    "state",
    "owner_id",
    "red_flags",
    "formal_at",
    "formal_cause",
    "escalated_at",
    "escalated_by_id",
    "escalated_reason",
    "claimed_at",
    "resolved_at",
    "resolved_by_id",
    "what_was_done",
    "put_right",
    "void_at",
    "void_by_id",
    "void_reason",
    "duplicate_of_id",
}
CORRECTED_COLUMNS = {
    "category_id", "location_id", "what_happened", "channel", "happened_at", "patient_reference", "patient_name", "payer",
    "about_people", "about_other", "complainant", "complainant_name", "contact_by", "contact_detail", "language",
    "access_needs", "authority", "authority_seen_by_id", "authority_seen_at", "call_back_due",
}  # fmt: skip


def rows(statement: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_every_table_and_what_the_app_may_do_to_it() -> None:
    found = rows("""
        SELECT c.relname, coalesce((
            SELECT string_agg(p, ' ' ORDER BY p)
              FROM unnest(ARRAY['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE']) p
             WHERE has_table_privilege(c.oid, p)), '')
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm')
    """)

    assert dict(found) == TABLES


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("complaints_complaint", MOVED_COLUMNS | CORRECTED_COLUMNS),
        ("complaints_backupcall", {"state", "answered_by_id", "answered_at", "answer_note"}),
        ("complaints_remedy", {"kept_at", "kept_by_id", "kept_how"}),
        ("staff_duty", {"until", "extension"}),
        ("complaints_search", set()),
        ("complaints_thanks", {"shown"}),
        ("complaints_coachingnote", set()),
        ("staff_standardversion", set()),
        ("staff_acknowledgement", set()),
        ("staff_completionwithdrawal", set()),
    ],
)
def test_of_these_only_what_an_act_changes(table: str, columns: set[str]) -> None:
    found = rows(f"""
        SELECT attname FROM pg_attribute
         WHERE attrelid = 'public.{table}'::regclass AND attnum > 0
           AND has_column_privilege(attrelid, attnum, 'UPDATE')
    """)

    assert {name for (name,) in found} == columns


def test_guards_run_as_the_owner_with_a_pinned_path_and_are_called_by_nobody() -> None:
    found = rows("""
        SELECT p.proname, p.proconfig::text, has_function_privilege(p.oid, 'EXECUTE')
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname = 'public' AND p.prosecdef AND p.proname <> 'tests_as_owner'
    """)

    assert {name for name, _, _ in found} == {
        "complaint_is_born", "complaint_moves", "complaint_is_told", "event_joins_the_chain",
        "remedy_is_within_authority", "remedy_is_kept", "remedy_joins_the_patients_ledger", "patient_was_wrong",
        "call_is_asked", "call_is_answered", "calls_lapse", "row_is_told", "head_has_its_event", "day_adds_up", "remedy_came",
        "duty_ends", "attempt_is_counted", "completion_is_true", "change_is_drafted", "line_joins_its_draft",
        "change_is_made", "change_is_decided", "organisation_event_joins_the_chain", "organisation_head_has_its_event",
        "person_changes", "membership_changes", "membership_counts_since", "person_counts_since",
        "standard_belongs", "standard_is_published", "standard_is_acknowledged", "thanks_are_due", "thanks_are_shown",
        "coaching_is_between_two",
        "completion_is_withdrawn", "withdrawal_is_told", "person_leaves_nothing_behind", "membership_leaves_nothing_behind",
    }  # fmt: skip
    assert all("search_path=pg_catalog, pg_temp" in (path or "") for _, path, _ in found)
    assert not any(callable_by_app for _, _, callable_by_app in found)


RECORD = ("complaints_complaint", "complaints_remedy", "complaints_event", "complaints_eventvalue",
          "complaints_chainhead", "complaints_readrecord", "complaints_refusal", "complaints_backupcall",
          "complaints_patientledgerentry", "complaints_patientyear", "staff_dayledger", "staff_organisationevent",
          "staff_organisationhead", "staff_authoritychange", "staff_authorityline", "staff_allowance",
          "staff_levellimit", "staff_requirement", "staff_courseterms", "staff_patientlimit", "staff_attempt",
          "staff_completion", "staff_completionwithdrawal")  # fmt: skip


@pytest.mark.parametrize("table", RECORD)
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM {}",
        "TRUNCATE {}",
        "TRUNCATE {} CASCADE",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE {} DISABLE TRIGGER USER",
        "DROP TABLE {}",
        "ALTER TABLE {} ADD COLUMN x int",
        "CREATE TRIGGER t BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE RULE r AS ON UPDATE TO {} DO INSTEAD NOTHING",
    ],
)
def test_the_record_is_not_taken_apart(cast: Cast, table: str, statement: str) -> None:
    complaint = complaint_in(cast, "resolved")

    with pytest.raises(DatabaseError, match="permission denied|must be owner"), transaction.atomic():
        rows(statement.format(table))
    assert Complaint.objects.get().pk == complaint.pk


@pytest.mark.parametrize("table", RECORD)
def test_the_app_grants_itself_nothing(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON {table} TO CURRENT_USER")  # PostgreSQL only warns

    assert rows(f"SELECT has_table_privilege('{table}', p) FROM unnest('{{DELETE,TRUNCATE,TRIGGER}}'::text[]) p") == [
        (False,), (False,), (False,),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "SET ROLE recovery_owner",
        "SET SESSION AUTHORIZATION recovery_owner",
        "CREATE TABLE public.mine (id int)",
        "CREATE TEMPORARY TABLE complaints_complaint (id int)",
        "CREATE SCHEMA mine",
        "CREATE OR REPLACE FUNCTION public.complaint_pair_is_legal(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "DROP FUNCTION public.complaint_moves() CASCADE",
        "ALTER FUNCTION public.complaint_moves() OWNER TO CURRENT_USER",
        "ALTER DATABASE recovery SET session_replication_role = replica",
        "SELECT pg_catalog.setval('public.complaints_reference_number', 1)",
        "SELECT pg_catalog.nextval('public.complaints_reference_number')",
        "COPY complaints_event TO PROGRAM 'cat'",
        "UPDATE pg_trigger SET tgenabled = 'D'",
    ],
)
def test_nothing_around_the_guards(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        rows(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE complaints_event SET at = now()",
        "UPDATE complaints_event SET hash = ''",
        "UPDATE complaints_eventvalue SET value = ''",
        "INSERT INTO complaints_eventvalue (event_id, complaint_id, field, value, salt) "
        "SELECT id, complaint_id, 'reason', 'x', 'y' FROM complaints_event",
        "UPDATE complaints_chainhead SET position = 1",
        "INSERT INTO complaints_chainhead (complaint_id, position, hash, state, moves) "
        "SELECT id, 1, '', 'open', 0 FROM complaints_complaint",
        "UPDATE complaints_readrecord SET at = now()",
        "UPDATE complaints_refusal SET rule = 1",
        "UPDATE complaints_complaint SET recorded_at = now()",
        "UPDATE complaints_complaint SET site_id = site_id",
        "UPDATE complaints_complaint SET reference = 'NG-1-B'",
        "UPDATE complaints_complaint SET moves = 0",
        "UPDATE complaints_complaint SET on_the_spot_until = NULL",
        "UPDATE complaints_complaint SET changes = 0",
        "UPDATE complaints_complaint SET was = '{}'",
    ],
)
def test_what_was_written_stays(cast: Cast, statement: str) -> None:
    complaint_in(cast, "resolved")
    before = list(Event.objects.values_list("hash", flat=True))

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Event.objects.values_list("hash", flat=True)) == before

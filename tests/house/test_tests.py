"""Every module of ours has a test file, of its own or by a line here."""

from __future__ import annotations

from pathlib import Path

from tests.house.committed import HOME, modules

# Wiring without a decision of its own, or data that every other test reads.
NEEDS_NO_TEST = {
    "recovery/apps.py", "recovery/wsgi.py", "recovery/urls.py", "recovery/trouble.py", "staff/apps.py", "staff/urls.py", "complaints/apps.py", "complaints/urls.py",
    "complaints/errors.py", "complaints/review/apps.py", "complaints/review/urls.py", "complaints/layouts.py",
    "complaints/review/layouts.py",
}  # fmt: skip
# What is shown through every page or by raw SQL has its tests where that is told.
TESTED_IN = {
    "complaints/answers.py": "tests/journeys/test_answers.py",
    "complaints/calls.py": "tests/journeys/test_calling.py",
    "complaints/choices.py": "tests/journeys/test_statements.py",
    "complaints/fields.py": "tests/journeys/test_bad_input.py",
    "complaints/finding.py": "tests/journeys/test_finding.py",
    "complaints/giving.py": "tests/journeys/test_answers.py",
    "staff/kept.py": "tests/journeys/test_kept_words.py",
    "staff/templatetags/keeping.py": "tests/journeys/test_kept_staff_forms.py",
    "complaints/pages.py": "tests/journeys/test_answers.py",
    "complaints/particulars.py": "tests/journeys/test_who.py",
    "complaints/rows.py": "tests/journeys/test_statements.py",
    "complaints/kind_words.py": "tests/journeys/test_thanks.py",
    "complaints/querysets.py": "tests/journeys/test_access_objects.py",
    "complaints/proof/acts.py": "tests/database/test_proof_unreadable.py",
    "complaints/proof/calls.py": "tests/database/test_proof_calls.py",
    "complaints/proof/evidence.py": "tests/database/test_proof_unreadable.py",
    "complaints/proof/ledgers.py": "tests/database/test_proof_ledgers.py",
    "complaints/proof/named.py": "tests/database/test_proof_named.py",
    "complaints/proof/remedies.py": "tests/database/test_proof_remedies.py",
    "complaints/proof/row.py": "tests/database/test_proof_row.py",
    "complaints/states.py": "tests/database/test_moves.py",
    "complaints/submission.py": "tests/journeys/test_answers_again.py",
    "complaints/told.py": "tests/journeys/test_who.py",
    "complaints/transitions.py": "tests/database/test_moves.py",
    "complaints/who.py": "tests/journeys/test_who.py",
    "complaints/actions/calling.py": "tests/journeys/test_calling.py",
    "complaints/actions/correcting.py": "tests/journeys/test_desk_verbs.py",
    "complaints/actions/ending.py": "tests/journeys/test_answers.py",
    "complaints/actions/promising.py": "tests/journeys/test_giving.py",
    "complaints/actions/recording.py": "tests/journeys/test_answers.py",
    "complaints/actions/thanking.py": "tests/journeys/test_thanks.py",
    "complaints/forms/calling.py": "tests/journeys/test_calling.py",
    "complaints/forms/correcting.py": "tests/journeys/test_desk_verbs.py",
    "complaints/forms/desk_form.py": "tests/journeys/test_bad_input.py",
    "complaints/forms/ending.py": "tests/journeys/test_answers.py",
    "complaints/forms/finding.py": "tests/journeys/test_finding.py",
    "complaints/forms/promising.py": "tests/journeys/test_giving.py",
    "complaints/forms/recording.py": "tests/journeys/test_bad_input.py",
    "complaints/forms/thanking.py": "tests/journeys/test_coaching.py",
    "complaints/forms/who.py": "tests/journeys/test_who.py",
    "complaints/models/backup_call.py": "tests/database/test_calls.py",
    "complaints/models/category.py": "tests/complaints/test_admin.py",
    "complaints/models/complainant.py": "tests/journeys/test_who.py",
    "complaints/models/complaint.py": "tests/database/test_moves.py",
    "complaints/models/event.py": "tests/database/test_events.py",
    "staff/models/kept_form.py": "tests/journeys/test_kept_words.py",
    "complaints/models/patient.py": "tests/journeys/test_who.py",
    "complaints/models/patient_ledger.py": "tests/database/test_facts.py",
    "complaints/models/read_record.py": "tests/journeys/test_access_reading.py",
    "complaints/models/refusal.py": "tests/journeys/test_answers.py",
    "complaints/models/remedy.py": "tests/database/test_remedies.py",
    "complaints/models/search.py": "tests/journeys/test_finding.py",
    "complaints/models/thanks.py": "tests/database/test_thanks.py",
    "complaints/views/acting.py": "tests/journeys/test_desk_verbs.py",
    "complaints/views/calling.py": "tests/journeys/test_calling.py",
    "complaints/views/correcting.py": "tests/journeys/test_desk_verbs.py",
    "complaints/views/desk.py": "tests/journeys/test_access_reading.py",
    "complaints/views/ending.py": "tests/journeys/test_answers.py",
    "complaints/views/finding.py": "tests/journeys/test_finding.py",
    "complaints/views/own.py": "tests/complaints/test_own_figures.py",
    "complaints/views/promising.py": "tests/journeys/test_giving.py",
    "complaints/views/recording.py": "tests/journeys/test_answers.py",
    "complaints/views/seeing.py": "tests/journeys/test_answers.py",
    "complaints/views/thanking.py": "tests/journeys/test_thanks.py",
    "complaints/management/commands/verify_record.py": "tests/database/test_chain.py",
    "complaints/review/calling_forms.py": "tests/journeys/test_answering_calls.py",
    "complaints/review/calls.py": "tests/journeys/test_duty_and_queue.py",
    "complaints/review/due.py": "tests/journeys/test_duty_and_queue.py",
    "complaints/review/duties.py": "tests/journeys/test_duty_and_queue.py",
    "complaints/review/forms.py": "tests/journeys/test_parting.py",
    "complaints/review/policies.py": "tests/journeys/test_parting.py",
    "complaints/review/queue.py": "tests/journeys/test_statements.py",
    "complaints/review/actions/answering.py": "tests/journeys/test_answering_calls.py",
    "complaints/review/actions/deciding.py": "tests/journeys/test_parting.py",
    "complaints/review/views/answering.py": "tests/journeys/test_answering_calls.py",
    "complaints/review/views/deciding.py": "tests/journeys/test_answers.py",
    "complaints/review/views/letting_go.py": "tests/journeys/test_parting.py",
    "complaints/review/views/queue.py": "tests/journeys/test_duty_and_queue.py",
    "complaints/review/views/seeing.py": "tests/journeys/test_parting.py",
    "staff/changes/cells.py": "tests/database/test_changes.py",
    "staff/changes/deciding.py": "tests/database/test_changes.py",
    "staff/changes/forms.py": "tests/staff/views/test_authority_drafting.py",
    "staff/changes/table.py": "tests/staff/views/test_authority.py",
    "staff/changes/words.py": "tests/staff/views/test_authority_drafting.py",
    "staff/models/authority_change.py": "tests/database/test_changes.py",
    "staff/models/organisation_event.py": "tests/staff/test_acting.py",
    "staff/models/patient_limit.py": "tests/database/test_patients_limits.py",
    "staff/proof.py": "tests/staff/test_acting.py",
    "staff/forms.py": "tests/staff/test_admin_people.py",
    "staff/views/site.py": "tests/journeys/test_access.py",
    "staff/standard_forms.py": "tests/journeys/test_standards_publishing.py",
    "staff/views/publishing.py": "tests/journeys/test_standards_publishing.py",
    "staff/views/standards.py": "tests/journeys/test_standards.py",
    "staff/models/organisation.py": "tests/staff/models/test_site.py",
    "staff/models/training.py": "tests/staff/test_passing.py",
    "staff/models/withdrawal.py": "tests/database/test_withdrawing.py",
    "staff/views/withdrawing.py": "tests/journeys/test_withdrawing.py",
    "staff/answered.py": "tests/journeys/test_taking_courses.py",
    "staff/course_forms.py": "tests/journeys/test_classroom.py",
    "staff/courses/content.py": "tests/staff/courses/test_courses.py",
    "staff/courses/listening.py": "tests/staff/courses/test_courses.py",
    "staff/courses/saying_no_kindly.py": "tests/staff/courses/test_courses.py",
    "staff/courses/what_you_may_give.py": "tests/staff/courses/test_courses.py",
    "staff/courses/when_it_must_go_further.py": "tests/staff/courses/test_courses.py",
    "staff/views/classroom.py": "tests/journeys/test_classroom.py",
    "staff/views/course.py": "tests/journeys/test_taking_courses.py",
    "staff/views/training.py": "tests/journeys/test_training.py",
    "complaints/review/leaving.py": "tests/journeys/test_people_open_work.py",
    "complaints/review/leaving_words.py": "tests/journeys/test_people_leaving.py",
    "complaints/review/leaving_forms.py": "tests/journeys/test_people_handing_over.py",
    "complaints/review/actions/leaving.py": "tests/journeys/test_people_handing_over.py",
    "complaints/review/views/leaving.py": "tests/journeys/test_people_open_work.py",
    "staff/people/actions.py": "tests/journeys/test_person_acts.py",
    "staff/people/checking.py": "tests/journeys/test_people_import.py",
    "staff/people/errors.py": "tests/journeys/test_people_new.py",
    "staff/people/finding.py": "tests/journeys/test_people.py",
    "staff/people/forms.py": "tests/journeys/test_people_new.py",
    "staff/people/importing.py": "tests/journeys/test_people_imported.py",
    "staff/people/known.py": "tests/journeys/test_people_import.py",
    "staff/people/place_forms.py": "tests/journeys/test_person_acts.py",
    "staff/people/reading.py": "tests/journeys/test_people_import.py",
    "staff/people/seeing.py": "tests/journeys/test_people.py",
    "staff/refusals.py": "tests/staff/test_admin_tells.py",
    "staff/views/importing.py": "tests/journeys/test_people_import.py",
    "staff/views/people.py": "tests/journeys/test_people.py",
    "staff/views/person_acts.py": "tests/journeys/test_person_acts.py",
    "recovery/database_roles.py": "tests/recovery/test_embedded.py",
}


def test_tests_mirror_the_packages() -> None:
    """Every module has its test file, or its line above saying where it is tested."""
    untested = []
    for module in modules():
        if str(module) in NEEDS_NO_TEST:
            continue
        if not (HOME / TESTED_IN.get(str(module), str(mirror_of(module)))).exists():
            untested.append(str(module))

    assert untested == []


def mirror_of(module: Path) -> Path:
    return Path("tests", *module.parts[:-1], f"test_{module.name}")


def test_every_line_of_that_table_is_needed() -> None:
    """None for a module that is gone, or that has a test file of its own by now."""
    listed = NEEDS_NO_TEST | set(TESTED_IN)

    assert {path for path in listed if not (HOME / path).exists()} == set()
    assert {path for path in listed if (HOME / mirror_of(Path(path))).exists()} == set()

-- What the app's role may do to what the desk brought.
GRANT UPDATE (
    category_id, location_id, what_happened, channel, happened_at, patient_reference, patient_name, payer, about_people,
    about_other, complainant, complainant_name, contact_by, contact_detail, language, access_needs, authority,
    authority_seen_by_id, authority_seen_at, call_back_due
) ON public.complaints_complaint TO {app};
GRANT UPDATE (kept_at, kept_by_id, kept_how) ON public.complaints_remedy TO {app};
GRANT SELECT, INSERT ON public.complaints_backupcall TO {app};
GRANT UPDATE (state, answered_by_id, answered_at, answer_note) ON public.complaints_backupcall TO {app};
GRANT SELECT ON public.complaints_patientledgerentry TO {app};
GRANT SELECT, INSERT, DELETE ON public.complaints_search TO {app};

REVOKE ALL ON FUNCTION
    public.call_is_asked(), public.call_is_answered(), public.calls_lapse(), public.patient_was_wrong(),
    public.remedy_joins_the_patients_ledger(), public.remedy_is_kept()
FROM PUBLIC;

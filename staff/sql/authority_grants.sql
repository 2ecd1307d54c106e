-- What the app's role may do to what people have learnt and how far that lets them go.
REVOKE UPDATE ON public.staff_allowance, public.staff_levellimit FROM {app};
GRANT SELECT, INSERT ON
    public.staff_requirement, public.staff_courseterms, public.staff_patientlimit,
    public.staff_attempt, public.staff_completion, public.staff_authorityline, public.staff_organisationevent
TO {app};
GRANT SELECT, INSERT, UPDATE ON public.staff_course, public.staff_scenario, public.staff_answer TO {app};
GRANT SELECT, INSERT ON public.staff_authoritychange TO {app};
GRANT UPDATE (approved_by_id, approved_at, withdrawn_by_id, withdrawn_at, took_effect_at)
    ON public.staff_authoritychange TO {app};
GRANT SELECT ON public.staff_organisationhead, public.staff_cell TO {app};

REVOKE ALL ON FUNCTION
    public.attempt_is_counted(), public.completion_is_true(), public.change_is_drafted(), public.line_joins_its_draft(),
    public.change_is_made(), public.change_is_decided(), public.organisation_event_joins_the_chain(),
    public.organisation_head_has_its_event(), public.person_changes(), public.membership_changes(),
    public.membership_counts_since(), public.person_counts_since()
FROM PUBLIC;

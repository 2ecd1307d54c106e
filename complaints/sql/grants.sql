-- What the app's role may do to the record: add to it, move a complaint along, and nothing else.
GRANT SELECT, INSERT, UPDATE ON public.complaints_category TO {app};
GRANT SELECT, INSERT ON
    public.complaints_complaint, public.complaints_remedy, public.complaints_event,
    public.complaints_readrecord, public.complaints_refusal
TO {app};
GRANT UPDATE (
    state, owner_id, red_flags, formal_at, formal_cause, escalated_at, escalated_by_id, escalated_reason,
    claimed_at, resolved_at, resolved_by_id, what_was_done, put_right, void_at, void_by_id, void_reason,
    duplicate_of_id
) ON public.complaints_complaint TO {app};
GRANT SELECT ON public.complaints_eventvalue, public.complaints_chainhead TO {app};
GRANT SELECT, INSERT, UPDATE, DELETE ON public.complaints_keptform TO {app};

-- Guards run as the owner; nobody calls them but their triggers.
REVOKE ALL ON FUNCTION
    public.complaint_is_born(), public.complaint_moves(), public.complaint_is_told(),
    public.event_joins_the_chain(), public.remedy_is_within_authority(), public.remedy_is_kept(),
    public.stamp_now()
FROM PUBLIC;

-- What the app's role may do to the tables of staff: configure, never rewrite a ledger.
GRANT USAGE ON SCHEMA public TO {app};
GRANT SELECT, INSERT, UPDATE ON
    public.staff_organisation, public.staff_site, public.staff_location, public.staff_person,
    public.staff_membership, public.staff_level, public.staff_levellimit, public.staff_remedytype,
    public.staff_allowance
TO {app};
GRANT SELECT, INSERT, UPDATE, DELETE ON public.staff_emergencynumber TO {app};
GRANT SELECT ON public.staff_dayledger TO {app};

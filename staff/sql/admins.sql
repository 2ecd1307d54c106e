-- Who is an admin, whose yes counts, and from which day and moment on.

-- Whether whoever connected is one of the owner's, who tells the demo and brings old records over.
CREATE OR REPLACE FUNCTION public.staff_as_owner() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_has_role(session_user, (
        SELECT c.relowner FROM pg_class c WHERE c.oid = 'public.staff_organisation'::regclass), 'MEMBER')
$$;

CREATE OR REPLACE FUNCTION public.staff_require_now(p_at timestamptz, p_what text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_at IS NULL OR p_at > clock_timestamp() + interval '5 minutes'
       OR (p_at < clock_timestamp() - interval '5 minutes' AND NOT public.staff_as_owner()) THEN
        RAISE EXCEPTION '% must be now, not %', p_what, p_at USING ERRCODE = 'RA001';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION public.staff_is_admin(p_person bigint, p_organisation bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
          JOIN public.staff_site s ON s.id = m.site_id
         WHERE m.person_id = p_person AND s.organisation_id = p_organisation AND m.role = 'admin'
           AND m.is_active AND p.is_active)
$$;

-- Whether this admin is the only one, and has been for a day: who sends the other one away waits the day too.
CREATE OR REPLACE FUNCTION public.staff_is_only_admin(p_person bigint, p_organisation bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT public.staff_is_admin(p_person, p_organisation)
       AND NOT EXISTS (
           SELECT FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
             JOIN public.staff_site s ON s.id = m.site_id
            WHERE s.organisation_id = p_organisation AND m.role = 'admin' AND m.is_active AND p.is_active
              AND m.person_id <> p_person)
       AND coalesce((SELECT o.admin_left_at <= clock_timestamp() - interval '1 day'
                       FROM public.staff_organisation o WHERE o.id = p_organisation), true)
$$;

-- Whether somebody's yes counts: an admin for a day by now, with a password of their own for a day. Else whoever makes
-- a new admin, or sets another one's password, would be both of the two people.
CREATE OR REPLACE FUNCTION public.staff_yes_counts(p_person bigint, p_organisation bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
          JOIN public.staff_site s ON s.id = m.site_id
         WHERE m.person_id = p_person AND s.organisation_id = p_organisation AND m.role = 'admin'
           AND m.is_active AND p.is_active AND m.since <= clock_timestamp() - interval '1 day'
           AND p.password_since <= clock_timestamp() - interval '1 day')
$$;

-- The earliest date at any site of the organisation: the day from which a change can hold at once.
CREATE OR REPLACE FUNCTION public.staff_today(p_organisation bigint)
RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(min((clock_timestamp() AT TIME ZONE s.time_zone)::date), (clock_timestamp() AT TIME ZONE 'UTC')::date)
      FROM public.staff_site s WHERE s.organisation_id = p_organisation
$$;

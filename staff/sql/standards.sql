-- Service standards: published by a manager of the site or an admin of the organisation, numbered here, never changed;
-- what is in force on a day is the last version that began by then. SQLSTATE RS001: a version or an acknowledgement
-- that is none.
CREATE OR REPLACE FUNCTION public.staff_sets_standards(p_person bigint, p_organisation bigint, p_site bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT public.staff_is_admin(p_person, p_organisation) OR EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
         WHERE m.person_id = p_person AND m.site_id = p_site AND m.role = 'manager' AND m.is_active AND p.is_active)
$$;

-- Today at a standard's site; of one that holds everywhere, the earliest date at any site.
CREATE OR REPLACE FUNCTION public.staff_standards_today(s public.staff_standard)
RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN s.site_id IS NULL THEN public.staff_today(s.organisation_id)
                ELSE (SELECT (clock_timestamp() AT TIME ZONE t.time_zone)::date
                        FROM public.staff_site t WHERE t.id = s.site_id) END
$$;

CREATE OR REPLACE FUNCTION public.staff_standards_in_force(p_site bigint, p_day date)
RETURNS SETOF public.staff_standardversion LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT v.* FROM public.staff_site t
      JOIN public.staff_standard s ON s.organisation_id = t.organisation_id AND (s.site_id = t.id OR s.site_id IS NULL)
     CROSS JOIN LATERAL (
        SELECT n.* FROM public.staff_standardversion n
         WHERE n.standard_id = s.id AND n.starts <= p_day ORDER BY n.number DESC LIMIT 1) v
     WHERE t.id = p_site AND NOT v.ends
$$;

-- One target for each measure: the site's own before the organisation's, the later one before the earlier.
CREATE OR REPLACE FUNCTION public.staff_targets_at(p_site bigint, p_day date)
RETURNS TABLE (measure text, target integer, standard_id uuid, title text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (v.measure) v.measure::text, v.target::integer, s.id, s.title::text
      FROM public.staff_standards_in_force(p_site, p_day) v JOIN public.staff_standard s ON s.id = v.standard_id
     WHERE v.measure <> ''
     ORDER BY v.measure, s.site_id IS NULL, v.starts DESC, v.published_at DESC, v.id
$$;

-- Who at these sites has not acknowledged what is in force there, and for how many days they could have: since it
-- began, or since they came. Whoever published a version has read it. One person is enough for the page of one.
CREATE OR REPLACE FUNCTION public.staff_unacknowledged(p_sites bigint[], p_at timestamptz, p_person bigint DEFAULT NULL)
RETURNS TABLE (site_id bigint, standard_id uuid, version_id uuid, person_id bigint, days integer)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.id, v.standard_id, v.id, m.person_id,
           (p_at AT TIME ZONE t.time_zone)::date - greatest(v.starts, (m.since AT TIME ZONE t.time_zone)::date)
      FROM public.staff_site t
     CROSS JOIN LATERAL public.staff_standards_in_force(t.id, (p_at AT TIME ZONE t.time_zone)::date) v
      JOIN public.staff_membership m ON m.site_id = t.id AND m.is_active AND m.role IN ('front_desk', 'manager')
      JOIN public.staff_person p ON p.id = m.person_id AND p.is_active
     WHERE t.id = ANY (p_sites) AND (p_person IS NULL OR m.person_id = p_person) AND m.person_id <> v.published_by_id
       AND NOT EXISTS (SELECT FROM public.staff_acknowledgement a WHERE a.version_id = v.id AND a.person_id = m.person_id)
$$;

CREATE OR REPLACE FUNCTION public.standard_belongs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.site_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.staff_site t WHERE t.id = NEW.site_id AND t.organisation_id = NEW.organisation_id) THEN
        RAISE EXCEPTION 'a standard is of a site of its organisation' USING ERRCODE = 'RS001';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.standard_is_published() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_standard public.staff_standard;
    v_last public.staff_standardversion;
    v_today date;
BEGIN
    SELECT s.* INTO v_standard FROM public.staff_standard s WHERE s.id = NEW.standard_id FOR NO KEY UPDATE;
    IF NOT public.staff_sets_standards(NEW.published_by_id, v_standard.organisation_id, v_standard.site_id) THEN
        RAISE EXCEPTION 'a standard is published by a manager of its site or an admin of its organisation'
            USING ERRCODE = 'RS001';
    END IF;
    SELECT n.* INTO v_last FROM public.staff_standardversion n
     WHERE n.standard_id = NEW.standard_id ORDER BY n.number DESC LIMIT 1;
    IF v_last.ends OR v_last.id IS NULL AND NEW.ends THEN
        RAISE EXCEPTION 'a standard that was withdrawn, or never began, has no further version' USING ERRCODE = 'RS001';
    END IF;
    v_today := public.staff_standards_today(v_standard);
    IF NEW.starts > v_today + 366 OR NEW.starts < v_today AND NOT public.staff_as_owner() THEN
        RAISE EXCEPTION 'a standard begins today or within a year, not on %', NEW.starts USING ERRCODE = 'RS001';
    END IF;
    NEW.number := coalesce(v_last.number, 0) + 1;
    NEW.published_at := CASE WHEN public.staff_as_owner() THEN coalesce(NEW.published_at, clock_timestamp())
                             ELSE clock_timestamp() END;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.standard_is_acknowledged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT public.staff_as_owner() THEN
        NEW.at := clock_timestamp();
        IF public.staff_acting() IS DISTINCT FROM NEW.person_id THEN
            RAISE EXCEPTION 'nobody acknowledges a standard for somebody else' USING ERRCODE = 'RS001';
        END IF;
    END IF;
    IF NOT EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
          JOIN public.staff_site t ON t.id = m.site_id
         CROSS JOIN LATERAL public.staff_standards_in_force(t.id, (NEW.at AT TIME ZONE t.time_zone)::date) v
         WHERE m.person_id = NEW.person_id AND m.is_active AND p.is_active AND m.role IN ('front_desk', 'manager')
           AND v.id = NEW.version_id) THEN
        RAISE EXCEPTION 'a standard in force is acknowledged by somebody at a desk it is for' USING ERRCODE = 'RS001';
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS standard_belongs ON public.staff_standard;
CREATE TRIGGER standard_belongs BEFORE INSERT ON public.staff_standard
    FOR EACH ROW EXECUTE FUNCTION public.standard_belongs();
DROP TRIGGER IF EXISTS standard_is_published ON public.staff_standardversion;
CREATE TRIGGER standard_is_published BEFORE INSERT ON public.staff_standardversion
    FOR EACH ROW EXECUTE FUNCTION public.standard_is_published();
DROP TRIGGER IF EXISTS standard_is_acknowledged ON public.staff_acknowledgement;
CREATE TRIGGER standard_is_acknowledged BEFORE INSERT ON public.staff_acknowledgement
    FOR EACH ROW EXECUTE FUNCTION public.standard_is_acknowledged();

GRANT SELECT, INSERT ON public.staff_standard, public.staff_standardversion, public.staff_acknowledgement TO {app};
REVOKE ALL ON FUNCTION
    public.standard_belongs(), public.standard_is_published(), public.standard_is_acknowledged()
FROM PUBLIC;

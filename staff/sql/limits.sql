-- The rows themselves: nobody writes them but a change; only before anybody works there are they laid down.
CREATE OR REPLACE FUNCTION public.limit_comes_of_a_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_organisation bigint;
    v_row CONSTANT jsonb := to_jsonb(NEW);
BEGIN
    IF current_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID) THEN
        RETURN NEW;
    END IF;
    v_organisation := CASE
        WHEN TG_TABLE_NAME = 'staff_patientlimit' THEN (v_row ->> 'organisation_id')::bigint
        WHEN TG_TABLE_NAME = 'staff_courseterms' THEN (
            SELECT c.organisation_id FROM public.staff_course c WHERE c.id = (v_row ->> 'course_id')::bigint)
        ELSE (SELECT l.organisation_id FROM public.staff_level l WHERE l.id = (v_row ->> 'level_id')::bigint)
    END;
    IF v_organisation <> ANY (ARRAY[
        (SELECT t.organisation_id FROM public.staff_remedytype t WHERE t.id = (v_row ->> 'remedy_type_id')::bigint),
        (SELECT c.organisation_id FROM public.staff_course c WHERE c.id = (v_row ->> 'course_id')::bigint),
        (SELECT l.organisation_id FROM public.staff_level l WHERE l.id = (v_row ->> 'all_of_id')::bigint)]) THEN
        RAISE EXCEPTION 'limits and requirements are of one organisation' USING ERRCODE = 'RA002';
    END IF;
    IF TG_OP <> 'INSERT' OR EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_site s ON s.id = m.site_id
         WHERE s.organisation_id = v_organisation) THEN
        RAISE EXCEPTION 'limits, requirements and terms change by a change that says who and why'
            USING ERRCODE = 'RA002';
    END IF;
    RETURN NEW;
END
$$;

DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['staff_allowance', 'staff_levellimit', 'staff_requirement', 'staff_courseterms',
                                   'staff_patientlimit'] LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS limit_comes_of_a_change ON public.%I', v_table);
        EXECUTE format('CREATE TRIGGER limit_comes_of_a_change BEFORE INSERT OR UPDATE ON public.%I
                        FOR EACH ROW EXECUTE FUNCTION public.limit_comes_of_a_change()', v_table);
    END LOOP;
END
$$;

ALTER TABLE public.staff_requirement DROP CONSTRAINT IF EXISTS requirement_no_overlap;
ALTER TABLE public.staff_requirement ADD CONSTRAINT requirement_no_overlap EXCLUDE USING gist (
    int8range(level_id, level_id, '[]') WITH &&,
    int8range(coalesce(course_id, 0), coalesce(course_id, 0), '[]') WITH &&,
    int8range(coalesce(all_of_id, 0), coalesce(all_of_id, 0), '[]') WITH &&,
    during WITH &&
);
ALTER TABLE public.staff_courseterms DROP CONSTRAINT IF EXISTS course_terms_no_overlap;
ALTER TABLE public.staff_courseterms ADD CONSTRAINT course_terms_no_overlap EXCLUDE USING gist (
    int8range(course_id, course_id, '[]') WITH &&, during WITH &&
);
ALTER TABLE public.staff_patientlimit DROP CONSTRAINT IF EXISTS patient_limit_no_overlap;
ALTER TABLE public.staff_patientlimit ADD CONSTRAINT patient_limit_no_overlap EXCLUDE USING gist (
    int8range(organisation_id, organisation_id, '[]') WITH &&,
    int4range(pg_catalog.hashtext(regime), pg_catalog.hashtext(regime), '[]') WITH &&,
    int4range(pg_catalog.hashtext(currency), pg_catalog.hashtext(currency), '[]') WITH &&,
    during WITH &&
);

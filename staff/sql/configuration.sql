-- What others build on stays as it was laid down, and what lets somebody be given more is never loosened by a form:
-- another kind of remedy, level or site is another row. SQLSTATE RA002.
CREATE OR REPLACE FUNCTION public.configuration_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_name text;
BEGIN
    IF current_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID) THEN
        RETURN NEW;
    END IF;
    FOREACH v_name IN ARRAY TG_ARGV LOOP
        IF to_jsonb(NEW) -> v_name IS DISTINCT FROM to_jsonb(OLD) -> v_name THEN
            RAISE EXCEPTION 'the % of a % stays as it is', v_name, TG_TABLE_NAME USING ERRCODE = 'RA002';
        END IF;
    END LOOP;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.remedy_type_is_not_loosened() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID)
       AND (OLD.counts_to_limit AND NOT NEW.counts_to_limit OR OLD.cash_equivalent AND NOT NEW.cash_equivalent
            OR OLD.fee_waiver AND NOT NEW.fee_waiver
            OR OLD.retail_value IS NOT NULL AND coalesce(NEW.retail_value < OLD.retail_value, true)) THEN
        RAISE EXCEPTION 'what limits a remedy type for patients is not taken away' USING ERRCODE = 'RA002';
    END IF;
    RETURN NEW;
END
$$;

-- Under another regulator patients could be given more at once, and by another clock a day begins again: such a site is
-- another site. Until somebody works there its clock can be set right.
CREATE OR REPLACE FUNCTION public.site_stays_under_its_limits() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID)
       AND (NEW.regime <> OLD.regime AND EXISTS (
                SELECT FROM public.staff_patientlimit l
                 WHERE l.organisation_id = OLD.organisation_id AND l.regime = OLD.regime)
            OR NEW.time_zone <> OLD.time_zone AND EXISTS (
                SELECT FROM public.staff_membership m WHERE m.site_id = OLD.id)) THEN
        RAISE EXCEPTION 'a site stays under the clock and the regulator by which its people are limited'
            USING ERRCODE = 'RA002';
    END IF;
    RETURN NEW;
END
$$;

DO $$
DECLARE
    v_kept CONSTANT jsonb := '{
        "staff_organisation": ["is_demo", "admin_left_at"],
        "staff_site": ["organisation_id", "currency", "prefix"],
        "staff_location": ["site_id"],
        "staff_level": ["organisation_id", "rank"],
        "staff_remedytype": ["organisation_id", "code", "is_free"],
        "staff_membership": ["person_id", "site_id"],
        "staff_course": ["organisation_id", "code"]
    }';
    v_table text;
    v_names text;
BEGIN
    FOR v_table, v_names IN
        SELECT k.key, (SELECT string_agg(quote_literal(n), ', ') FROM jsonb_array_elements_text(k.value) n)
          FROM jsonb_each(v_kept) k LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS configuration_stays ON public.%I', v_table);
        EXECUTE format('CREATE TRIGGER configuration_stays BEFORE UPDATE ON public.%I
                        FOR EACH ROW EXECUTE FUNCTION public.configuration_stays(%s)', v_table, v_names);
    END LOOP;
END
$$;
DROP TRIGGER IF EXISTS remedy_type_is_not_loosened ON public.staff_remedytype;
CREATE TRIGGER remedy_type_is_not_loosened BEFORE UPDATE ON public.staff_remedytype
    FOR EACH ROW EXECUTE FUNCTION public.remedy_type_is_not_loosened();
DROP TRIGGER IF EXISTS site_stays_under_its_limits ON public.staff_site;
CREATE TRIGGER site_stays_under_its_limits BEFORE UPDATE ON public.staff_site
    FOR EACH ROW EXECUTE FUNCTION public.site_stays_under_its_limits();

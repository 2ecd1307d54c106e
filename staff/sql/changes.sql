-- What levels may give, what they require, courses' terms and patients' limits change by a draft with its lines, and
-- in no other way: lowering at once, raising when another active admin says yes, or, where there is one admin only,
-- after a day. SQLSTATE RA001: a change that is none; RA002: not allowed (yet).
CREATE OR REPLACE FUNCTION public.change_is_drafted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF num_nonnulls(NEW.approved_by_id, NEW.approved_at, NEW.withdrawn_by_id, NEW.withdrawn_at, NEW.took_effect_at) > 0
       OR NOT public.staff_is_admin(NEW.drafted_by_id, NEW.organisation_id) THEN
        RAISE EXCEPTION 'a change begins as an admin''s draft' USING ERRCODE = 'RA001';
    END IF;
    PERFORM public.staff_require_now(NEW.drafted_at, 'the time of a draft');
    NEW.raises := false;
    NEW.drafted_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.line_joins_its_draft() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_change public.staff_authoritychange;
BEGIN
    SELECT c.* INTO v_change FROM public.staff_authoritychange c WHERE c.id = NEW.change_id;
    IF v_change.drafted_in IS DISTINCT FROM pg_current_xact_id()::text::bigint THEN
        RAISE EXCEPTION 'a draft that is made gets no more lines' USING ERRCODE = 'RA001';
    END IF;
    NEW.before := public.staff_stands(NEW, v_change.organisation_id, public.staff_change_from(v_change));
    RETURN NEW;
END
$$;

-- A line as the history keeps it.
CREATE OR REPLACE FUNCTION public.staff_line_in_words(n public.staff_authorityline)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT concat_ws(' ', n.kind, (SELECT l.name FROM public.staff_level l WHERE l.id = n.level_id),
                     (SELECT t.code FROM public.staff_remedytype t WHERE t.id = n.remedy_type_id),
                     (SELECT c.code FROM public.staff_course c WHERE c.id = n.course_id),
                     (SELECT l.name FROM public.staff_level l WHERE l.id = n.all_of_id),
                     nullif(n.regime, ''), nullif(n.currency, ''))
           || ': ' || coalesce(n.before::text, 'none') || ' to ' || coalesce(n.after::text, 'none')
$$;

CREATE OR REPLACE FUNCTION public.staff_tell_of_change(h public.staff_authoritychange, p_verb text, p_by bigint, p_at timestamptz)
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.staff_organisationevent (id, organisation_id, verb, by_id, change_id, at, facts)
    SELECT gen_random_uuid(), h.organisation_id, p_verb, p_by, h.id, p_at,
           jsonb_build_object('why', h.why, 'starts', to_char(h.starts, 'YYYY-MM-DD'), 'raises', CASE WHEN h.raises THEN 'yes' ELSE 'no' END)
           || coalesce((SELECT jsonb_object_agg('line ' || lpad(k::text, 3, '0'), words)
                          FROM (SELECT row_number() OVER (ORDER BY n.id) AS k, public.staff_line_in_words(n) AS words
                                  FROM public.staff_authorityline n WHERE n.change_id = h.id) told), '{}')
$$;

-- The rows that come of a change: each that stands ends on the day before, and another begins.
CREATE OR REPLACE FUNCTION public.staff_change_takes_effect(p_change uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    h public.staff_authoritychange;
    n public.staff_authorityline;
    v_from date;
    v_fault record;
    v_limit public.staff_levellimit;
    v_terms public.staff_courseterms;
    v_patient public.staff_patientlimit;
BEGIN
    SELECT c.* INTO h FROM public.staff_authoritychange c WHERE c.id = p_change;
    -- one change at a time in an organisation: each compares itself with what stands
    PERFORM FROM public.staff_organisation o WHERE o.id = h.organisation_id FOR NO KEY UPDATE;
    SELECT f.* INTO v_fault FROM public.staff_change_faults(p_change) f LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'this change cannot be: %', v_fault.code USING ERRCODE = 'RA001';
    END IF;
    v_from := public.staff_change_from(h);
    FOR n IN SELECT l.* FROM public.staff_authorityline l WHERE l.change_id = p_change ORDER BY l.id LOOP
        CASE
        WHEN n.kind = 'allowance' THEN
            UPDATE public.staff_allowance SET during = daterange(lower(during), v_from)
             WHERE (level_id, remedy_type_id, currency) = (n.level_id, n.remedy_type_id, n.currency)
               AND during @> v_from;
            IF n.after IS NOT NULL THEN
                INSERT INTO public.staff_allowance (level_id, remedy_type_id, currency, per_remedy, during)
                VALUES (n.level_id, n.remedy_type_id, n.currency, n.after, daterange(v_from, NULL));
            END IF;
        WHEN n.kind IN ('per_complaint', 'per_day') THEN
            SELECT l.* INTO v_limit FROM public.staff_levellimit l
             WHERE l.level_id = n.level_id AND l.currency = n.currency AND l.during @> v_from;
            UPDATE public.staff_levellimit SET during = daterange(lower(during), v_from) WHERE id = v_limit.id;
            INSERT INTO public.staff_levellimit (level_id, currency, per_complaint, per_day, during)
            VALUES (n.level_id, n.currency,
                    CASE WHEN n.kind = 'per_complaint' THEN n.after ELSE coalesce(v_limit.per_complaint, 0) END,
                    CASE WHEN n.kind = 'per_day' THEN n.after ELSE coalesce(v_limit.per_day, 0) END,
                    daterange(v_from, NULL));
        WHEN n.kind = 'requirement' THEN
            UPDATE public.staff_requirement SET during = daterange(lower(during), v_from)
             WHERE (level_id, course_id, all_of_id) IS NOT DISTINCT FROM (n.level_id, n.course_id, n.all_of_id)
               AND during @> v_from;
            IF n.after IS NOT NULL THEN
                INSERT INTO public.staff_requirement (level_id, course_id, all_of_id, during)
                VALUES (n.level_id, n.course_id, n.all_of_id, daterange(v_from, NULL));
            END IF;
        WHEN n.kind IN ('validity', 'pass_mark') THEN
            SELECT t.* INTO v_terms FROM public.staff_courseterms t
             WHERE t.course_id = n.course_id AND t.during @> v_from;
            UPDATE public.staff_courseterms SET during = daterange(lower(during), v_from) WHERE id = v_terms.id;
            -- of a course's first terms the other number comes with its own line, a moment later
            INSERT INTO public.staff_courseterms (course_id, validity_months, pass_mark, during)
            VALUES (n.course_id,
                    CASE WHEN n.kind = 'validity' THEN n.after ELSE coalesce(v_terms.validity_months, 12) END,
                    CASE WHEN n.kind = 'pass_mark' THEN n.after ELSE coalesce(v_terms.pass_mark, 100) END,
                    daterange(v_from, NULL));
        ELSE
            SELECT l.* INTO v_patient FROM public.staff_patientlimit l
             WHERE (l.organisation_id, l.regime, l.currency) = (h.organisation_id, n.regime, n.currency)
               AND l.during @> v_from;
            UPDATE public.staff_patientlimit SET during = daterange(lower(during), v_from) WHERE id = v_patient.id;
            INSERT INTO public.staff_patientlimit (organisation_id, regime, currency, per_item, per_year, source, during)
            VALUES (h.organisation_id, n.regime, n.currency,
                    CASE WHEN n.kind = 'patient_item' THEN n.after ELSE coalesce(v_patient.per_item, 0) END,
                    CASE WHEN n.kind = 'patient_year' THEN n.after ELSE coalesce(v_patient.per_year, 0) END,
                    left(h.why, 300), daterange(v_from, NULL));
        END CASE;
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION public.staff_change_takes_effect(uuid) FROM PUBLIC;

-- With its last line: whether it raises anything is found out, and what only lowers holds at once.
CREATE OR REPLACE FUNCTION public.change_is_made() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_change public.staff_authoritychange;
    v_fault record;
BEGIN
    SELECT f.* INTO v_fault FROM public.staff_change_faults(NEW.id) f LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'this change cannot be: %', v_fault.code USING ERRCODE = 'RA001';
    END IF;
    UPDATE public.staff_authoritychange c SET drafted_in = 0, raises = EXISTS (
        SELECT FROM public.staff_authorityline n
         WHERE n.change_id = c.id AND public.staff_line_raises(n.kind, n.before, n.after))
     WHERE c.id = NEW.id RETURNING * INTO v_change;
    PERFORM public.staff_tell_of_change(v_change, 'draft', v_change.drafted_by_id, v_change.drafted_at);
    IF NOT v_change.raises THEN
        PERFORM public.staff_change_takes_effect(v_change.id);
        UPDATE public.staff_authoritychange SET took_effect_at = drafted_at WHERE id = v_change.id;
        PERFORM public.staff_tell_of_change(v_change, 'take_effect', NULL, v_change.drafted_at);
    END IF;
    RETURN NULL;
END
$$;

-- Whether somebody at a desk would be given more by it, or come to a level that they have not the courses for: at the
-- level that they hold, at the one they work at (rule 3), or by a course that keeps them from their own.
CREATE OR REPLACE FUNCTION public.staff_raises_their_own(p_change uuid, p_person bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH them AS (
        SELECT p.level_id AS held, h.organisation_id, public.staff_today(h.organisation_id) AS today,
               (public.staff_acting_level(p.id, public.staff_today(h.organisation_id), clock_timestamp())).id AS working
          FROM public.staff_person p, public.staff_authoritychange h WHERE p.id = p_person AND h.id = p_change
    ), missing AS (
        SELECT m.course_id FROM them, public.staff_missing(p_person, them.held, them.today, clock_timestamp()) m
    )
    SELECT EXISTS (SELECT FROM public.staff_membership m
                    WHERE m.person_id = p_person AND m.is_active AND m.role IN ('front_desk', 'manager'))
       AND EXISTS (
        SELECT FROM public.staff_authorityline n, them
         WHERE n.change_id = p_change AND public.staff_line_raises(n.kind, n.before, n.after)
           AND (n.level_id IN (them.held, them.working)
                OR n.course_id IN (SELECT m.course_id FROM missing m)
                -- an inclusion that ends somewhere below their own level
                OR n.all_of_id IS NOT NULL AND EXISTS (SELECT FROM missing)))
$$;

CREATE OR REPLACE FUNCTION public.change_is_decided() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_kept CONSTANT text[] := ARRAY['approved_by_id', 'approved_at', 'withdrawn_by_id', 'withdrawn_at', 'took_effect_at'];
BEGIN
    IF pg_trigger_depth() > 1 THEN
        RETURN NEW;  -- by change_is_made, which has asked already
    END IF;
    IF OLD.took_effect_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL OR OLD.drafted_in <> 0
       OR to_jsonb(NEW) - v_kept IS DISTINCT FROM to_jsonb(OLD) - v_kept THEN
        RAISE EXCEPTION 'a change that is decided, or not made yet, is not decided now' USING ERRCODE = 'RA002';
    END IF;
    IF NEW.withdrawn_by_id IS NOT NULL THEN
        IF num_nonnulls(NEW.approved_by_id, NEW.approved_at, NEW.took_effect_at) > 0
           OR NOT public.staff_is_admin(NEW.withdrawn_by_id, NEW.organisation_id) THEN
            RAISE EXCEPTION 'a draft is taken back by an admin' USING ERRCODE = 'RA002';
        END IF;
        PERFORM public.staff_require_now(NEW.withdrawn_at, 'the time of taking a draft back');
        PERFORM public.staff_tell_of_change(NEW, 'withdraw', NEW.withdrawn_by_id, NEW.withdrawn_at);
        RETURN NEW;
    END IF;
    IF NEW.approved_by_id IS NOT NULL THEN
        PERFORM public.staff_require_now(NEW.approved_at, 'the time of approving');
        IF NEW.approved_by_id = NEW.drafted_by_id OR NOT public.staff_yes_counts(NEW.approved_by_id, NEW.organisation_id)
           OR public.staff_raises_their_own(NEW.id, NEW.approved_by_id) THEN
            RAISE EXCEPTION 'a change that raises anything is approved by another admin of a day''s standing, not for themselves'
                USING ERRCODE = 'RA002';
        END IF;
        PERFORM public.staff_tell_of_change(NEW, 'approve', NEW.approved_by_id, NEW.approved_at);
    ELSIF NOT public.staff_is_only_admin(NEW.drafted_by_id, NEW.organisation_id)
          OR NEW.drafted_at > clock_timestamp() - interval '1 day'
          OR public.staff_raises_their_own(NEW.id, NEW.drafted_by_id) THEN
        RAISE EXCEPTION 'a change that raises anything waits for another admin; where there is one only, for a day'
            USING ERRCODE = 'RA002';
    END IF;
    PERFORM public.staff_change_takes_effect(NEW.id);
    NEW.took_effect_at := coalesce(NEW.approved_at, clock_timestamp());
    PERFORM public.staff_tell_of_change(NEW, 'take_effect', NULL, NEW.took_effect_at);
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS change_is_drafted ON public.staff_authoritychange;
CREATE TRIGGER change_is_drafted BEFORE INSERT ON public.staff_authoritychange
    FOR EACH ROW EXECUTE FUNCTION public.change_is_drafted();
DROP TRIGGER IF EXISTS change_is_decided ON public.staff_authoritychange;
CREATE TRIGGER change_is_decided BEFORE UPDATE ON public.staff_authoritychange
    FOR EACH ROW EXECUTE FUNCTION public.change_is_decided();
DROP TRIGGER IF EXISTS change_is_made ON public.staff_authoritychange;
CREATE CONSTRAINT TRIGGER change_is_made AFTER INSERT ON public.staff_authoritychange
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.change_is_made();
DROP TRIGGER IF EXISTS line_joins_its_draft ON public.staff_authorityline;
CREATE TRIGGER line_joins_its_draft BEFORE INSERT ON public.staff_authorityline
    FOR EACH ROW EXECUTE FUNCTION public.line_joins_its_draft();

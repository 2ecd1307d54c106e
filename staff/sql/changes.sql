-- What levels may give, what they require, courses' terms and patients' limits change by a draft with its lines, and
-- in no other way: lowering at once, raising when another active admin says yes, or, where there is one admin only,
-- after a day. SQLSTATE RA001: a change that is none; RA002: not allowed (yet).
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

-- Every number that a change can change, with the days over which it holds.
CREATE OR REPLACE VIEW public.staff_cell AS
    SELECT 'allowance'::text AS kind, a.level_id, a.remedy_type_id, NULL::bigint AS course_id, NULL::bigint AS all_of_id,
           a.currency::text, ''::text AS regime, a.per_remedy::bigint AS amount, a.during, l.organisation_id
      FROM public.staff_allowance a JOIN public.staff_level l ON l.id = a.level_id
    UNION ALL
    SELECT k.kind, m.level_id, NULL, NULL, NULL, m.currency,
           '', CASE k.kind WHEN 'per_day' THEN m.per_day ELSE m.per_complaint END, m.during, l.organisation_id
      FROM public.staff_levellimit m JOIN public.staff_level l ON l.id = m.level_id
     CROSS JOIN (VALUES ('per_complaint'), ('per_day')) AS k (kind)
    UNION ALL
    SELECT 'requirement', r.level_id, NULL, r.course_id, r.all_of_id, '', '', 1, r.during, l.organisation_id
      FROM public.staff_requirement r JOIN public.staff_level l ON l.id = r.level_id
    UNION ALL
    SELECT k.kind, NULL, NULL, t.course_id, NULL, '', '',
           CASE k.kind WHEN 'validity' THEN t.validity_months ELSE t.pass_mark END, t.during, c.organisation_id
      FROM public.staff_courseterms t JOIN public.staff_course c ON c.id = t.course_id
     CROSS JOIN (VALUES ('validity'), ('pass_mark')) AS k (kind)
    UNION ALL
    SELECT k.kind, NULL, NULL, NULL, NULL, p.currency, p.regime,
           CASE k.kind WHEN 'patient_item' THEN p.per_item ELSE p.per_year END, p.during, p.organisation_id
      FROM public.staff_patientlimit p CROSS JOIN (VALUES ('patient_item'), ('patient_year')) AS k (kind);

CREATE OR REPLACE FUNCTION public.staff_is_cell(c public.staff_cell, n public.staff_authorityline)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT (c.kind, c.level_id, c.remedy_type_id, c.course_id, c.all_of_id, c.currency, c.regime)
           IS NOT DISTINCT FROM
           (n.kind::text, n.level_id, n.remedy_type_id, n.course_id, n.all_of_id, n.currency::text, n.regime::text)
$$;

-- What stands in a line's cell on a day.
CREATE OR REPLACE FUNCTION public.staff_stands(n public.staff_authorityline, p_organisation bigint, p_day date)
RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.amount FROM public.staff_cell c
     WHERE c.organisation_id = p_organisation AND public.staff_is_cell(c, n) AND c.during @> p_day
$$;

-- Whether somebody could be given or give more by it, or come to a level with less.
CREATE OR REPLACE FUNCTION public.staff_line_raises(p_kind text, p_before bigint, p_after bigint)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE p_kind
        WHEN 'requirement' THEN p_before IS NOT NULL AND p_after IS NULL
        WHEN 'pass_mark' THEN coalesce(p_after < p_before, p_before IS NOT NULL)
        WHEN 'validity' THEN coalesce(p_after > p_before, false)
        WHEN 'patient_item' THEN coalesce(p_after > p_before, p_before IS NOT NULL)
        WHEN 'patient_year' THEN coalesce(p_after > p_before, p_before IS NOT NULL)
        ELSE coalesce(p_after, -1) > coalesce(p_before, -1)
    END
$$;

-- The numbers as they would be from the change's first day on.
CREATE OR REPLACE FUNCTION public.staff_cells_with(p_change uuid)
RETURNS TABLE (kind text, level_id bigint, remedy_type_id bigint, all_of_id bigint, currency text, amount bigint,
               during daterange)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.kind, c.level_id, c.remedy_type_id, c.all_of_id, c.currency, c.amount,
           c.during * daterange(public.staff_change_from(h), NULL)
      FROM public.staff_authoritychange h JOIN public.staff_cell c ON c.organisation_id = h.organisation_id
     WHERE h.id = p_change AND c.level_id IS NOT NULL AND c.during && daterange(public.staff_change_from(h), NULL)
       AND NOT EXISTS (SELECT FROM public.staff_authorityline n
                        WHERE n.change_id = p_change AND public.staff_is_cell(c, n))
    UNION ALL
    SELECT n.kind, n.level_id, n.remedy_type_id, n.all_of_id, n.currency, n.after, daterange(public.staff_change_from(h), NULL)
      FROM public.staff_authorityline n JOIN public.staff_authoritychange h ON h.id = n.change_id
     WHERE h.id = p_change AND n.level_id IS NOT NULL AND n.after IS NOT NULL
$$;

-- From which day a change would hold if it took effect now; the owner, who tells the demo, may state an earlier one.
CREATE OR REPLACE FUNCTION public.staff_change_from(h public.staff_authoritychange)
RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN public.staff_as_owner() THEN h.starts
                ELSE greatest(h.starts, public.staff_today(h.organisation_id)) END
$$;

-- What is wrong with a change, line by line. The page words the codes, the database refuses by them.
CREATE OR REPLACE FUNCTION public.staff_change_faults(p_change uuid)
RETURNS TABLE (code text, line_id bigint) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH h AS (SELECT c AS change, c.* FROM public.staff_authoritychange c WHERE c.id = p_change),
         n AS (SELECT l AS line, l.* FROM public.staff_authorityline l WHERE l.change_id = p_change),
         cells AS (SELECT * FROM public.staff_cells_with(p_change))
    SELECT 'past', NULL::bigint FROM h
     WHERE h.drafted_in <> 0 AND h.starts < public.staff_today(h.organisation_id) AND NOT public.staff_as_owner()
    UNION ALL
    SELECT 'far', NULL FROM h WHERE h.starts > public.staff_today(h.organisation_id) + 3653
    UNION ALL
    SELECT 'empty', NULL FROM h WHERE NOT EXISTS (SELECT FROM n)
    UNION ALL
    SELECT 'elsewhere', n.id FROM n, h
     WHERE EXISTS (SELECT FROM unnest(ARRAY[
               (SELECT l.organisation_id FROM public.staff_level l WHERE l.id = n.level_id),
               (SELECT t.organisation_id FROM public.staff_remedytype t WHERE t.id = n.remedy_type_id),
               (SELECT c.organisation_id FROM public.staff_course c WHERE c.id = n.course_id),
               (SELECT l.organisation_id FROM public.staff_level l WHERE l.id = n.all_of_id)]) o
               WHERE o <> h.organisation_id)
    UNION ALL
    SELECT 'shape', n.id FROM n
     WHERE CASE n.kind
        WHEN 'allowance' THEN num_nulls(n.level_id, n.remedy_type_id) > 0 OR n.currency = '' OR n.regime <> ''
             OR num_nonnulls(n.course_id, n.all_of_id) > 0
        WHEN 'requirement' THEN n.level_id IS NULL OR num_nonnulls(n.course_id, n.all_of_id) <> 1
             OR n.remedy_type_id IS NOT NULL OR n.currency <> '' OR n.regime <> '' OR coalesce(n.after, 1) <> 1
             OR n.all_of_id = n.level_id
        WHEN 'validity' THEN n.course_id IS NULL OR num_nonnulls(n.level_id, n.remedy_type_id, n.all_of_id) > 0
             OR n.currency <> '' OR n.regime <> '' OR n.after IS NULL OR n.after NOT BETWEEN 1 AND 120
        WHEN 'pass_mark' THEN n.course_id IS NULL OR num_nonnulls(n.level_id, n.remedy_type_id, n.all_of_id) > 0
             OR n.currency <> '' OR n.regime <> '' OR n.after IS NULL OR n.after NOT BETWEEN 1 AND 100
        WHEN 'patient_item' THEN n.regime = '' OR n.currency = '' OR n.after IS NULL
             OR num_nonnulls(n.level_id, n.remedy_type_id, n.all_of_id, n.course_id) > 0
        WHEN 'patient_year' THEN n.regime = '' OR n.currency = '' OR n.after IS NULL
             OR num_nonnulls(n.level_id, n.remedy_type_id, n.all_of_id, n.course_id) > 0
        ELSE n.level_id IS NULL OR n.currency = '' OR n.after IS NULL OR n.regime <> ''
             OR num_nonnulls(n.remedy_type_id, n.course_id, n.all_of_id) > 0
     END
    UNION ALL
    SELECT 'negative', n.id FROM n WHERE n.after < 0
    UNION ALL
    SELECT 'too much', n.id FROM n WHERE n.after > 999999999
    UNION ALL
    SELECT 'same', n.id FROM n WHERE n.after IS NOT DISTINCT FROM n.before
    UNION ALL
    SELECT 'twice', max(n.id) FROM n
     GROUP BY n.kind, n.level_id, n.remedy_type_id, n.course_id, n.all_of_id, n.currency, n.regime HAVING count(*) > 1
    UNION ALL
    SELECT CASE WHEN t.is_free THEN 'free' ELSE 'nothing' END, n.id
      FROM n JOIN public.staff_remedytype t ON t.id = n.remedy_type_id
     WHERE n.after IS NOT NULL AND t.is_free <> (n.after = 0)
    UNION ALL
    -- a course's terms and a patient's limits stand in one row each: both numbers or none
    SELECT 'half', n.id FROM n, h
     WHERE n.kind IN ('validity', 'pass_mark', 'patient_item', 'patient_year') AND n.before IS NULL
       AND NOT EXISTS (SELECT FROM n other
                        WHERE other.kind <> n.kind AND left(other.kind, 7) = ANY (
                                  CASE WHEN n.course_id IS NULL THEN ARRAY['patient'] ELSE ARRAY['validit', 'pass_ma'] END)
                          AND (other.course_id, other.currency, other.regime)
                              IS NOT DISTINCT FROM (n.course_id, n.currency, n.regime))
    UNION ALL
    -- another change of this cell is to begin later: two would hold on its days
    SELECT 'scheduled', n.id FROM n, h
     WHERE EXISTS (SELECT FROM public.staff_cell c
                    WHERE c.organisation_id = h.organisation_id AND public.staff_is_cell(c, n.line)
                      AND lower(c.during) > public.staff_change_from(h.change))
    UNION ALL
    SELECT 'changed', n.id FROM n, h
     WHERE n.before IS DISTINCT FROM public.staff_stands(n.line, h.organisation_id, public.staff_change_from(h.change))
    UNION ALL
    -- no level may give more than one above it, on any day from then on
    SELECT DISTINCT 'above', n.id
      FROM n JOIN cells low
        ON low.kind = n.kind AND (low.remedy_type_id, low.currency)
                                 IS NOT DISTINCT FROM (n.remedy_type_id, n.currency::text)
      JOIN public.staff_level below ON below.id = low.level_id
      JOIN public.staff_level above ON above.organisation_id = below.organisation_id AND above.rank > below.rank
     CROSS JOIN (SELECT DISTINCT lower(c.during) AS day FROM cells c) d
     WHERE n.kind IN ('allowance', 'per_complaint', 'per_day') AND n.level_id IN (below.id, above.id)
       AND low.during @> d.day AND low.amount > coalesce((
           SELECT high.amount FROM cells high
            WHERE high.kind = low.kind AND high.level_id = above.id AND high.during @> d.day
              AND (high.remedy_type_id, high.currency) IS NOT DISTINCT FROM (low.remedy_type_id, low.currency)), -1)
    UNION ALL
    SELECT 'circle', n.id FROM n
     WHERE n.all_of_id IS NOT NULL AND n.after IS NOT NULL AND n.level_id IN (
        WITH RECURSIVE included (level_id) AS (
            SELECT n.all_of_id
            UNION
            SELECT c.all_of_id FROM included i JOIN public.staff_cells_with(p_change) c ON c.level_id = i.level_id
             WHERE c.all_of_id IS NOT NULL)
        SELECT i.level_id FROM included i)
$$;

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
           jsonb_build_object('why', h.why, 'starts', h.starts::text, 'raises', CASE WHEN h.raises THEN 'yes' ELSE 'no' END)
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

CREATE OR REPLACE FUNCTION public.staff_raises_their_own(p_change uuid, p_person bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM public.staff_authorityline n JOIN public.staff_person p ON p.level_id = n.level_id
         WHERE n.change_id = p_change AND p.id = p_person AND public.staff_line_raises(n.kind, n.before, n.after)
           AND EXISTS (SELECT FROM public.staff_membership m
                        WHERE m.person_id = p_person AND m.is_active AND m.role IN ('front_desk', 'manager')))
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

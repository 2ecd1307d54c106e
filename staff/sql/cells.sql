-- The numbers of the authority table, as they stand and as a change would have them, and what is wrong with one.

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

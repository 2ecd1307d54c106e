-- What one person may give at one site at one moment: a row for every remedy type of the organisation,
-- with the lowest-numbered rule of design.md (Authority) that says no, if any does. The only place where a
-- person's numbers are put together; complaint_authority (complaints/sql) adds the complaint's and the patient's, and
-- the trigger on complaints_remedy refuses by both. Amounts are minor units of the site's currency; the day is
-- the site's date. Pass no type for all types, no amount to ask whether any is possible.
CREATE OR REPLACE FUNCTION public.staff_works_at(p_person bigint, p_site bigint, p_roles text[])
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
        WHERE m.person_id = p_person AND m.site_id = p_site AND m.is_active AND p.is_active
          AND m.role = ANY (p_roles)
    )
$$;

-- The lowest level that may give this much of this type on that day, on a complaint that already has p_given:
-- who to ask instead.
CREATE OR REPLACE FUNCTION public.staff_level_needed(
    p_type bigint, p_currency text, p_day date, p_amount bigint, p_given bigint DEFAULT 0
) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.name
      FROM public.staff_allowance a
      JOIN public.staff_level l ON l.id = a.level_id
      LEFT JOIN public.staff_levellimit m
        ON m.level_id = l.id AND m.currency = p_currency AND m.during @> p_day
     WHERE a.remedy_type_id = p_type AND a.currency = p_currency AND a.during @> p_day
       AND a.per_remedy >= p_amount
       AND (p_amount = 0 OR (m.per_complaint >= p_given + p_amount AND m.per_day >= p_amount))
     ORDER BY l.rank LIMIT 1
$$;

-- The first of rules 5 to 7 that says no to an amount, by one level's numbers.
CREATE OR REPLACE FUNCTION public.staff_limit_broken(
    p_amount bigint, p_per_remedy bigint, p_per_complaint bigint, p_per_day bigint, p_spent bigint
) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN p_per_remedy IS NULL THEN 5
        WHEN p_amount > p_per_remedy THEN 6
        WHEN p_amount > 0 AND p_amount > p_per_complaint THEN 6
        WHEN p_amount > 0 AND p_spent + p_amount > p_per_day THEN 7
    END
$$;

-- needs_level is asked only where a rule says no: who to ask instead.
-- p_elsewhere asks for somebody of another site who may answer for this one: by their level, whatever the site.
-- level_name is the level they work at (rule 3), held_level their own; lapsed names what keeps them from it: a course
-- a line, after whether it has lapsed or was never passed.
DROP FUNCTION IF EXISTS public.staff_authority(bigint, bigint, timestamptz, bigint, bigint);
DROP FUNCTION IF EXISTS public.staff_authority(bigint, bigint, timestamptz, bigint, bigint, boolean);
CREATE FUNCTION public.staff_authority(
    p_person bigint, p_site bigint, p_at timestamptz, p_type bigint, p_amount bigint, p_elsewhere boolean DEFAULT false
) RETURNS TABLE (
    remedy_type_id bigint, code text, name text, is_free boolean, sentence text, level_name text, currency text,
    day date, per_remedy bigint, per_complaint bigint, per_day bigint, spent_today bigint, needs_level text,
    rule integer, held_level text, lapsed text
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_works boolean := p_elsewhere OR public.staff_works_at(p_person, p_site, ARRAY['front_desk', 'manager']);
    v_organisation bigint;
    v_currency text;
    v_day date;
    v_held public.staff_level;
    v_level public.staff_level;
    v_limit public.staff_levellimit;
    v_held_limit public.staff_levellimit;
    v_spent bigint;
    v_lapsed text;
BEGIN
    SELECT s.organisation_id, s.currency, (p_at AT TIME ZONE s.time_zone)::date
      INTO v_organisation, v_currency, v_day
      FROM public.staff_site s WHERE s.id = p_site;
    SELECT l.* INTO v_held
      FROM public.staff_person p JOIN public.staff_level l ON l.id = p.level_id WHERE p.id = p_person;
    v_level := v_held;
    -- what a level includes is walked through only where it requires something
    IF EXISTS (SELECT FROM public.staff_requirement r WHERE r.level_id = v_held.id AND r.during @> v_day) THEN
        SELECT string_agg(
                   CASE WHEN EXISTS (SELECT FROM public.staff_passes(p_person, v_day, p_at) d
                                      WHERE d.course_id = c.id)
                        THEN 'lapsed ' ELSE 'never ' END || c.title, E'\n' ORDER BY c.position, c.title)
          INTO v_lapsed
          FROM public.staff_missing(p_person, v_held.id, v_day, p_at) m JOIN public.staff_course c ON c.id = m.course_id;
    END IF;
    SELECT l.* INTO v_held_limit FROM public.staff_levellimit l
     WHERE l.level_id = v_held.id AND l.currency = v_currency AND l.during @> v_day;
    v_limit := v_held_limit;
    IF v_lapsed IS NOT NULL THEN
        v_level := public.staff_acting_level(p_person, v_day, p_at);
        SELECT l.* INTO v_limit FROM public.staff_levellimit l
         WHERE l.level_id = v_level.id AND l.currency = v_currency AND l.during @> v_day;
    END IF;
    SELECT d.spent INTO v_spent FROM public.staff_dayledger d
     WHERE d.person_id = p_person AND d.day = v_day AND d.currency = v_currency;
    v_spent := coalesce(v_spent, 0);
    RETURN QUERY
    SELECT t.id, t.code::text, t.name::text, t.is_free, t.sentence::text, coalesce(v_level.name, 'No level')::text,
           v_currency, v_day, a.per_remedy, coalesce(v_limit.per_complaint, 0), coalesce(v_limit.per_day, 0), v_spent,
           CASE WHEN no.rule IS NOT NULL THEN public.staff_level_needed(t.id, v_currency, v_day, wanted.amount) END,
           no.rule,
           v_held.name::text, v_lapsed
      FROM public.staff_remedytype t
     CROSS JOIN LATERAL (SELECT coalesce(p_amount, (NOT t.is_free)::integer)::bigint AS amount) wanted
      LEFT JOIN public.staff_allowance a
        ON a.remedy_type_id = t.id AND a.level_id = v_level.id AND a.currency = v_currency AND a.during @> v_day
      LEFT JOIN public.staff_allowance h
        ON v_lapsed IS NOT NULL
           AND h.remedy_type_id = t.id AND h.level_id = v_held.id AND h.currency = v_currency AND h.during @> v_day
     CROSS JOIN LATERAL (SELECT public.staff_limit_broken(
         wanted.amount, a.per_remedy, coalesce(v_limit.per_complaint, 0), coalesce(v_limit.per_day, 0), v_spent) AS rule
     ) broken
     CROSS JOIN LATERAL (SELECT CASE
         WHEN NOT v_works THEN 1
         WHEN v_lapsed IS NULL THEN broken.rule
         -- what their own level could give, or what no level of theirs is left to give
         WHEN broken.rule IS NOT NULL AND (v_level.id IS NULL OR public.staff_limit_broken(
             wanted.amount, h.per_remedy, coalesce(v_held_limit.per_complaint, 0),
             coalesce(v_held_limit.per_day, 0), v_spent) IS NULL) THEN 3
         ELSE broken.rule
     END AS rule) no
     WHERE t.organisation_id = v_organisation AND t.is_active AND (p_type IS NULL OR t.id = p_type)
     ORDER BY t.is_free DESC, t.position, t.name;
END
$$;

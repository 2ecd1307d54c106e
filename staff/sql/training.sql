-- Who has passed what: an attempt is counted by the database, a pass follows from one, or from a classroom as somebody
-- else records it with evidence, until it is withdrawn (withdrawing.sql). SQLSTATE RT001: an attempt or a completion
-- that is none.
CREATE OR REPLACE FUNCTION public.attempt_is_counted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT count(*), count(*) FILTER (WHERE EXISTS (
               SELECT FROM public.staff_answer a
                WHERE a.scenario_id = s.id AND a.is_right AND a.id::text = NEW.answers ->> s.id::text))
      INTO NEW.asked, NEW.right
      FROM public.staff_scenario s WHERE s.course_id = NEW.course_id AND s.is_active;
    SELECT t.pass_mark INTO NEW.pass_mark
      FROM public.staff_courseterms t WHERE t.course_id = NEW.course_id AND t.during @> (NEW.at AT TIME ZONE 'UTC')::date;
    IF NEW.asked = 0 OR NEW.pass_mark IS NULL
       OR NOT (SELECT c.is_active FROM public.staff_course c WHERE c.id = NEW.course_id) THEN
        RAISE EXCEPTION 'this course cannot be taken now' USING ERRCODE = 'RT001';
    END IF;
    IF NOT EXISTS (SELECT FROM public.staff_person p JOIN public.staff_level l ON l.id = p.level_id
                     JOIN public.staff_course c ON c.organisation_id = l.organisation_id
                    WHERE p.id = NEW.person_id AND p.is_active AND c.id = NEW.course_id) THEN
        RAISE EXCEPTION 'a course is taken by somebody of its organisation' USING ERRCODE = 'RT001';
    END IF;
    PERFORM public.staff_require_now(NEW.at, 'the time of an attempt');
    NEW.passed := NEW.right * 100 >= NEW.pass_mark * NEW.asked;
    RETURN NEW;
END
$$;

-- Whether somebody keeps another's training: a manager where they work, or an admin of the course's organisation; never
-- their own.
CREATE OR REPLACE FUNCTION public.staff_trains(p_by bigint, p_person bigint, p_course bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_by <> p_person AND (
        EXISTS (SELECT FROM public.staff_membership m JOIN public.staff_membership n USING (site_id)
                  JOIN public.staff_person r ON r.id = m.person_id
                 WHERE m.person_id = p_by AND m.role = 'manager' AND m.is_active AND r.is_active
                   AND n.person_id = p_person AND n.is_active)
        OR public.staff_is_admin(p_by, (SELECT c.organisation_id FROM public.staff_course c WHERE c.id = p_course)))
$$;

CREATE OR REPLACE FUNCTION public.completion_is_true() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_attempt public.staff_attempt;
BEGIN
    NEW.recorded_at := CASE WHEN public.staff_as_owner() THEN coalesce(NEW.recorded_at, clock_timestamp())
                            ELSE clock_timestamp() END;
    -- a day that a page can show
    IF NEW.passed_on NOT BETWEEN '1900-01-01' AND (clock_timestamp() AT TIME ZONE 'UTC')::date + 1 THEN
        RAISE EXCEPTION 'a course was passed on a day since 1900' USING ERRCODE = 'RT001';
    END IF;
    IF NEW.attempt_id IS NOT NULL THEN
        SELECT a.* INTO v_attempt FROM public.staff_attempt a WHERE a.id = NEW.attempt_id;
        IF v_attempt.passed IS NOT TRUE OR v_attempt.person_id <> NEW.person_id OR v_attempt.course_id <> NEW.course_id
           OR abs(NEW.passed_on - (v_attempt.at AT TIME ZONE 'UTC')::date) > 1 THEN
            RAISE EXCEPTION 'a course is passed by an attempt at it that was good enough' USING ERRCODE = 'RT001';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT EXISTS (SELECT FROM public.staff_course c JOIN public.staff_level l USING (organisation_id)
                        JOIN public.staff_person p ON p.level_id = l.id
                       WHERE c.id = NEW.course_id AND p.id = NEW.person_id)
       OR public.staff_trains(NEW.recorded_by_id, NEW.person_id, NEW.course_id) IS NOT TRUE THEN
        RAISE EXCEPTION 'a classroom course is recorded by a manager of theirs or an admin, for somebody else'
            USING ERRCODE = 'RT001';
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS attempt_is_counted ON public.staff_attempt;
CREATE TRIGGER attempt_is_counted BEFORE INSERT ON public.staff_attempt
    FOR EACH ROW EXECUTE FUNCTION public.attempt_is_counted();
DROP TRIGGER IF EXISTS completion_is_true ON public.staff_completion;
CREATE TRIGGER completion_is_true BEFORE INSERT ON public.staff_completion
    FOR EACH ROW EXECUTE FUNCTION public.completion_is_true();

-- Which courses a level requires on a day, its own and those of the levels that it includes.
CREATE OR REPLACE FUNCTION public.staff_required(p_level bigint, p_day date)
RETURNS TABLE (course_id bigint) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE included (level_id) AS (
        SELECT p_level
        UNION
        SELECT r.all_of_id FROM included i JOIN public.staff_requirement r ON r.level_id = i.level_id
         WHERE r.all_of_id IS NOT NULL AND r.during @> p_day)
    SELECT DISTINCT r.course_id FROM included i JOIN public.staff_requirement r ON r.level_id = i.level_id
     WHERE r.course_id IS NOT NULL AND r.during @> p_day
$$;

-- Every pass of somebody's that stands at a moment, with the last day on which it counts by the terms of that day: what
-- was withdrawn by then is none, and stands at every moment before. p_without leaves one out: how it would be. Without a
-- path of its own, so that the planner sees into it; every name in it is whole.
CREATE OR REPLACE FUNCTION public.staff_passes(
    p_person bigint, p_day date, p_at timestamptz, p_without uuid DEFAULT NULL
) RETURNS TABLE (
    id uuid, course_id bigint, passed_on date, how text, recorded_at timestamptz, until date
) LANGUAGE sql STABLE AS $$
    SELECT c.id, c.course_id, c.passed_on, c.how::text, c.recorded_at,
           (c.passed_on + pg_catalog.make_interval(months => t.validity_months))::date - 1
      FROM public.staff_completion c
      LEFT JOIN public.staff_courseterms t ON t.course_id = c.course_id AND t.during @> p_day
     WHERE c.person_id = p_person AND c.passed_on <= p_day AND c.id IS DISTINCT FROM p_without
       AND NOT EXISTS (SELECT FROM public.staff_completionwithdrawal w
                        WHERE w.completion_id = c.id AND w.withdrawn_at <= p_at)
$$;

-- The last day on which a person's pass of a course counts, by the terms of the day asked about; null: none counts.
-- The day is the site's, the moment says what is withdrawn by then.
DROP FUNCTION IF EXISTS public.staff_counts_until(bigint, bigint, date);
CREATE OR REPLACE FUNCTION public.staff_counts_until(
    p_person bigint, p_course bigint, p_day date, p_at timestamptz, p_without uuid DEFAULT NULL
) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT max(d.until) FROM public.staff_passes(p_person, p_day, p_at, p_without) d
     WHERE d.course_id = p_course AND d.until >= p_day
$$;

-- The courses that keep somebody from a level: never passed, or not current any more.
DROP FUNCTION IF EXISTS public.staff_missing(bigint, bigint, date);
CREATE OR REPLACE FUNCTION public.staff_missing(
    p_person bigint, p_level bigint, p_day date, p_at timestamptz, p_without uuid DEFAULT NULL
) RETURNS TABLE (course_id bigint) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.course_id FROM public.staff_required(p_level, p_day) r
     WHERE public.staff_counts_until(p_person, r.course_id, p_day, p_at, p_without) IS NULL
$$;

-- Rule 3: the highest level, not above their own, whose courses are all current; null where there is none.
DROP FUNCTION IF EXISTS public.staff_acting_level(bigint, date);
CREATE OR REPLACE FUNCTION public.staff_acting_level(
    p_person bigint, p_day date, p_at timestamptz, p_without uuid DEFAULT NULL
) RETURNS public.staff_level LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT l FROM public.staff_person p
      JOIN public.staff_level own ON own.id = p.level_id
      JOIN public.staff_level l ON l.organisation_id = own.organisation_id AND l.rank <= own.rank
     WHERE p.id = p_person AND NOT EXISTS (SELECT FROM public.staff_missing(p_person, l.id, p_day, p_at, p_without))
     ORDER BY l.rank DESC LIMIT 1
$$;

-- Whoever gives, and whoever withdraws what they have learnt, wait for each other: a remedy takes it shared.
CREATE OR REPLACE FUNCTION public.staff_learnt_key(p_person bigint)
RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN hashtextextended('learnt ' || p_person::text, 0);

-- The moment at which the app's act of these people is judged: the stated one, but never before a withdrawal that was
-- there when it was written; else it would be enough to state the minute before.
CREATE OR REPLACE FUNCTION public.staff_judged_at(p_people bigint[], p_at timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN max(w.withdrawn_at) > p_at AND NOT public.staff_as_owner() THEN max(w.withdrawn_at) ELSE p_at END
      FROM public.staff_completion c JOIN public.staff_completionwithdrawal w ON w.completion_id = c.id
     WHERE c.person_id = ANY (p_people)
$$;

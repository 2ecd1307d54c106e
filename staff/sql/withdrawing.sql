-- A classroom course that was recorded by mistake is withdrawn: the completion stays and counts no more from that moment
-- on, and what was done under it before stays valid (staff_passes in training.sql). By whoever keeps that person's
-- training, once, with a reason, and told in the organisation's history by itself. SQLSTATE RT001: none of that.
CREATE OR REPLACE FUNCTION public.completion_is_withdrawn() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_completion public.staff_completion;
    -- spaces, controls and characters that show nothing: staff/form_fields.py has the same
    v_unseen CONSTANT text := '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180E'
        '\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]';
BEGIN
    SELECT c.* INTO v_completion FROM public.staff_completion c WHERE c.id = NEW.completion_id;
    IF v_completion.how IS DISTINCT FROM 'classroom' THEN
        RAISE EXCEPTION 'only what was recorded from a classroom is withdrawn: a pass by scenarios stays'
            USING ERRCODE = 'RT001';
    END IF;
    -- the organisation first, as everybody who changes people: whoever gives waits for this, and this for them
    PERFORM FROM public.staff_organisation o JOIN public.staff_course c ON c.organisation_id = o.id
      WHERE c.id = v_completion.course_id FOR NO KEY UPDATE OF o;
    PERFORM pg_advisory_xact_lock(public.staff_learnt_key(v_completion.person_id));
    IF public.staff_trains(NEW.withdrawn_by_id, v_completion.person_id, v_completion.course_id) IS NOT TRUE THEN
        RAISE EXCEPTION 'a classroom course is withdrawn by a manager of theirs or an admin, for somebody else'
            USING ERRCODE = 'RT001';
    END IF;
    IF regexp_replace(coalesce(NEW.reason, ''), v_unseen, '', 'g') = '' THEN
        RAISE EXCEPTION 'a course is withdrawn with a reason' USING ERRCODE = 'RT001';
    END IF;
    IF EXISTS (SELECT FROM public.staff_completionwithdrawal w WHERE w.completion_id = NEW.completion_id) THEN
        RAISE EXCEPTION 'a course is withdrawn once' USING ERRCODE = 'RT001';
    END IF;
    -- the clock of after the locks: every remedy that went before is written by now
    IF NOT public.staff_as_owner() THEN
        IF NEW.withdrawn_at NOT BETWEEN clock_timestamp() - interval '5 minutes' AND clock_timestamp() + interval '5 minutes'
        THEN
            RAISE EXCEPTION 'a course is withdrawn now, not on %', NEW.withdrawn_at USING ERRCODE = 'RT001';
        END IF;
        NEW.withdrawn_at := clock_timestamp();
    ELSIF NEW.withdrawn_at NOT BETWEEN v_completion.recorded_at AND clock_timestamp() THEN
        RAISE EXCEPTION 'a course is withdrawn after it was recorded, and not on a day to come' USING ERRCODE = 'RT001';
    END IF;
    NEW.withdrawn_at := coalesce(NEW.withdrawn_at, clock_timestamp());
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.withdrawal_is_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.staff_organisationevent (id, organisation_id, verb, by_id, person_id, at, facts)
    SELECT gen_random_uuid(), c.organisation_id, 'withdraw_course', NEW.withdrawn_by_id, d.person_id, NEW.withdrawn_at,
           jsonb_build_object('course', c.title, 'passed_on', to_char(d.passed_on, 'YYYY-MM-DD'), 'reason', NEW.reason)
      FROM public.staff_completion d JOIN public.staff_course c ON c.id = d.course_id
     WHERE d.id = NEW.completion_id;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS completion_is_withdrawn ON public.staff_completionwithdrawal;
CREATE TRIGGER completion_is_withdrawn BEFORE INSERT ON public.staff_completionwithdrawal
    FOR EACH ROW EXECUTE FUNCTION public.completion_is_withdrawn();
DROP TRIGGER IF EXISTS withdrawal_is_told ON public.staff_completionwithdrawal;
CREATE TRIGGER withdrawal_is_told AFTER INSERT ON public.staff_completionwithdrawal
    FOR EACH ROW EXECUTE FUNCTION public.withdrawal_is_told();

GRANT SELECT, INSERT ON public.staff_completionwithdrawal TO {app};
REVOKE ALL ON FUNCTION public.completion_is_withdrawn(), public.withdrawal_is_told() FROM PUBLIC;

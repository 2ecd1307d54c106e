-- Thanks and coaching notes: by a manager of the complaint's site, to whoever resolved it or acted on it, never to
-- oneself, never by or to whom it is about; written once. SQLSTATE RC010: one that is none.
CREATE OR REPLACE FUNCTION public.complaint_words_may_pass(p_complaint uuid, p_by bigint, p_to bigint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM public.complaints_complaint c JOIN public.staff_person p ON p.id = p_to
         WHERE c.id = p_complaint AND p.is_active AND p_by <> p_to
           AND p_by <> ALL (c.about_people) AND p_to <> ALL (c.about_people)
           AND public.staff_works_at(p_by, c.site_id, ARRAY['manager']))
$$;

CREATE OR REPLACE FUNCTION public.thanks_are_due() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_complaint public.complaints_complaint;
BEGIN
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id FOR NO KEY UPDATE;
    IF v_complaint.state IS DISTINCT FROM 'resolved' OR v_complaint.resolved_by_id IS DISTINCT FROM NEW.to_id
       OR v_complaint.put_right = 'no' THEN
        RAISE EXCEPTION 'thanks go to whoever put it right' USING ERRCODE = 'RC010';
    END IF;
    IF NOT public.complaint_words_may_pass(NEW.complaint_id, NEW.by_id, NEW.to_id) THEN
        RAISE EXCEPTION 'thanks come from a manager of its site, to somebody else, and not whom it is about'
            USING ERRCODE = 'RC010';
    END IF;
    IF NEW.shown AND NOT public.staff_as_owner() THEN
        RAISE EXCEPTION 'thanks begin between two people' USING ERRCODE = 'RC010';
    END IF;
    PERFORM public.require_stated_now(NEW.at, 'the time of thanks');
    NEW.site_id := v_complaint.site_id;
    RETURN NEW;
END
$$;

-- Only the flag can be written at all, by the grants; only the thanked person sets it.
CREATE OR REPLACE FUNCTION public.thanks_are_shown() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT public.staff_as_owner() AND public.staff_acting() IS DISTINCT FROM OLD.to_id THEN
        RAISE EXCEPTION 'whoever was thanked says whether their site sees it' USING ERRCODE = 'RC010';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.coaching_is_between_two() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT public.complaint_words_may_pass(NEW.complaint_id, NEW.by_id, NEW.to_id)
       OR NOT EXISTS (SELECT FROM public.complaints_event e
                       WHERE e.complaint_id = NEW.complaint_id AND e.by_id = NEW.to_id) THEN
        RAISE EXCEPTION 'a coaching note comes from a manager of its site, to somebody else who acted on it'
            USING ERRCODE = 'RC010';
    END IF;
    PERFORM public.require_stated_now(NEW.at, 'the time of a coaching note');
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS thanks_are_due ON public.complaints_thanks;
CREATE TRIGGER thanks_are_due BEFORE INSERT ON public.complaints_thanks
    FOR EACH ROW EXECUTE FUNCTION public.thanks_are_due();
DROP TRIGGER IF EXISTS thanks_are_shown ON public.complaints_thanks;
CREATE TRIGGER thanks_are_shown BEFORE UPDATE ON public.complaints_thanks
    FOR EACH ROW EXECUTE FUNCTION public.thanks_are_shown();
DROP TRIGGER IF EXISTS coaching_is_between_two ON public.complaints_coachingnote;
CREATE TRIGGER coaching_is_between_two BEFORE INSERT ON public.complaints_coachingnote
    FOR EACH ROW EXECUTE FUNCTION public.coaching_is_between_two();

GRANT SELECT, INSERT ON public.complaints_thanks, public.complaints_coachingnote TO {app};
GRANT UPDATE (shown) ON public.complaints_thanks TO {app};
REVOKE ALL ON FUNCTION
    public.thanks_are_due(), public.thanks_are_shown(), public.coaching_is_between_two()
FROM PUBLIC;

-- Whoever stops working somewhere leaves nothing behind that nobody has: what is open in their name is handed over
-- first. SQLSTATE RL001; the detail lists who could hand it over. Asked of whoever says who acts (staff/acting.py).
-- A promise holds somebody only where nobody else finds it on a page of theirs: its complaint's owner, a manager there.
CREATE OR REPLACE FUNCTION public.work_held_by(p_person bigint)
RETURNS TABLE (kind text, complaint_id uuid, row_id uuid, holds boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.state::text, c.id, c.id, true FROM public.complaints_complaint c
     WHERE c.owner_id = p_person AND c.state IN ('open', 'in_review')
    UNION ALL
    SELECT 'call', b.complaint_id, b.id, true FROM public.complaints_backupcall b
     WHERE b.asked_by_id = p_person AND b.state = 'open'
    UNION ALL
    SELECT 'promise', c.id, r.id, NOT EXISTS (
        SELECT FROM public.staff_person p
         WHERE p.id <> p_person AND p.is_active AND p.id <> ALL (c.about_people)
           AND (p.id = c.owner_id OR public.staff_works_at(p.id, c.site_id, ARRAY['manager'])))
      FROM public.complaints_remedy r JOIN public.complaints_complaint c ON c.id = r.complaint_id
     WHERE r.given_by_id = p_person AND r.promised_by IS NOT NULL AND r.kept_at IS NULL
$$;

-- Who may hand over what somebody else has: the managers of its site whom it is not about, else whom the fallback names.
CREATE OR REPLACE FUNCTION public.who_hands_over(p_person bigint, c public.complaints_complaint)
RETURNS TABLE (person_id bigint) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT m.person_id FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
     WHERE m.site_id = c.site_id AND m.role = 'manager' AND m.is_active AND p.is_active
       AND m.person_id <> ALL (c.about_people) AND m.person_id <> p_person
    UNION
    SELECT r.person_id FROM public.complaint_reviewers(c) r WHERE r.person_id <> p_person
$$;

-- The same with whether a reader may hand it over; what is about the reader is not there.
CREATE OR REPLACE FUNCTION public.work_seen_by(p_reader bigint, p_person bigint)
RETURNS TABLE (kind text, complaint_id uuid, row_id uuid, holds boolean, may boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.kind, w.complaint_id, w.row_id, w.holds,
           EXISTS (SELECT FROM public.who_hands_over(p_person, c) h WHERE h.person_id = p_reader)
        OR p_reader = p_person AND c.owner_id = p_person
      FROM public.work_held_by(p_person) w JOIN public.complaints_complaint c ON c.id = w.complaint_id
     WHERE p_reader <> ALL (c.about_people)
$$;

-- Whoever gives somebody something to hold, and whoever lets them go, wait for each other: what is written in the very
-- moment in which they leave would be nobody's. Each of these fires before the guard that asks whether they work there.
CREATE OR REPLACE FUNCTION public.holder_key(p_person bigint)
RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN hashtextextended('holds ' || p_person::text, 0);

CREATE OR REPLACE FUNCTION public.holder_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_person bigint;
BEGIN
    IF TG_TABLE_NAME = 'complaints_complaint' THEN
        v_person := NEW.owner_id;
    ELSIF TG_TABLE_NAME = 'complaints_backupcall' THEN
        v_person := NEW.asked_by_id;
    ELSE
        v_person := NEW.given_by_id;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(public.holder_key(v_person));
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS complaint_has_its_owner ON public.complaints_complaint;
CREATE TRIGGER complaint_has_its_owner BEFORE INSERT OR UPDATE OF owner_id ON public.complaints_complaint
    FOR EACH ROW WHEN (NEW.owner_id IS NOT NULL) EXECUTE FUNCTION public.holder_stays();
DROP TRIGGER IF EXISTS call_has_who_asked ON public.complaints_backupcall;
CREATE TRIGGER call_has_who_asked BEFORE INSERT ON public.complaints_backupcall
    FOR EACH ROW EXECUTE FUNCTION public.holder_stays();
DROP TRIGGER IF EXISTS promise_has_who_gave_it ON public.complaints_remedy;
CREATE TRIGGER promise_has_who_gave_it BEFORE INSERT ON public.complaints_remedy
    FOR EACH ROW WHEN (NEW.promised_by IS NOT NULL) EXECUTE FUNCTION public.holder_stays();

CREATE OR REPLACE FUNCTION public.refuse_to_leave_behind(p_person bigint, p_site bigint, p_kinds text[])
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_held uuid[];
BEGIN
    PERFORM pg_advisory_xact_lock(public.holder_key(p_person));
    v_held := ARRAY(
        SELECT w.complaint_id FROM public.work_held_by(p_person) w
          JOIN public.complaints_complaint c ON c.id = w.complaint_id
         WHERE w.holds AND w.kind = ANY (p_kinds) AND (p_site IS NULL OR c.site_id = p_site));
    IF v_held <> '{}' THEN
        RAISE EXCEPTION 'what is open in somebody''s name is handed over before they leave' USING ERRCODE = 'RL001',
            DETAIL = coalesce((
                SELECT string_agg(DISTINCT h.person_id::text, ',')
                  FROM public.complaints_complaint c, public.who_hands_over(p_person, c) h
                 WHERE c.id = ANY (v_held)), '');
    END IF;
END
$$;

-- Before the row changes: who could hand it over is asked as long as they are still there.
CREATE OR REPLACE FUNCTION public.person_leaves_nothing_behind() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF public.staff_acting() IS NOT NULL THEN
        PERFORM public.refuse_to_leave_behind(NEW.id, NULL, ARRAY['open', 'in_review', 'call', 'promise']);
    END IF;
    RETURN NEW;
END
$$;

-- A desk that is taken away; and whoever manages no more decides no more.
CREATE OR REPLACE FUNCTION public.membership_leaves_nothing_behind() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF public.staff_acting() IS NOT NULL THEN
        PERFORM public.refuse_to_leave_behind(NEW.person_id, NEW.site_id, CASE
            WHEN NEW.is_active AND NEW.role IN ('front_desk', 'manager') THEN ARRAY['in_review']
            ELSE ARRAY['open', 'in_review', 'call', 'promise'] END);
    END IF;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION public.person_leaves_nothing_behind(), public.membership_leaves_nothing_behind() FROM PUBLIC;

DROP TRIGGER IF EXISTS person_leaves_nothing_behind ON public.staff_person;
CREATE TRIGGER person_leaves_nothing_behind BEFORE UPDATE ON public.staff_person
    FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active)
    EXECUTE FUNCTION public.person_leaves_nothing_behind();
DROP TRIGGER IF EXISTS membership_leaves_nothing_behind ON public.staff_membership;
CREATE TRIGGER membership_leaves_nothing_behind BEFORE UPDATE ON public.staff_membership
    FOR EACH ROW WHEN (OLD.is_active AND OLD.role IN ('front_desk', 'manager')
                       AND (NOT NEW.is_active OR NEW.role <> OLD.role AND NEW.role <> 'manager'))
    EXECUTE FUNCTION public.membership_leaves_nothing_behind();

-- Calls for backup: asked by somebody at the desk, answered by a manager who may, lapsed when the complaint moves on.
-- SQLSTATE RC008: a call that is none. An approval beyond the approver's own limits is refused by its rule (RV00n).
CREATE OR REPLACE FUNCTION public.complaint_takes_calls(c public.complaints_complaint)
RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.state = 'open'
        OR c.state = 'escalated' AND c.red_flags && ARRAY['abuse_or_neglect', 'harm', 'at_risk']::varchar[]
$$;

CREATE OR REPLACE FUNCTION public.call_is_asked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_complaint public.complaints_complaint;
    v_type public.staff_remedytype;
BEGIN
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id FOR NO KEY UPDATE;
    IF NEW.state <> 'open' OR num_nonnulls(NEW.answered_by_id, NEW.answered_at) > 0 OR NEW.answer_note <> '' THEN
        RAISE EXCEPTION 'a call begins unanswered' USING ERRCODE = 'RC008';
    END IF;
    IF v_complaint.id IS NULL OR NOT public.complaint_takes_calls(v_complaint)
       OR NEW.asked_by_id = ANY (v_complaint.about_people)
       OR NOT public.staff_works_at(NEW.asked_by_id, v_complaint.site_id, ARRAY['front_desk', 'manager'])
    THEN
        RAISE EXCEPTION 'backup is called by somebody at the desk that has the complaint' USING ERRCODE = 'RC008';
    END IF;
    SELECT t.* INTO v_type FROM public.staff_remedytype t
     WHERE t.id = NEW.remedy_type_id AND t.organisation_id = v_complaint.organisation_id;
    IF NEW.remedy_type_id IS NOT NULL
       AND (v_type.id IS NULL OR v_type.is_free IS DISTINCT FROM (coalesce(NEW.amount, 0) = 0)) THEN
        RAISE EXCEPTION 'a call names a remedy that exists here, with an amount unless it is free'
            USING ERRCODE = 'RC008';
    END IF;
    PERFORM public.require_stated_now(NEW.asked_at, 'the time of a call');
    NEW.site_id := v_complaint.site_id;
    NEW.currency := (SELECT s.currency FROM public.staff_site s WHERE s.id = v_complaint.site_id);
    NEW.changed_at := clock_timestamp();
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.call_is_answered() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_complaint public.complaints_complaint;
    v_rule integer;
BEGIN
    IF (NEW.id, NEW.complaint_id, NEW.site_id, NEW.kind, NEW.asked_by_id, NEW.asked_at, NEW.remedy_type_id, NEW.amount,
        NEW.currency, NEW.note) IS DISTINCT FROM
       (OLD.id, OLD.complaint_id, OLD.site_id, OLD.kind, OLD.asked_by_id, OLD.asked_at, OLD.remedy_type_id, OLD.amount,
        OLD.currency, OLD.note)
       OR NEW.state = OLD.state OR NOT (OLD.state = 'open' OR OLD.state = 'approved' AND NEW.state = 'lapsed')
    THEN
        RAISE EXCEPTION 'a call that is % changes no more', OLD.state USING ERRCODE = 'RC008';
    END IF;
    NEW.changed_at := clock_timestamp();
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id FOR NO KEY UPDATE;
    IF NEW.state = 'lapsed' THEN
        IF (NEW.answered_by_id, NEW.answered_at, NEW.answer_note) IS DISTINCT FROM
           (OLD.answered_by_id, OLD.answered_at, OLD.answer_note) THEN
            RAISE EXCEPTION 'nobody answers a call that lapses' USING ERRCODE = 'RC008';
        END IF;
        -- it moves on until the event of its move is written
        IF v_complaint.state = 'open' OR v_complaint.moves <= coalesce((
               SELECT h.moves FROM public.complaints_chainhead h WHERE h.complaint_id = v_complaint.id), 0)
           OR OLD.state = 'open' AND OLD.kind = 'attend' AND public.complaint_takes_calls(v_complaint)
           OR EXISTS (SELECT FROM public.complaints_remedy r WHERE r.call_id = OLD.id) THEN
            RAISE EXCEPTION 'a call lapses only when its complaint moves on' USING ERRCODE = 'RC008';
        END IF;
        RETURN NEW;
    END IF;
    PERFORM public.require_stated_now(NEW.answered_at, 'the time of an answer');
    IF NEW.state = 'withdrawn' THEN
        IF NEW.answered_by_id IS DISTINCT FROM NEW.asked_by_id OR NEW.answer_note <> '' THEN
            RAISE EXCEPTION 'only who called takes a call back, without a word' USING ERRCODE = 'RC008';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT public.complaint_takes_calls(v_complaint) OR NEW.answered_by_id IS NOT DISTINCT FROM NEW.asked_by_id
       OR NEW.answered_by_id = ANY (v_complaint.about_people)
       OR NOT (public.staff_works_at(NEW.answered_by_id, NEW.site_id, ARRAY['manager'])
               OR EXISTS (SELECT FROM public.complaint_reviewers(v_complaint) r WHERE r.person_id = NEW.answered_by_id))
    THEN
        RAISE EXCEPTION 'a call is answered by another person who manages here' USING ERRCODE = 'RC008';
    END IF;
    IF NEW.state = 'approved' THEN
        SELECT a.rule INTO v_rule FROM public.complaint_approvers_authority(
            NEW.answered_by_id, NEW.site_id, public.staff_judged_at(ARRAY[NEW.answered_by_id], NEW.answered_at),
            NEW.complaint_id, NEW.remedy_type_id, NEW.amount) a;
        IF NOT FOUND OR v_rule IS NOT NULL THEN
            RAISE EXCEPTION 'an approval within the approver''s own limits, not beyond rule %', coalesce(v_rule, 5)
                USING ERRCODE = 'RV00' || coalesce(v_rule, 5);
        END IF;
    END IF;
    RETURN NEW;
END
$$;

-- A complaint that ends, is voided or taken on waits for no call any more; one that is escalated at once still waits
-- for somebody to come, and one that is handed back for whatever was asked. A yes that was used stays what it was.
CREATE OR REPLACE FUNCTION public.calls_lapse() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.complaints_backupcall SET state = 'lapsed'
     WHERE complaint_id = NEW.id AND state IN ('open', 'approved')
       AND NOT EXISTS (SELECT FROM public.complaints_remedy r WHERE r.call_id = public.complaints_backupcall.id)
       AND NOT (state = 'open' AND kind = 'attend' AND public.complaint_takes_calls(NEW));
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS call_is_asked ON public.complaints_backupcall;
CREATE TRIGGER call_is_asked BEFORE INSERT ON public.complaints_backupcall
    FOR EACH ROW EXECUTE FUNCTION public.call_is_asked();
DROP TRIGGER IF EXISTS call_is_answered ON public.complaints_backupcall;
CREATE TRIGGER call_is_answered BEFORE UPDATE ON public.complaints_backupcall
    FOR EACH ROW EXECUTE FUNCTION public.call_is_answered();
DROP TRIGGER IF EXISTS calls_lapse ON public.complaints_complaint;
CREATE TRIGGER calls_lapse AFTER UPDATE ON public.complaints_complaint
    FOR EACH ROW WHEN (OLD.state IN ('open', 'escalated') AND NEW.state NOT IN ('open', OLD.state))
    EXECUTE FUNCTION public.calls_lapse();

-- At commit: nothing that a trigger wrote before a row came stands without that row. INSERT ... ON CONFLICT DO NOTHING
-- runs the triggers before it, and leaves the row out. Asked as they are written, two at once would miss each other.
-- SQLSTATE RC005: a head without its event. RC007: a day's ledger that does not add up.
CREATE OR REPLACE FUNCTION public.head_has_its_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.complaints_event e
         WHERE e.complaint_id = NEW.complaint_id AND e.position = NEW.position AND e.hash = NEW.hash) THEN
        RAISE EXCEPTION 'a history ends in an event that is there' USING ERRCODE = 'RC005';
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION public.day_adds_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public.staff_dayledger d
         WHERE d.id = NEW.id AND d.spent IS DISTINCT FROM (
            SELECT coalesce(sum(charged.amount), 0) FROM (
                SELECT r.amount FROM public.complaints_remedy r
                 WHERE r.given_by_id = d.person_id AND r.day = d.day AND r.currency = d.currency
                   AND r.charged_to_id IS NULL
                UNION ALL
                SELECT r.amount FROM public.complaints_remedy r
                 WHERE r.charged_to_id = d.person_id AND r.day = d.day AND r.currency = d.currency) charged)) THEN
        RAISE EXCEPTION 'a day''s ledger holds what was given that day and nothing else' USING ERRCODE = 'RC007';
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION public.head_has_its_event(), public.day_adds_up() FROM PUBLIC;

DROP TRIGGER IF EXISTS head_has_its_event ON public.complaints_chainhead;
CREATE CONSTRAINT TRIGGER head_has_its_event AFTER INSERT OR UPDATE ON public.complaints_chainhead
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.head_has_its_event();
DROP TRIGGER IF EXISTS day_adds_up ON public.staff_dayledger;
CREATE CONSTRAINT TRIGGER day_adds_up AFTER INSERT OR UPDATE ON public.staff_dayledger
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.day_adds_up();

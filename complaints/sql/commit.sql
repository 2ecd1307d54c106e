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

-- The trigger before a remedy charges its day, so that the next row of the same statement finds it charged; the one
-- behind it says that the remedy came. Asked at commit this is one row's two sums, however much was given that day.
CREATE OR REPLACE FUNCTION public.remedy_came() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.staff_dayledger d SET given = d.given + NEW.amount
     WHERE d.person_id = coalesce(NEW.charged_to_id, NEW.given_by_id) AND d.day = NEW.day AND d.currency = NEW.currency;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION public.day_adds_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM public.staff_dayledger d WHERE d.id = NEW.id AND d.spent <> d.given) THEN
        RAISE EXCEPTION 'a day''s ledger holds what was given that day and nothing else' USING ERRCODE = 'RC007';
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION public.head_has_its_event(), public.remedy_came(), public.day_adds_up() FROM PUBLIC;

DROP TRIGGER IF EXISTS head_has_its_event ON public.complaints_chainhead;
CREATE CONSTRAINT TRIGGER head_has_its_event AFTER INSERT OR UPDATE ON public.complaints_chainhead
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.head_has_its_event();
DROP TRIGGER IF EXISTS remedy_came ON public.complaints_remedy;
CREATE TRIGGER remedy_came AFTER INSERT ON public.complaints_remedy
    FOR EACH ROW WHEN (NEW.amount > 0) EXECUTE FUNCTION public.remedy_came();
DROP TRIGGER IF EXISTS day_adds_up ON public.staff_dayledger;
CREATE CONSTRAINT TRIGGER day_adds_up AFTER INSERT OR UPDATE ON public.staff_dayledger
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.spent <> NEW.given)
    EXECUTE FUNCTION public.day_adds_up();

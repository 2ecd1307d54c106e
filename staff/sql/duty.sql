-- Who is on duty is written by the app; a duty that ended stays as it was. SQLSTATE RD001.
CREATE OR REPLACE FUNCTION public.duty_ends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.until IS NOT NULL THEN
        RAISE EXCEPTION 'a duty that ended stays as it was' USING ERRCODE = 'RD001';
    END IF;
    -- PostgreSQL knows years that no page can show
    IF NEW.since NOT BETWEEN '1900-01-01 00:00+00' AND '9999-12-31 00:00+00'
       OR NEW.until NOT BETWEEN '1900-01-01 00:00+00' AND '9999-12-31 00:00+00' THEN
        RAISE EXCEPTION 'a duty is of a year from 1900 to 9999' USING ERRCODE = 'RD001';
    END IF;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION public.duty_ends() FROM PUBLIC;

DROP TRIGGER IF EXISTS duty_ends ON public.staff_duty;
CREATE TRIGGER duty_ends BEFORE INSERT OR UPDATE ON public.staff_duty
    FOR EACH ROW EXECUTE FUNCTION public.duty_ends();

GRANT SELECT, INSERT ON public.staff_duty TO {app};
GRANT UPDATE (until, extension) ON public.staff_duty TO {app};

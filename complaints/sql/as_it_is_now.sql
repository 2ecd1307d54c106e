-- Whoever writes sees what stands now. In a transaction that keeps to an old picture (REPEATABLE READ, SERIALIZABLE) a
-- guard would ask who worked there, what they had learnt and how far they might go when it began, hours ago perhaps. The
-- owner, who brings old records over, may. SQLSTATE RI001.
CREATE OR REPLACE FUNCTION public.written_as_it_is_now() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') NOT LIKE 'read %' AND NOT public.staff_as_owner() THEN
        RAISE EXCEPTION 'whoever writes reads what is committed by now' USING ERRCODE = 'RI001';
    END IF;
    RETURN NULL;
END
$$;

-- On every table that the app's role may write; a test finds one that is left out.
DO $$
DECLARE
    v_table text;
BEGIN
    FOR v_table IN
        SELECT c.relname FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^(staff|complaints)_'
           AND has_any_column_privilege('{app}'::regrole::oid, c.oid, 'INSERT, UPDATE')
    LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS written_as_it_is_now ON public.%I', v_table);
        EXECUTE format('CREATE TRIGGER written_as_it_is_now BEFORE INSERT OR UPDATE OR DELETE ON public.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION public.written_as_it_is_now()', v_table);
    END LOOP;
END
$$;

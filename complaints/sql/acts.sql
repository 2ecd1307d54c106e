-- What an event says of a remedy, a call or an owner stands in that row, and each of these rows has its one event.
-- SQLSTATE RC005. The parts of a fact: docs/record.md.
CREATE OR REPLACE FUNCTION public.fact_part(p_fact text, p_name text)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN substring(p_fact FROM '(?:^|;)' || p_name || ':([^;]*)');

-- Which row an act is about, as "name:key"; null where it is about none of its own.
CREATE OR REPLACE FUNCTION public.act_row(p_verb text, p_fact text)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN p_verb IN ('give', 'keep_promise') THEN 'remedy:' || public.fact_part(p_fact, 'remedy')
    WHEN p_verb IN ('call_backup', 'withdraw_call', 'answer_call') THEN 'call:' || public.fact_part(p_fact, 'call')
END;

-- Asked one question at a time: all of them as one took PostgreSQL longer to begin than to answer.
CREATE OR REPLACE FUNCTION public.act_is_done(e public.complaints_event, c public.complaints_complaint)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_remedy CONSTANT text := public.fact_part(e.fact, 'remedy');
    v_call CONSTANT text := public.fact_part(e.fact, 'call');
    v_done boolean := false;
BEGIN
    IF e.verb = 'give' THEN
        v_done := EXISTS (
            SELECT FROM public.complaints_remedy r
             WHERE r.complaint_id = c.id AND r.id::text = v_remedy AND r.at = e.at
               AND (r.given_by_id, r.remedy_type_id, r.amount, r.currency, r.per_remedy_limit)
                   IS NOT DISTINCT FROM (e.by_id, e.remedy_type_id, e.amount, e.currency, coalesce(e."limit", 0))
               AND (to_char(r.promised_by, 'YYYY-MM-DD'), r.call_id::text)
                   IS NOT DISTINCT FROM (public.fact_part(e.fact, 'promised'), v_call));
    ELSIF e.verb = 'keep_promise' THEN
        v_done := EXISTS (
            SELECT FROM public.complaints_remedy r
             WHERE r.complaint_id = c.id AND r.id::text = v_remedy
               AND (r.kept_by_id, r.kept_at) = (e.by_id, e.at));
    ELSIF e.verb IN ('call_backup', 'withdraw_call', 'answer_call') THEN
        v_done := EXISTS (
            SELECT FROM public.complaints_backupcall b
             WHERE b.complaint_id = c.id AND b.id::text = v_call
               AND CASE e.verb WHEN 'call_backup' THEN b.asked_by_id = e.by_id AND b.state = 'open'
                               WHEN 'withdraw_call' THEN b.answered_by_id = e.by_id AND b.state = 'withdrawn'
                               ELSE b.answered_by_id = e.by_id AND b.state = public.fact_part(e.fact, 'answer') END);
    END IF;
    RETURN v_done AND NOT EXISTS (
        SELECT FROM public.complaints_event o
         WHERE o.complaint_id = c.id AND o.verb = e.verb
           AND public.act_row(o.verb, o.fact) = public.act_row(e.verb, e.fact));
END
$$;

-- At commit: no remedy, kept promise, call or answer without the event that tells of it.
CREATE OR REPLACE FUNCTION public.row_is_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_verb CONSTANT text := CASE
        WHEN TG_TABLE_NAME = 'complaints_remedy' AND TG_OP = 'INSERT' THEN 'give'
        WHEN TG_TABLE_NAME = 'complaints_remedy' THEN 'keep_promise'
        WHEN TG_OP = 'INSERT' THEN 'call_backup'
        WHEN to_jsonb(NEW) ->> 'state' = 'withdrawn' THEN 'withdraw_call'
        ELSE 'answer_call' END;
    v_row CONSTANT text := CASE WHEN TG_TABLE_NAME = 'complaints_remedy' THEN 'remedy:' ELSE 'call:' END || NEW.id;
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.complaints_event e
         WHERE e.complaint_id = NEW.complaint_id AND e.verb = v_verb AND public.act_row(e.verb, e.fact) = v_row) THEN
        RAISE EXCEPTION 'the history does not tell of this %', v_verb USING ERRCODE = 'RC005';
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION public.row_is_told() FROM PUBLIC;

DROP TRIGGER IF EXISTS remedy_is_told ON public.complaints_remedy;
CREATE CONSTRAINT TRIGGER remedy_is_told AFTER INSERT OR UPDATE ON public.complaints_remedy
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.row_is_told();
DROP TRIGGER IF EXISTS call_is_told ON public.complaints_backupcall;
CREATE CONSTRAINT TRIGGER call_is_told AFTER INSERT OR UPDATE ON public.complaints_backupcall
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state <> 'lapsed') EXECUTE FUNCTION public.row_is_told();

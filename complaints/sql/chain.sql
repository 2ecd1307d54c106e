-- The record: every event joins its complaint's SHA-256 chain, and personal words stand apart under a
-- salt, so that they can be erased and the chain still proves the rest. Canonical form: docs/record.md.
CREATE OR REPLACE FUNCTION public.event_part(p_value text)
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_value IS NULL THEN '-;' ELSE octet_length(p_value) || ':' || p_value || ';' END
$$;

CREATE OR REPLACE FUNCTION public.event_moment(p_at timestamptz)
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

CREATE OR REPLACE FUNCTION public.event_hash(e public.complaints_event)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(sha256(convert_to(
        public.event_part(e.previous_hash) || public.event_part(e.complaint_id::text)
        || public.event_part(e.position::text) || public.event_part(e.id::text) || public.event_part(e.verb)
        || public.event_part(e.by_id::text) || public.event_part(e.by_name) || public.event_part(e.by_level)
        || public.event_part(e.from_state) || public.event_part(e.to_state)
        || public.event_part(e.remedy_type_id::text) || public.event_part(e.amount::text)
        || public.event_part(e."limit"::text) || public.event_part(e.currency) || public.event_part(e.fact)
        || public.event_part(public.event_moment(e.at)) || public.event_part(public.event_moment(e.recorded_at))
        || public.event_part(e.key::text) || public.event_part(e.digest)
        || public.event_part((SELECT string_agg(d.key || '=' || d.value, ',' ORDER BY d.key COLLATE "C")
                                FROM jsonb_each_text(e.digests) d)),
        'UTF8')), 'hex')
$$;

-- The acts that change a complaint's row without moving it; complaints/states.py has the same, a test compares.
CREATE OR REPLACE FUNCTION public.act_changes_the_row(p_verb text)
RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_verb IN ('hand_over', 'correct', 'could_not_ask', 'limit_passed', 'see_authority')
$$;

CREATE OR REPLACE FUNCTION public.event_joins_the_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_head public.complaints_chainhead;
    v_complaint public.complaints_complaint;
    v_word record;
    v_salt text;
BEGIN
    -- The complaint's row is the lock of its chain: whoever moves it holds it already.
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an event belongs to a complaint' USING ERRCODE = 'RC005';
    END IF;
    SELECT h.* INTO v_head FROM public.complaints_chainhead h WHERE h.complaint_id = NEW.complaint_id;
    NEW.position := coalesce(v_head.position, 0) + 1;
    NEW.previous_hash := coalesce(v_head.hash, repeat('0', 64));
    IF NEW.from_state IS DISTINCT FROM v_head.state AND num_nonnulls(NEW.from_state, NEW.to_state) > 0
       OR num_nonnulls(NEW.from_state, NEW.to_state) = 1 AND NEW.position > 1
       OR NEW.position = 1 AND (NEW.to_state IS DISTINCT FROM 'open' OR NEW.verb <> 'record')
       OR NEW.position > 1 AND NEW.to_state IS NOT NULL
          AND NOT public.complaint_pair_is_legal(NEW.from_state, NEW.to_state)
    THEN
        RAISE EXCEPTION '%: an event from % to % does not follow from %', v_complaint.reference,
            NEW.from_state, NEW.to_state, v_head.state USING ERRCODE = 'RC005';
    END IF;
    IF NEW.to_state IS NOT NULL AND NEW.to_state = v_complaint.state AND NEW.by_id IS DISTINCT FROM (
        CASE WHEN NEW.position = 1 THEN v_complaint.recorded_by_id
             WHEN NEW.to_state = 'resolved' THEN v_complaint.resolved_by_id
             WHEN NEW.to_state = 'void' THEN v_complaint.void_by_id
             WHEN NEW.to_state = 'in_review' THEN v_complaint.owner_id
             WHEN NEW.to_state = 'escalated' AND NEW.from_state = 'open' THEN v_complaint.escalated_by_id
             ELSE NEW.by_id END)
    THEN
        RAISE EXCEPTION '%: the history must name who did it', v_complaint.reference USING ERRCODE = 'RC005';
    END IF;
    IF (NEW.by_id IS NULL) <> (NEW.verb = 'limit_passed') THEN
        RAISE EXCEPTION '%: only a limit passes by itself; everything else is somebody''s act', v_complaint.reference
            USING ERRCODE = 'RC005';
    END IF;
    PERFORM public.require_stated_now(NEW.at, 'the time of an event');
    NEW.recorded_at := clock_timestamp();
    SELECT p.name, l.name INTO NEW.by_name, NEW.by_level
      FROM public.staff_person p JOIN public.staff_level l ON l.id = p.level_id WHERE p.id = NEW.by_id;
    NEW.by_name := coalesce(NEW.by_name, 'Recovery');
    NEW.by_level := coalesce(NEW.by_level, '');
    NEW.digests := '{}';
    FOR v_word IN SELECT w.key, w.value FROM jsonb_each_text(coalesce(NEW.words, '{}')) w WHERE w.value <> '' LOOP
        v_salt := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
        INSERT INTO public.complaints_eventvalue (event_id, complaint_id, field, value, salt)
        VALUES (NEW.id, NEW.complaint_id, v_word.key, v_word.value, v_salt);
        NEW.digests := NEW.digests || jsonb_build_object(
            v_word.key, encode(sha256(convert_to(v_salt || v_word.value, 'UTF8')), 'hex'));
    END LOOP;
    NEW.words := NULL;
    NEW.hash := public.event_hash(NEW);
    INSERT INTO public.complaints_chainhead (complaint_id, position, hash, state, moves, changes)
    VALUES (NEW.complaint_id, NEW.position, NEW.hash, coalesce(NEW.to_state, v_head.state), 0, 0)
    ON CONFLICT (complaint_id) DO UPDATE SET
        position = EXCLUDED.position, hash = EXCLUDED.hash,
        state = EXCLUDED.state,
        moves = public.complaints_chainhead.moves + (NEW.to_state IS NOT NULL)::integer,
        changes = public.complaints_chainhead.changes + public.act_changes_the_row(NEW.verb)::integer;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS event_joins_the_chain ON public.complaints_event;
CREATE TRIGGER event_joins_the_chain BEFORE INSERT ON public.complaints_event
    FOR EACH ROW EXECUTE FUNCTION public.event_joins_the_chain();

-- Reads and refusals happen when the database says.
CREATE OR REPLACE FUNCTION public.stamp_now() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.at := clock_timestamp();
    RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS read_is_now ON public.complaints_readrecord;
CREATE TRIGGER read_is_now BEFORE INSERT ON public.complaints_readrecord
    FOR EACH ROW EXECUTE FUNCTION public.stamp_now();
DROP TRIGGER IF EXISTS refusal_is_now ON public.complaints_refusal;
CREATE TRIGGER refusal_is_now BEFORE INSERT ON public.complaints_refusal
    FOR EACH ROW EXECUTE FUNCTION public.stamp_now();

-- At commit: no event tells of a move or a change that was not made.
CREATE OR REPLACE FUNCTION public.event_is_true() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.complaints_complaint c JOIN public.complaints_chainhead h ON h.complaint_id = c.id
         WHERE c.id = NEW.complaint_id AND h.state = c.state AND h.moves = c.moves AND h.changes = c.changes
    ) THEN
        RAISE EXCEPTION 'an event tells of a % that was not made', coalesce('move to ' || NEW.to_state, NEW.verb)
            USING ERRCODE = 'RC005';
    END IF;
    RETURN NULL;
END
$$;
DROP TRIGGER IF EXISTS event_is_true ON public.complaints_event;
CREATE CONSTRAINT TRIGGER event_is_true AFTER INSERT ON public.complaints_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.to_state IS NOT NULL OR public.act_changes_the_row(NEW.verb))
    EXECUTE FUNCTION public.event_is_true();

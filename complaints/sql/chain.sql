-- The record: every event joins its complaint's SHA-256 chain, and personal words stand apart under a
-- salt, so that they can be erased and the chain still proves the rest. Canonical form: docs/record.md.
-- Bodies of the SQL standard are read once, as they are created, whatever the search path of who calls; without a
-- setting of their own PostgreSQL writes them into the query that calls them.
CREATE OR REPLACE FUNCTION public.event_part(p_value text)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN coalesce(octet_length(p_value)::text || ':' || p_value || ';', '-;');

CREATE OR REPLACE FUNCTION public.event_moment(p_at timestamptz)
RETURNS text LANGUAGE sql STABLE
RETURN to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

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
RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN p_verb IN ('hand_over', 'correct', 'could_not_ask', 'limit_passed', 'see_authority');

-- What each of them may change of the row.
CREATE OR REPLACE FUNCTION public.act_may_change(p_verb text)
RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE p_verb
        WHEN 'hand_over' THEN ARRAY['owner_id']
        WHEN 'could_not_ask' THEN ARRAY['owner_id', 'call_back_due']
        WHEN 'limit_passed' THEN ARRAY['formal_at', 'formal_cause']
        WHEN 'see_authority' THEN ARRAY['authority', 'authority_seen_by_id', 'authority_seen_at']
        WHEN 'correct' THEN ARRAY[
            'category_id', 'location_id', 'what_happened', 'channel', 'happened_at', 'patient_reference',
            'patient_name', 'payer', 'about_people', 'about_other', 'complainant', 'complainant_name', 'contact_by',
            'contact_detail', 'language', 'access_needs', 'red_flags', 'formal_at', 'formal_cause']
        ELSE ARRAY[]::text[]
    END
$$;

-- The verbs there are: those of a move with the one or two ways it goes, the others with none.
CREATE OR REPLACE FUNCTION public.verb_goes(p_verb text, p_from text, p_to text)
RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN p_from IS NULL AND p_to IS NULL THEN p_verb IN (
        'give', 'note', 'correct', 'hand_over', 'call_backup', 'answer_call', 'withdraw_call', 'keep_promise',
        'could_not_ask', 'limit_passed', 'see_authority')
    ELSE (p_verb, coalesce(p_from, ''), p_to) IN (
        ('record', '', 'open'), ('resolve', 'open', 'resolved'), ('escalate', 'open', 'escalated'),
        ('hand_back', 'escalated', 'open'), ('claim', 'escalated', 'in_review'), ('claim', 'open', 'in_review'),
        ('release', 'in_review', 'escalated'), ('decide', 'in_review', 'resolved'),
        ('reopen', 'resolved', 'open'), ('reopen', 'resolved', 'escalated'), ('void', 'open', 'void'),
        ('void', 'escalated', 'void'), ('void', 'in_review', 'void'))
END;

CREATE OR REPLACE FUNCTION public.event_joins_the_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_head public.complaints_chainhead;
    v_complaint public.complaints_complaint;
    v_changes CONSTANT boolean := public.act_changes_the_row(NEW.verb);
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
       OR NOT public.verb_goes(NEW.verb, NEW.from_state, NEW.to_state)
    THEN
        RAISE EXCEPTION '%: an event from % to % does not follow from %', v_complaint.reference,
            NEW.from_state, NEW.to_state, v_head.state USING ERRCODE = 'RC005';
    END IF;
    IF (NEW.by_id IS NULL) <> (NEW.verb = 'limit_passed') THEN
        RAISE EXCEPTION '%: only a limit passes by itself; everything else is somebody''s act', v_complaint.reference
            USING ERRCODE = 'RC005';
    END IF;
    -- The row first, then its event, then the next: so an event tells of what was done last, and of nothing else.
    IF NEW.position > 1 AND NEW.to_state IS NOT NULL AND (v_complaint.state, v_complaint.moves, v_complaint.changes)
           IS DISTINCT FROM (NEW.to_state, v_head.moves + 1, v_head.changes)
       OR v_changes AND (v_complaint.moves, v_complaint.changes) IS DISTINCT FROM (v_head.moves, v_head.changes + 1)
    THEN
        RAISE EXCEPTION '%: an event tells of what was done just before it', v_complaint.reference
            USING ERRCODE = 'RC005';
    END IF;
    IF v_changes AND NOT v_complaint.changed <@ public.act_may_change(NEW.verb) THEN
        RAISE EXCEPTION '%: % does not change %', v_complaint.reference, NEW.verb, v_complaint.changed
            USING ERRCODE = 'RC005';
    END IF;
    IF NEW.to_state = v_complaint.state AND NOT public.event_names_who_did_it(NEW, v_complaint) THEN
        RAISE EXCEPTION '%: the history must name who did it', v_complaint.reference USING ERRCODE = 'RC005';
    END IF;
    -- who recorded it was asked as it was born; the usual case first
    IF NEW.position > 1 AND NEW.by_id IS NOT NULL AND (
        NEW.by_id = ANY (v_complaint.about_people)
        OR v_complaint.changes > v_head.changes AND v_complaint.was -> 'about_people' @> to_jsonb(NEW.by_id)
        OR CASE WHEN NEW.verb IN ('release', 'hand_back') THEN NOT public.may_part_with(NEW, v_complaint)
                ELSE NOT public.staff_works_at(NEW.by_id, v_complaint.site_id, ARRAY['front_desk', 'manager'])
                     AND NOT public.may_act_on(NEW.by_id, v_complaint) END) THEN
        RAISE EXCEPTION '%: only somebody who may act on it has a history with it', v_complaint.reference
            USING ERRCODE = 'RC005';
    END IF;
    IF NEW.verb = 'correct' AND public.left_the_managers(v_complaint)
       AND NOT public.may_answer_for(NEW.by_id, v_complaint) THEN
        RAISE EXCEPTION '%: only a manager takes it out of what managers decide', v_complaint.reference
            USING ERRCODE = 'RC005';
    END IF;
    IF NEW.verb IN ('resolve', 'decide') AND NEW.fact IS DISTINCT FROM 'put_right:' || v_complaint.put_right
       OR NEW.verb IN ('hand_over', 'hand_back') AND NEW.fact IS DISTINCT FROM 'to:' || v_complaint.owner_id
       OR NEW.verb = 'could_not_ask' AND (v_complaint.state, NEW.by_id, NEW.fact) IS DISTINCT FROM
          ('open', v_complaint.owner_id, 'call_back:' || to_char(v_complaint.call_back_due, 'YYYY-MM-DD'))
       OR NEW.verb = 'see_authority' AND (NEW.by_id, NEW.at, NEW.fact) IS DISTINCT FROM
          (v_complaint.authority_seen_by_id, v_complaint.authority_seen_at, 'authority:' || v_complaint.authority)
       OR NEW.verb IN ('give', 'keep_promise', 'call_backup', 'answer_call', 'withdraw_call')
          AND NOT public.act_is_done(NEW, v_complaint) THEN
        RAISE EXCEPTION '%: an event tells of what was done, once', v_complaint.reference USING ERRCODE = 'RC005';
    END IF;
    PERFORM public.require_stated_now(NEW.at, 'the time of an event');
    NEW.recorded_at := clock_timestamp();
    SELECT p.name, l.name INTO NEW.by_name, NEW.by_level
      FROM public.staff_person p JOIN public.staff_level l ON l.id = p.level_id WHERE p.id = NEW.by_id;
    IF NEW.verb = 'give' THEN
        -- a remedy was given at the level they worked at (rule 3): its event says the same
        SELECT r.level_name INTO NEW.by_level FROM public.complaints_remedy r
         WHERE r.complaint_id = NEW.complaint_id AND r.id::text = public.fact_part(NEW.fact, 'remedy');
    END IF;
    NEW.by_name := coalesce(NEW.by_name, 'Recovery');
    NEW.by_level := coalesce(NEW.by_level, '');
    WITH kept AS (
        INSERT INTO public.complaints_eventvalue (event_id, complaint_id, field, value, salt)
        SELECT NEW.id, NEW.complaint_id, w.key, w.value,
               encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex')
          FROM jsonb_each_text(coalesce(NEW.words, '{}')) w WHERE w.value <> ''
        RETURNING field, value, salt)
    SELECT coalesce(jsonb_object_agg(k.field, encode(sha256(convert_to(k.salt || k.value, 'UTF8')), 'hex')), '{}')
      INTO NEW.digests FROM kept k;
    NEW.words := NULL;
    NEW.hash := public.event_hash(NEW);
    INSERT INTO public.complaints_chainhead (complaint_id, position, hash, state, moves, changes)
    VALUES (NEW.complaint_id, NEW.position, NEW.hash, coalesce(NEW.to_state, v_head.state), 0, 0)
    ON CONFLICT (complaint_id) DO UPDATE SET
        position = EXCLUDED.position, hash = EXCLUDED.hash,
        state = EXCLUDED.state,
        moves = public.complaints_chainhead.moves + (NEW.to_state IS NOT NULL)::integer,
        changes = public.complaints_chainhead.changes + v_changes::integer;
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

-- What an event tells of stands in the row before it: nothing is left to be asked at commit.
DROP TRIGGER IF EXISTS event_is_true ON public.complaints_event;
DROP FUNCTION IF EXISTS public.event_is_true();

-- A complaint is born open and moves only along the arrows of complaints/states.py, whoever writes
-- and whatever path the write takes. Messages are for the log and the tests: they hold no words of
-- a patient. SQLSTATE RC001 birth, RC002 illegal move, RC003 a fact that is never cleared,
-- RC004 a move without what it needs, RC005 a state without its event, RC006 a stated time.
CREATE SEQUENCE IF NOT EXISTS public.complaints_reference_number START 1001;

CREATE OR REPLACE FUNCTION public.complaint_reference(p_prefix text, p_number bigint)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN p_prefix || '-' || p_number::text || '-' || substr('ABCDEFGHJKLMNPQRSTVWXYZ', (p_number % 23)::integer + 1, 1);

CREATE OR REPLACE FUNCTION public.complaint_pair_is_legal(p_from text, p_to text)
RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN (p_from, p_to) IN (
    ('open', 'resolved'), ('open', 'escalated'), ('open', 'in_review'), ('open', 'void'),
    ('escalated', 'open'), ('escalated', 'in_review'), ('escalated', 'void'),
    ('in_review', 'escalated'), ('in_review', 'resolved'), ('in_review', 'void'),
    ('resolved', 'open'), ('resolved', 'escalated')
);

-- What complaints/regulations.py says of each regime's desk, for the guards; a test holds the two together.
CREATE OR REPLACE FUNCTION public.regime_makes_escalation_formal(p_regime text)
RETURNS boolean LANGUAGE sql IMMUTABLE RETURN p_regime IN ('us');

CREATE OR REPLACE FUNCTION public.regime_lets_it_end_unasked(p_regime text)
RETURNS boolean LANGUAGE sql IMMUTABLE RETURN p_regime IN ('us', 'house');

CREATE OR REPLACE FUNCTION public.regime_makes_leaving_formal(p_regime text)
RETURNS boolean LANGUAGE sql IMMUTABLE RETURN p_regime IN ('us');

CREATE OR REPLACE FUNCTION public.regime_sets_a_limit(p_regime text)
RETURNS boolean LANGUAGE sql IMMUTABLE RETURN p_regime IN ('england');

-- What a move may change besides the state: its own evidence, and nothing else of the row.
CREATE OR REPLACE FUNCTION public.complaint_move_changes(p_from text, p_to text)
RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT ARRAY['state', 'moves', 'changed', 'was', 'found_by'] || CASE
        WHEN p_from = 'resolved' AND p_to = 'escalated'
            THEN ARRAY['owner_id', 'escalated_at', 'escalated_by_id', 'escalated_reason', 'resolved_at',
                       'resolved_by_id', 'what_was_done', 'put_right']
        WHEN p_from = 'open' AND p_to = 'escalated'
            THEN ARRAY['owner_id', 'escalated_at', 'escalated_by_id', 'escalated_reason', 'formal_at', 'formal_cause',
                       'contact_by', 'contact_detail', 'call_back_due']
        WHEN p_to = 'resolved' OR p_from = 'resolved'
            THEN ARRAY['owner_id', 'resolved_at', 'resolved_by_id', 'what_was_done', 'put_right', 'call_back_due']
        WHEN p_to = 'in_review' THEN ARRAY['owner_id', 'claimed_at', 'call_back_due']
        WHEN p_to = 'void'
            THEN ARRAY['owner_id', 'void_at', 'void_by_id', 'void_reason', 'duplicate_of_id', 'call_back_due']
        ELSE ARRAY['owner_id']
    END
$$;

-- A time that the app states must be now, give or take five minutes. Only the owner, who tells the
-- demo and brings old records over, may state an earlier one, of a year that a page can show; nobody a
-- later one. Called from SECURITY DEFINER triggers only: there current_user is the owner, session_user
-- who connected.
CREATE OR REPLACE FUNCTION public.require_stated_now(p_at timestamptz, p_what text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_at > clock_timestamp() + interval '5 minutes' OR p_at < '1900-01-01 00:00+00'
       OR (p_at < clock_timestamp() - interval '5 minutes' AND NOT pg_has_role(session_user, current_user, 'MEMBER'))
    THEN
        RAISE EXCEPTION '% must be now, not %', p_what, p_at USING ERRCODE = 'RC006';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION public.complaint_is_born() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_site public.staff_site;
    v_wrong text;
BEGIN
    IF NEW.state <> 'open' THEN
        RAISE EXCEPTION 'a complaint is born open, not %', NEW.state USING ERRCODE = 'RC001';
    END IF;
    IF num_nonnulls(NEW.escalated_at, NEW.claimed_at, NEW.resolved_at, NEW.void_at) > 0 THEN
        RAISE EXCEPTION 'a complaint is born with nothing decided' USING ERRCODE = 'RC001';
    END IF;
    IF num_nonnulls(NEW.authority, NEW.authority_seen_by_id, NEW.authority_seen_at, NEW.call_back_due) > 0 THEN
        RAISE EXCEPTION 'an authority is seen, and a call back is due, only later' USING ERRCODE = 'RC001';
    END IF;
    SELECT s.* INTO v_site FROM public.staff_site s WHERE s.id = NEW.site_id;
    IF NEW.organisation_id IS DISTINCT FROM v_site.organisation_id THEN
        RAISE EXCEPTION 'a complaint is of its site''s organisation' USING ERRCODE = 'RC001';
    END IF;
    v_wrong := public.complaint_facts_are_wrong(NEW);
    IF v_wrong IS NOT NULL THEN
        RAISE EXCEPTION '%', v_wrong USING ERRCODE = 'RC001';
    END IF;
    IF NEW.owner_id IS DISTINCT FROM NEW.recorded_by_id
       OR NOT public.staff_works_at(NEW.recorded_by_id, NEW.site_id, ARRAY['front_desk', 'manager'])
    THEN
        RAISE EXCEPTION 'a complaint is recorded and owned by somebody at its desk' USING ERRCODE = 'RC001';
    END IF;
    PERFORM public.require_stated_now(NEW.recorded_at, 'the time of recording');
    IF (NEW.on_the_spot_until IS NOT NULL) <> public.regime_sets_a_limit(v_site.regime)
       OR NEW.on_the_spot_until <= NEW.recorded_at
       OR NEW.on_the_spot_until > NEW.recorded_at + interval '336 hours' THEN
        RAISE EXCEPTION 'a complaint has the limit that its regime sets for settling it on the spot'
            USING ERRCODE = 'RC001';
    END IF;
    IF NEW.formal_at IS DISTINCT FROM (
        CASE WHEN NEW.red_flags <> '{}'
               OR NEW.formal_cause = 'patient_left' AND public.regime_makes_leaving_formal(v_site.regime)
             THEN NEW.recorded_at END) THEN
        RAISE EXCEPTION 'a red flag makes a complaint formal from its recording, or the patient leaving; nothing else'
            USING ERRCODE = 'RC001';
    END IF;
    NEW.moves := 0;
    NEW.changes := 0;
    NEW.changed := '{}';
    NEW.was := '{}';
    NEW.number := nextval('public.complaints_reference_number');
    NEW.reference := public.complaint_reference(v_site.prefix, NEW.number);
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION public.complaint_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_wrong text := public.complaint_facts_are_wrong(NEW, OLD);
    -- the search column is computed after this trigger: here it is empty in the new row
    v_own text[];
    v_uncounted CONSTANT text[] := ARRAY['moves', 'changes', 'changed', 'was', 'found_by'];
BEGIN
    IF (NEW.id, NEW.number, NEW.reference, NEW.organisation_id, NEW.site_id, NEW.recorded_at, NEW.recorded_by_id)
       IS DISTINCT FROM
       (OLD.id, OLD.number, OLD.reference, OLD.organisation_id, OLD.site_id, OLD.recorded_at, OLD.recorded_by_id)
       OR NEW.on_the_spot_until IS DISTINCT FROM OLD.on_the_spot_until
    THEN
        RAISE EXCEPTION '%: who recorded it, where and when never changes', OLD.reference USING ERRCODE = 'RC003';
    END IF;
    IF v_wrong IS NOT NULL THEN
        RAISE EXCEPTION '%: %', OLD.reference, v_wrong USING ERRCODE = 'RC009';
    END IF;
    IF OLD.formal_at IS NOT NULL
       AND (NEW.formal_at, NEW.formal_cause) IS DISTINCT FROM (OLD.formal_at, OLD.formal_cause)
    THEN
        RAISE EXCEPTION '%: formal is never cleared', OLD.reference USING ERRCODE = 'RC003';
    END IF;
    IF NOT NEW.red_flags @> OLD.red_flags THEN
        RAISE EXCEPTION '%: a red flag is never cleared', OLD.reference USING ERRCODE = 'RC003';
    END IF;
    IF OLD.formal_at IS NULL AND NEW.formal_at IS NOT NULL THEN
        PERFORM public.require_stated_now(NEW.formal_at, 'the time it became formal');
    END IF;
    NEW.moves := OLD.moves;
    NEW.changes := OLD.changes;
    NEW.changed := OLD.changed;
    NEW.was := OLD.was;
    IF NEW.state = OLD.state THEN
        PERFORM public.complaint_keeps_its_evidence(OLD, NEW);
        IF (to_jsonb(NEW) - v_uncounted) IS DISTINCT FROM (to_jsonb(OLD) - v_uncounted) THEN
            NEW.changes := OLD.changes + 1;
            NEW.changed := ARRAY(
                SELECT n.key FROM jsonb_each(to_jsonb(NEW) - v_uncounted) n
                 WHERE n.value IS DISTINCT FROM to_jsonb(OLD) -> n.key ORDER BY n.key COLLATE "C");
            -- for who may have done it; keys only, for what a patient said is never kept a second time
            NEW.was := jsonb_build_object('about_people', OLD.about_people, 'category_id', OLD.category_id);
        END IF;
        RETURN NEW;
    END IF;
    IF NOT public.complaint_pair_is_legal(OLD.state, NEW.state) THEN
        RAISE EXCEPTION '%: a complaint cannot go from % to %', OLD.reference, OLD.state, NEW.state
            USING ERRCODE = 'RC002';
    END IF;
    v_own := public.complaint_move_changes(OLD.state, NEW.state);
    IF (to_jsonb(NEW) - v_own) IS DISTINCT FROM (to_jsonb(OLD) - v_own) THEN
        RAISE EXCEPTION '%: going from % to % changes its own evidence and nothing else', OLD.reference, OLD.state,
            NEW.state USING ERRCODE = 'RC004';
    END IF;
    NEW.moves := OLD.moves + 1;
    PERFORM public.complaint_has_what_the_move_needs(OLD, NEW);
    RETURN NEW;
END
$$;

-- Without a move nothing that was decided changes; only an open complaint may get another owner, and only a
-- new red flag or the limit for settling it on the spot makes it formal.
CREATE OR REPLACE FUNCTION public.complaint_keeps_its_evidence(
    before public.complaints_complaint, after public.complaints_complaint
) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (after.escalated_at, after.escalated_by_id, after.escalated_reason, after.claimed_at, after.resolved_at,
        after.resolved_by_id, after.what_was_done, after.put_right, after.void_at, after.void_by_id,
        after.void_reason, after.duplicate_of_id) IS DISTINCT FROM
       (before.escalated_at, before.escalated_by_id, before.escalated_reason, before.claimed_at, before.resolved_at,
        before.resolved_by_id, before.what_was_done, before.put_right, before.void_at, before.void_by_id,
        before.void_reason, before.duplicate_of_id)
    THEN
        RAISE EXCEPTION '%: what was decided changes only by a move', before.reference USING ERRCODE = 'RC003';
    END IF;
    IF after.owner_id IS DISTINCT FROM before.owner_id AND (
        after.state <> 'open' OR NOT public.staff_works_at(after.owner_id, after.site_id, ARRAY['front_desk', 'manager']))
    THEN
        RAISE EXCEPTION '%: only an open complaint is handed over, and only to its desk', before.reference
            USING ERRCODE = 'RC004';
    END IF;
    IF before.formal_at IS NULL AND after.formal_at IS NOT NULL AND NOT (
        after.formal_cause = 'red_flag' AND after.red_flags <> before.red_flags
        OR after.formal_cause = 'limit_passed' AND after.state IN ('open', 'escalated', 'in_review')
           AND coalesce(least(after.formal_at, clock_timestamp()) >= after.on_the_spot_until, false)
    ) THEN
        RAISE EXCEPTION '%: only a new red flag or its limit passing makes it formal where it stands', before.reference
            USING ERRCODE = 'RC004';
    END IF;
    IF after.authority_seen_at IS DISTINCT FROM before.authority_seen_at THEN
        PERFORM public.require_stated_now(after.authority_seen_at, 'the time of seeing an authority');
    END IF;
END
$$;

-- Each move with its evidence: who, when, why, and whether that person may.
CREATE OR REPLACE FUNCTION public.complaint_has_what_the_move_needs(
    before public.complaints_complaint, after public.complaints_complaint
) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_desk CONSTANT text[] := ARRAY['front_desk', 'manager'];
    v_escalates boolean := after.state = 'escalated' AND before.state IN ('open', 'resolved');
    v_regime text := (SELECT s.regime FROM public.staff_site s WHERE s.id = after.site_id);
    v_wrong text;
BEGIN
    IF NOT v_escalates AND (after.escalated_at, after.escalated_by_id, after.escalated_reason) IS DISTINCT FROM
       (before.escalated_at, before.escalated_by_id, before.escalated_reason) THEN
        v_wrong := 'only escalating changes who escalated it and why';
    ELSIF after.state <> 'in_review' AND after.claimed_at IS DISTINCT FROM before.claimed_at THEN
        v_wrong := 'only claiming changes when it was claimed';
    ELSIF v_escalates AND (after.escalated_at IS NULL OR after.escalated_at IS NOT DISTINCT FROM before.escalated_at
          OR NOT public.staff_works_at(after.escalated_by_id, after.site_id, v_desk)) THEN
        v_wrong := 'escalating needs a reason by somebody who works here';
    ELSIF v_escalates AND after.formal_at IS NULL AND public.regime_makes_escalation_formal(v_regime) THEN
        v_wrong := 'under this regime escalating makes it formal';
    ELSIF before.formal_at IS NULL AND after.formal_at IS NOT NULL
          AND (after.formal_cause <> 'escalated' OR NOT public.regime_makes_escalation_formal(v_regime)) THEN
        v_wrong := 'only escalating makes it formal on the way, and only where the regime says so';
    ELSIF before.state = 'resolved' AND (before.formal_at IS NOT NULL) <> (after.state = 'escalated') THEN
        v_wrong := 'reopened, a formal one is escalated and any other is open';
    ELSIF after.state = 'open' AND NOT public.staff_works_at(after.owner_id, after.site_id, v_desk) THEN
        v_wrong := 'an open complaint belongs to somebody at its desk';
    ELSIF before.state = 'open' AND after.state = 'resolved' THEN
        v_wrong := public.complaint_may_not_end_at_the_desk(after);
    ELSIF after.state = 'in_review' THEN
        v_wrong := public.complaint_may_not_be_claimed(before, after);
    ELSIF before.state = 'in_review' AND after.state = 'resolved'
          AND (after.resolved_by_id IS DISTINCT FROM before.owner_id OR after.owner_id IS DISTINCT FROM before.owner_id) THEN
        v_wrong := 'only the manager who claimed it decides it';
    ELSIF after.state = 'void' THEN
        v_wrong := public.complaint_may_not_be_voided(after);
    END IF;
    IF v_wrong IS NOT NULL THEN
        RAISE EXCEPTION '%: %', before.reference, v_wrong USING ERRCODE = 'RC004';
    END IF;
    IF after.escalated_at IS DISTINCT FROM before.escalated_at THEN
        PERFORM public.require_stated_now(after.escalated_at, 'the time of escalating');
    END IF;
    IF after.claimed_at IS DISTINCT FROM before.claimed_at THEN
        PERFORM public.require_stated_now(after.claimed_at, 'the time of claiming');
    END IF;
    IF after.resolved_at IS DISTINCT FROM before.resolved_at AND after.resolved_at IS NOT NULL THEN
        PERFORM public.require_stated_now(after.resolved_at, 'the time of resolving');
    END IF;
    IF after.void_at IS DISTINCT FROM before.void_at THEN
        PERFORM public.require_stated_now(after.void_at, 'the time of voiding');
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION public.complaint_may_not_end_at_the_desk(after public.complaints_complaint)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN after.formal_at IS NOT NULL THEN 'formal: only the manager who claimed it may resolve it'
        WHEN after.put_right = 'no' THEN 'what is not put right cannot end at the desk'
        WHEN after.put_right = 'could_not_ask' AND NOT public.regime_lets_it_end_unasked(
            (SELECT s.regime FROM public.staff_site s WHERE s.id = after.site_id))
            THEN 'under this regime somebody has to have asked'
        WHEN NOT (SELECT c.may_end_at_desk FROM public.complaints_category c WHERE c.id = after.category_id)
            THEN 'this category may not end at the desk'
        WHEN after.owner_id IS DISTINCT FROM after.resolved_by_id THEN 'whoever resolves it owns it'
        WHEN NOT public.staff_works_at(after.resolved_by_id, after.site_id, ARRAY['front_desk', 'manager'])
            THEN 'only somebody who works here resolves it'
    END
$$;

CREATE OR REPLACE FUNCTION public.complaint_may_not_be_voided(after public.complaints_complaint)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN NOT public.staff_works_at(after.void_by_id, after.site_id, ARRAY['manager'])
             OR after.void_by_id = ANY (after.about_people)
            THEN 'only a manager of its site whom it is not about voids a complaint'
        WHEN after.void_by_id IS NOT DISTINCT FROM after.escalated_by_id THEN 'nobody voids what they escalated'
        WHEN after.duplicate_of_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM public.complaints_complaint d
             WHERE d.id = after.duplicate_of_id AND d.site_id = after.site_id AND d.state <> 'void')
            THEN 'a duplicate repeats another complaint of its site that is not void'
    END
$$;

CREATE OR REPLACE FUNCTION public.complaint_may_not_be_claimed(
    before public.complaints_complaint, after public.complaints_complaint
) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN before.state = 'open' AND before.formal_at IS NULL THEN 'only a formal one is claimed from the desk'
        WHEN after.owner_id IS NOT DISTINCT FROM after.escalated_by_id THEN 'nobody decides what they escalated'
        WHEN after.claimed_at IS NULL OR after.claimed_at IS NOT DISTINCT FROM before.claimed_at
            THEN 'claiming says when'
        WHEN NOT public.staff_works_at(after.owner_id, after.site_id, ARRAY['manager'])
             AND NOT EXISTS (SELECT FROM public.complaint_reviewers(after) r WHERE r.person_id = after.owner_id)
            THEN 'only a manager claims it'
    END
$$;

-- At commit: the history tells of every move and of every change, and ends where the complaint stands.
CREATE OR REPLACE FUNCTION public.complaint_is_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_now record;
BEGIN
    SELECT c.reference, c.state, h.state = c.state AND h.moves = c.moves AS told, h.changes = c.changes AS changed
      INTO v_now
      FROM public.complaints_complaint c LEFT JOIN public.complaints_chainhead h ON h.complaint_id = c.id
     WHERE c.id = NEW.id;
    IF v_now.told IS NOT TRUE THEN
        RAISE EXCEPTION '%: its history does not tell how it became %', v_now.reference, v_now.state
            USING ERRCODE = 'RC005';
    END IF;
    IF v_now.changed IS NOT TRUE THEN
        RAISE EXCEPTION '%: its history does not tell of every change', v_now.reference USING ERRCODE = 'RC005';
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS complaint_is_born ON public.complaints_complaint;
CREATE TRIGGER complaint_is_born BEFORE INSERT ON public.complaints_complaint
    FOR EACH ROW EXECUTE FUNCTION public.complaint_is_born();
DROP TRIGGER IF EXISTS complaint_moves ON public.complaints_complaint;
CREATE TRIGGER complaint_moves BEFORE UPDATE ON public.complaints_complaint
    FOR EACH ROW EXECUTE FUNCTION public.complaint_moves();
DROP TRIGGER IF EXISTS complaint_is_told ON public.complaints_complaint;
CREATE CONSTRAINT TRIGGER complaint_is_told AFTER INSERT OR UPDATE ON public.complaints_complaint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.complaint_is_told();

-- An organisation's history: who changed what anybody may do, whom, and why; a SHA-256 chain as each complaint has one.
-- SQLSTATE RA003: an event that is none.
CREATE OR REPLACE FUNCTION public.organisation_event_part(p_value text)
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN p_value IS NULL THEN '-;' ELSE octet_length(p_value) || ':' || p_value || ';' END
$$;

CREATE OR REPLACE FUNCTION public.organisation_event_hash(e public.staff_organisationevent)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(sha256(convert_to(
        public.organisation_event_part(e.previous_hash) || public.organisation_event_part(e.organisation_id::text)
        || public.organisation_event_part(e.position::text) || public.organisation_event_part(e.id::text)
        || public.organisation_event_part(e.verb) || public.organisation_event_part(e.by_id::text)
        || public.organisation_event_part(e.by_name) || public.organisation_event_part(e.person_id::text)
        || public.organisation_event_part(e.change_id::text)
        || public.organisation_event_part(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || public.organisation_event_part(to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || coalesce((SELECT string_agg(public.organisation_event_part(f.key) || public.organisation_event_part(f.value), ''
                                       ORDER BY f.key COLLATE "C") FROM jsonb_each_text(e.facts) f), ''),
        'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION public.organisation_event_joins_the_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_head public.staff_organisationhead;
BEGIN
    -- the organisation's row is the lock of its chain
    PERFORM FROM public.staff_organisation o WHERE o.id = NEW.organisation_id FOR NO KEY UPDATE;
    IF NOT FOUND OR NEW.verb = '' OR jsonb_typeof(NEW.facts) <> 'object' THEN
        RAISE EXCEPTION 'an event belongs to an organisation and tells of something' USING ERRCODE = 'RA003';
    END IF;
    IF EXISTS (SELECT FROM jsonb_each(NEW.facts) f WHERE jsonb_typeof(f.value) <> 'string') THEN
        RAISE EXCEPTION 'what an event tells are short texts' USING ERRCODE = 'RA003';
    END IF;
    -- what a trigger tells by itself nobody says in its place
    IF pg_trigger_depth() = 1 AND NOT public.staff_as_owner() AND NEW.verb IN (
        'add_person', 'add_membership', 'change_membership', 'withdraw_course', 'draft', 'approve', 'withdraw',
        'take_effect') THEN
        RAISE EXCEPTION '% is told by what was done, and by nobody', NEW.verb USING ERRCODE = 'RA003';
    END IF;
    SELECT h.* INTO v_head FROM public.staff_organisationhead h WHERE h.organisation_id = NEW.organisation_id;
    PERFORM public.staff_require_now(NEW.at, 'the time of an event');
    NEW.position := coalesce(v_head.position, 0) + 1;
    NEW.previous_hash := coalesce(v_head.hash, repeat('0', 64));
    NEW.recorded_at := clock_timestamp();
    NEW.by_name := coalesce((SELECT p.name FROM public.staff_person p WHERE p.id = NEW.by_id), 'Recovery');
    NEW.hash := public.organisation_event_hash(NEW);
    INSERT INTO public.staff_organisationhead (organisation_id, position, hash)
    VALUES (NEW.organisation_id, NEW.position, NEW.hash)
    ON CONFLICT (organisation_id) DO UPDATE SET position = EXCLUDED.position, hash = EXCLUDED.hash;
    RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS organisation_event_joins_the_chain ON public.staff_organisationevent;
CREATE TRIGGER organisation_event_joins_the_chain BEFORE INSERT ON public.staff_organisationevent
    FOR EACH ROW EXECUTE FUNCTION public.organisation_event_joins_the_chain();

-- A head without its event is none: INSERT ... ON CONFLICT DO NOTHING would leave one behind.
CREATE OR REPLACE FUNCTION public.organisation_head_has_its_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.staff_organisationevent e
                    WHERE e.organisation_id = NEW.organisation_id AND e.position = NEW.position AND e.hash = NEW.hash) THEN
        RAISE EXCEPTION 'an organisation''s chain ends with an event' USING ERRCODE = 'RA003';
    END IF;
    RETURN NULL;
END
$$;
DROP TRIGGER IF EXISTS organisation_head_has_its_event ON public.staff_organisationhead;
CREATE CONSTRAINT TRIGGER organisation_head_has_its_event AFTER INSERT OR UPDATE ON public.staff_organisationhead
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.organisation_head_has_its_event();

-- Who acts, as the app says at the beginning of an act; null where it does not say.
CREATE OR REPLACE FUNCTION public.staff_acting() RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT nullif(current_setting('recovery.acting', true), '')::bigint
$$;

-- Every change of what somebody is: told by itself, whatever path it takes; nobody raises or moves themselves.
CREATE OR REPLACE FUNCTION public.person_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_facts jsonb := '{}';
    v_organisation bigint := (SELECT l.organisation_id FROM public.staff_level l WHERE l.id = NEW.level_id);
BEGIN
    IF TG_OP = 'INSERT' THEN
        v_facts := jsonb_build_object('username', NEW.username, 'level', (
            SELECT l.name FROM public.staff_level l WHERE l.id = NEW.level_id));
    ELSE
        IF NEW.level_id <> OLD.level_id THEN
            IF public.staff_acting() = NEW.id THEN
                RAISE EXCEPTION 'nobody changes their own level' USING ERRCODE = 'RA002';
            END IF;
            v_facts := v_facts || jsonb_build_object(
                'level before', (SELECT l.name FROM public.staff_level l WHERE l.id = OLD.level_id),
                'level', (SELECT l.name FROM public.staff_level l WHERE l.id = NEW.level_id));
        END IF;
        IF NEW.is_active <> OLD.is_active THEN
            IF public.staff_acting() = NEW.id THEN
                RAISE EXCEPTION 'nobody shuts themselves out or in' USING ERRCODE = 'RA002';
            END IF;
            v_facts := v_facts || jsonb_build_object('may sign in', CASE WHEN NEW.is_active THEN 'yes' ELSE 'no' END);
        END IF;
        IF NEW.name <> OLD.name OR NEW.username <> OLD.username THEN
            v_facts := v_facts || jsonb_build_object('name', NEW.name, 'username', NEW.username);
        END IF;
        IF NEW.password <> OLD.password THEN
            v_facts := v_facts || jsonb_build_object(
                'password', CASE WHEN public.staff_acting() = NEW.id THEN 'own' ELSE 'set' END);
        END IF;
        IF v_facts = '{}' THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO public.staff_organisationevent (id, organisation_id, verb, by_id, person_id, at, facts)
    VALUES (gen_random_uuid(), v_organisation, CASE TG_OP WHEN 'INSERT' THEN 'add_person' ELSE 'change_person' END,
            public.staff_acting(), NEW.id, clock_timestamp(), v_facts);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION public.membership_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF public.staff_acting() = NEW.person_id AND (
        TG_OP = 'INSERT' OR (NEW.role, NEW.is_active) IS DISTINCT FROM (OLD.role, OLD.is_active)) THEN
        RAISE EXCEPTION 'nobody changes where they work themselves' USING ERRCODE = 'RA002';
    END IF;
    INSERT INTO public.staff_organisationevent (id, organisation_id, verb, by_id, person_id, at, facts)
    SELECT gen_random_uuid(), s.organisation_id, CASE TG_OP WHEN 'INSERT' THEN 'add_membership' ELSE 'change_membership' END,
           public.staff_acting(), NEW.person_id, clock_timestamp(),
           jsonb_build_object('site', s.name, 'role', NEW.role, 'works there', CASE WHEN NEW.is_active THEN 'yes' ELSE 'no' END)
      FROM public.staff_site s WHERE s.id = NEW.site_id;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS person_changes ON public.staff_person;
CREATE TRIGGER person_changes AFTER INSERT OR UPDATE ON public.staff_person
    FOR EACH ROW EXECUTE FUNCTION public.person_changes();
DROP TRIGGER IF EXISTS membership_changes ON public.staff_membership;
CREATE TRIGGER membership_changes AFTER INSERT OR UPDATE ON public.staff_membership
    FOR EACH ROW EXECUTE FUNCTION public.membership_changes();

-- Since when somebody is what they are (staff_yes_counts). Who is there as an organisation begins was always there.
CREATE OR REPLACE FUNCTION public.membership_counts_since() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.since := OLD.since;
        IF (NEW.role, NEW.is_active) IS DISTINCT FROM (OLD.role, OLD.is_active) THEN
            NEW.since := clock_timestamp();
            IF OLD.role = 'admin' AND OLD.is_active THEN
                UPDATE public.staff_organisation o SET admin_left_at = clock_timestamp()
                  FROM public.staff_site s WHERE s.id = NEW.site_id AND o.id = s.organisation_id;
            END IF;
        END IF;
        RETURN NEW;
    END IF;
    IF (SELECT s.organisation_id FROM public.staff_site s WHERE s.id = NEW.site_id) <> (
        SELECT l.organisation_id FROM public.staff_person p JOIN public.staff_level l ON l.id = p.level_id
         WHERE p.id = NEW.person_id) THEN
        RAISE EXCEPTION 'somebody works at sites of their own organisation' USING ERRCODE = 'RA002';
    END IF;
    NEW.since := CASE WHEN EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_site s ON s.id = m.site_id
          JOIN public.staff_site here ON here.organisation_id = s.organisation_id
         WHERE here.id = NEW.site_id AND m.added_in <> pg_current_xact_id()::text::bigint)
        THEN clock_timestamp() ELSE 'epoch' END;
    NEW.added_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS membership_counts_since ON public.staff_membership;
CREATE TRIGGER membership_counts_since BEFORE INSERT OR UPDATE ON public.staff_membership
    FOR EACH ROW EXECUTE FUNCTION public.membership_counts_since();

CREATE OR REPLACE FUNCTION public.person_counts_since() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.password_since := 'epoch';  -- a new admin waits by their membership
        NEW.must_change_password := NEW.must_change_password OR public.staff_acting() IS NOT NULL;
        RETURN NEW;
    END IF;
    IF NEW.level_id <> OLD.level_id AND (SELECT l.organisation_id FROM public.staff_level l WHERE l.id = NEW.level_id)
       <> (SELECT l.organisation_id FROM public.staff_level l WHERE l.id = OLD.level_id) THEN
        RAISE EXCEPTION 'somebody holds a level of their own organisation' USING ERRCODE = 'RA002';
    END IF;
    -- who may sign in again is as new as with another password
    NEW.password_since := CASE WHEN NEW.password IS DISTINCT FROM OLD.password OR NEW.is_active AND NOT OLD.is_active
                               THEN clock_timestamp()
                               ELSE OLD.password_since END;
    -- what somebody else gave is theirs only for a first sign-in; where nobody acts, a hash was made a slower one
    NEW.must_change_password := CASE
        WHEN NEW.password IS DISTINCT FROM OLD.password AND public.staff_acting() IS NOT NULL
        THEN public.staff_acting() <> NEW.id
        ELSE OLD.must_change_password OR NEW.must_change_password END;
    IF OLD.is_active AND NOT NEW.is_active THEN
        UPDATE public.staff_organisation o SET admin_left_at = clock_timestamp()
         WHERE public.staff_is_admin(OLD.id, o.id);
    END IF;
    RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS person_counts_since ON public.staff_person;
CREATE TRIGGER person_counts_since BEFORE INSERT OR UPDATE ON public.staff_person
    FOR EACH ROW EXECUTE FUNCTION public.person_counts_since();

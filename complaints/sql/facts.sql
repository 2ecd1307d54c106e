-- What a complaint says of whom and where: facts of its own site only, whoever writes; and the patients' ledger.
-- SQLSTATE RC001 at birth and RC009 later: a fact that does not belong.
-- Only what is new is asked: what the site's own lists become later never holds up a complaint that stands.
-- PostgreSQL knows lists in lists and years that no page can show.
DROP FUNCTION IF EXISTS public.complaint_facts_are_wrong(public.complaints_complaint);
-- One question after the other, each only where something is new: most moves change none of it.
CREATE OR REPLACE FUNCTION public.complaint_facts_are_wrong(
    c public.complaints_complaint, before public.complaints_complaint DEFAULT NULL
) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF c.about_people IS DISTINCT FROM before.about_people
         AND (array_ndims(c.about_people) <> 1 OR array_lower(c.about_people, 1) <> 1)
       OR c.red_flags IS DISTINCT FROM before.red_flags
         AND (array_ndims(c.red_flags) <> 1 OR array_lower(c.red_flags, 1) <> 1) THEN
        RETURN 'a list is one list';
    END IF;
    IF c.happened_at IS DISTINCT FROM before.happened_at
         AND c.happened_at NOT BETWEEN '1900-01-01 00:00+00' AND '9999-12-31 00:00+00'
       OR c.call_back_due IS DISTINCT FROM before.call_back_due
         AND c.call_back_due NOT BETWEEN '1900-01-01' AND '9999-12-31' THEN
        RETURN 'a day is one from 1900 to 9999';
    END IF;
    IF c.category_id IS DISTINCT FROM before.category_id AND NOT EXISTS (
            SELECT FROM public.complaints_category k
             WHERE k.id = c.category_id AND k.organisation_id = c.organisation_id)
       OR c.location_id IS DISTINCT FROM before.location_id AND c.location_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM public.staff_location l WHERE l.id = c.location_id AND l.site_id = c.site_id) THEN
        RETURN 'category and location must be of the complaint''s own site';
    END IF;
    IF c.about_people IS DISTINCT FROM before.about_people AND c.about_people <> '{}' AND EXISTS (
            SELECT FROM unnest(c.about_people) a
             WHERE a IS NULL OR a <> ALL (coalesce(before.about_people, '{}')) AND NOT EXISTS (
                SELECT FROM public.staff_membership m WHERE m.person_id = a AND m.site_id = c.site_id)) THEN
        RETURN 'the staff it is about work at its own site';
    END IF;
    IF c.owner_id = ANY (c.about_people) THEN
        RETURN 'a complaint never belongs to whom it is about';
    END IF;
    IF c.happened_at > c.recorded_at THEN
        RETURN 'it cannot have happened after it was recorded';
    END IF;
    RETURN NULL;
END
$$;

-- Whether this person may answer for this complaint as a manager: one of its site, or, where none of its own is
-- eligible, a manager of another site of the organisation, or an admin where there is no such manager either
-- (design.md, People). Eligible is who is active, is not named in it, did not escalate it, and does not wait for
-- the answer to a call of their own on it.
CREATE OR REPLACE FUNCTION public.complaint_reviewers(c public.complaints_complaint)
RETURNS TABLE (person_id bigint) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH able AS (
        SELECT m.person_id, CASE WHEN m.role = 'admin' THEN 3 WHEN m.site_id = c.site_id THEN 1 ELSE 2 END AS rank
          FROM public.staff_membership m
          JOIN public.staff_person p ON p.id = m.person_id
          JOIN public.staff_site s ON s.id = m.site_id
         WHERE s.organisation_id = c.organisation_id AND m.is_active AND p.is_active
           AND m.role IN ('manager', 'admin') AND m.person_id <> ALL (c.about_people)
           AND m.person_id IS DISTINCT FROM c.escalated_by_id
           AND NOT EXISTS (SELECT FROM public.complaints_backupcall b
                            WHERE b.complaint_id = c.id AND b.state = 'open' AND b.asked_by_id = m.person_id)
    )
    SELECT DISTINCT a.person_id FROM able a WHERE a.rank = (SELECT min(b.rank) FROM able b)
$$;

-- Everything that the fallback names this person for, and what they took on by it: few or none at any moment. What
-- could be stranded is found by small indexes (a site without managers, staff named, a manager who escalated or who
-- calls), and only then is each asked who may review it.
CREATE OR REPLACE FUNCTION public.complaints_named_to(p_person bigint)
RETURNS TABLE (id uuid) LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_mine bigint[];
    v_organisations bigint[];
    v_managers bigint[];
    v_unmanaged bigint[];
BEGIN
    SELECT array_agg(m.site_id) FILTER (WHERE m.role = 'manager'), array_agg(DISTINCT s.organisation_id)
      INTO v_mine, v_organisations
      FROM public.staff_membership m JOIN public.staff_site s ON s.id = m.site_id
     WHERE m.person_id = p_person AND m.is_active AND m.role IN ('manager', 'admin');
    IF v_organisations IS NULL THEN
        RETURN;
    END IF;
    SELECT array_agg(DISTINCT m.person_id) INTO v_managers
      FROM public.staff_membership m JOIN public.staff_site s ON s.id = m.site_id
     WHERE s.organisation_id = ANY (v_organisations) AND m.role IN ('manager', 'admin');
    SELECT array_agg(s.id) INTO v_unmanaged FROM public.staff_site s
     WHERE s.organisation_id = ANY (v_organisations) AND NOT EXISTS (
        SELECT FROM public.staff_membership m JOIN public.staff_person p ON p.id = m.person_id
         WHERE m.site_id = s.id AND m.role = 'manager' AND m.is_active AND p.is_active);
    RETURN QUERY
    WITH waiting AS (
        SELECT c.id FROM public.complaints_complaint c
         WHERE c.site_id = ANY (v_unmanaged)
           AND (c.state IN ('escalated', 'in_review') OR c.state = 'open' AND c.formal_at IS NOT NULL)
        UNION SELECT c.id FROM public.complaints_complaint c
         WHERE c.about_people <> '{}' AND c.state IN ('open', 'escalated', 'in_review')
           AND (c.state <> 'open' OR c.formal_at IS NOT NULL)
        UNION SELECT c.id FROM public.complaints_complaint c
         WHERE c.escalated_by_id = ANY (v_managers) AND c.state IN ('escalated', 'in_review')
        UNION SELECT b.complaint_id FROM public.complaints_backupcall b WHERE b.state = 'open'
    )
    SELECT c.id FROM waiting w JOIN public.complaints_complaint c ON c.id = w.id
     WHERE c.organisation_id = ANY (v_organisations) AND c.site_id <> ALL (coalesce(v_mine, '{}'))
       AND EXISTS (SELECT FROM public.complaint_reviewers(c) r WHERE r.person_id = p_person)
    UNION ALL
    SELECT c.id FROM public.complaints_complaint c
     WHERE c.owner_id = p_person AND c.state <> 'open' AND c.site_id <> ALL (coalesce(v_mine, '{}'));
END
$$;

-- One patient's remedies of one year, entry by entry, and their sum; a corrected patient reference moves them by
-- counter-entries. counted is what counts to the patient's limits (rule 8): retail value of what does, else nothing.
CREATE OR REPLACE FUNCTION public.patient_key(p_reference text)
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    -- he-1, HE 1 and HE1 are one patient; complaints/proof/ledgers.py has the same
    SELECT coalesce(nullif(upper(regexp_replace(
        normalize(p_reference, NFKC), '[ \t\n\r._/\u00AD\u200B-\u200F\u2010-\u2015\u2060\uFEFF-]', '', 'g'
    ) COLLATE "C"), ''), p_reference)
$$;

CREATE OR REPLACE FUNCTION public.remedy_counts(r public.complaints_remedy)
RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN t.counts_to_limit THEN greatest(t.retail_value, r.amount) ELSE 0 END
      FROM public.staff_remedytype t WHERE t.id = r.remedy_type_id
$$;

CREATE OR REPLACE FUNCTION public.patients_year_moves(
    p_organisation bigint, p_patient text, p_year integer, p_currency text, p_by bigint
) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.complaints_patientyear (organisation_id, patient_reference, year, currency, counted)
    VALUES (p_organisation, public.patient_key(p_patient), p_year, p_currency, p_by)
    ON CONFLICT (organisation_id, patient_reference, year, currency)
    DO UPDATE SET counted = public.complaints_patientyear.counted + EXCLUDED.counted
$$;
REVOKE ALL ON FUNCTION public.patients_year_moves(bigint, text, integer, text, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION public.remedy_joins_the_patients_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_counts CONSTANT bigint := public.remedy_counts(NEW);
    v_complaint public.complaints_complaint;
BEGIN
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id;
    IF v_complaint.patient_reference = '' OR NEW.amount = 0 AND v_counts = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.complaints_patientledgerentry
        (organisation_id, patient_reference, year, currency, amount, counted, remedy_id, complaint_id, at)
    VALUES (v_complaint.organisation_id, v_complaint.patient_reference, extract(year FROM NEW.day), NEW.currency,
            NEW.amount, v_counts, NEW.id, NEW.complaint_id, clock_timestamp());
    PERFORM public.patients_year_moves(v_complaint.organisation_id, v_complaint.patient_reference,
                                       extract(year FROM NEW.day)::integer, NEW.currency, v_counts);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION public.patient_was_wrong() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_moved record;
BEGIN
    -- in the order of the references, always: two corrections that cross each other do not lock each other out
    PERFORM public.patients_year_moves(NEW.organisation_id, y.reference, y.year, y.currency, 0)
       FROM (SELECT DISTINCT public.patient_key(moved.reference) AS reference, extract(year FROM r.day)::integer AS year, r.currency::text
               FROM public.complaints_remedy r
              CROSS JOIN (VALUES (OLD.patient_reference), (NEW.patient_reference)) AS moved (reference)
              WHERE r.complaint_id = NEW.id AND moved.reference <> '' ORDER BY 1, 2, 3) y;
    -- what counted when it was given counts on, whatever its type says today
    FOR v_moved IN
        SELECT moved.reference, moved.sign, r.id, r.amount, r.currency, extract(year FROM r.day)::integer AS year,
               coalesce((SELECT sum(e.counted) FROM public.complaints_patientledgerentry e
                          WHERE e.remedy_id = r.id AND e.patient_reference = OLD.patient_reference),
                        public.remedy_counts(r))::bigint AS counted
          FROM public.complaints_remedy r
         CROSS JOIN (VALUES (OLD.patient_reference, -1), (NEW.patient_reference, 1)) AS moved (reference, sign)
         WHERE r.complaint_id = NEW.id AND moved.reference <> ''
         ORDER BY r.at, r.id, moved.sign
    LOOP
        CONTINUE WHEN v_moved.amount = 0 AND v_moved.counted = 0;
        INSERT INTO public.complaints_patientledgerentry
            (organisation_id, patient_reference, year, currency, amount, counted, remedy_id, complaint_id, at)
        VALUES (NEW.organisation_id, v_moved.reference, v_moved.year, v_moved.currency, v_moved.amount * v_moved.sign,
                v_moved.counted * v_moved.sign, v_moved.id, NEW.id, clock_timestamp());
        PERFORM public.patients_year_moves(NEW.organisation_id, v_moved.reference, v_moved.year, v_moved.currency,
                                           v_moved.counted * v_moved.sign);
    END LOOP;
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS remedy_joins_the_patients_ledger ON public.complaints_remedy;
CREATE TRIGGER remedy_joins_the_patients_ledger AFTER INSERT ON public.complaints_remedy
    FOR EACH ROW EXECUTE FUNCTION public.remedy_joins_the_patients_ledger();
DROP TRIGGER IF EXISTS patient_was_wrong ON public.complaints_complaint;
CREATE TRIGGER patient_was_wrong AFTER UPDATE ON public.complaints_complaint
    FOR EACH ROW WHEN (OLD.patient_reference IS DISTINCT FROM NEW.patient_reference)
    EXECUTE FUNCTION public.patient_was_wrong();

-- What search looks through: the story and the ending in English stems, names and references as they are written,
-- a telephone number by its digits and by its last seven. It goes when the words go.
ALTER TABLE public.complaints_complaint ADD COLUMN IF NOT EXISTS found_by tsvector GENERATED ALWAYS AS (
    to_tsvector('pg_catalog.english', what_happened || ' ' || coalesce(what_was_done, ''))
    || to_tsvector('pg_catalog.simple', reference || ' ' || patient_reference || ' ' || patient_name || ' '
                   || complainant_name || ' ' || contact_detail)
    || to_tsvector('pg_catalog.simple', regexp_replace(contact_detail, '\D', '', 'g') || ' '
                   || right(regexp_replace(contact_detail, '\D', '', 'g'), 7))
) STORED;
CREATE INDEX IF NOT EXISTS complaint_found_by ON public.complaints_complaint USING gin (found_by);

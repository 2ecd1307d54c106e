-- What one person may give on one complaint at one moment: staff_authority's rows, the complaint's own sum and what
-- its patient may still be given, with the lowest-numbered rule of design.md (Authority) that says no. Pass no complaint
-- for one that is not written yet, with its payer and patient as far as they are known; no type for all types, no amount
-- to ask whether any is possible. Rule 4 gates resolving, not giving: complaints/sql/moves.sql.
DROP FUNCTION IF EXISTS public.complaint_authority(bigint, bigint, timestamptz, uuid, bigint, bigint);
DROP FUNCTION IF EXISTS public.complaint_authority(bigint, bigint, timestamptz, uuid, bigint, bigint, text, text);
DROP FUNCTION IF EXISTS public.complaint_own_authority(bigint, bigint, timestamptz, uuid, bigint, bigint);
DROP FUNCTION IF EXISTS public.complaint_own_authority(
    bigint, bigint, timestamptz, uuid, bigint, bigint, boolean, text, text);
DROP FUNCTION IF EXISTS public.complaint_own_authority(bigint, bigint, timestamptz, uuid, bigint, bigint, boolean);
DROP FUNCTION IF EXISTS public.complaint_approvers_authority(bigint, bigint, timestamptz, uuid, bigint, bigint);

-- Rule 8 of one remedy type: patient_item and patient_left are the most that one may be worth and what is left of the
-- patient's calendar year, in minor units at retail value; null where nothing limits it. Under a regime with such limits
-- nothing that is as good as money is given, and no fee waived but by the manager who decides.
CREATE OR REPLACE FUNCTION public.patient_limit_broken(
    t public.staff_remedytype, p_per_item bigint, p_per_year bigint, p_payer text, p_year bigint, p_amount bigint,
    p_decides boolean
) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN p_per_item IS NULL THEN false
        WHEN t.fee_waiver AND NOT p_decides THEN true
        WHEN p_payer = 'not_limited' OR NOT t.counts_to_limit THEN false
        ELSE t.cash_equivalent OR greatest(t.retail_value, p_amount) > p_per_item
             OR p_year + greatest(t.retail_value, p_amount) > p_per_year
    END
$$;

CREATE FUNCTION public.complaint_own_authority(
    p_person bigint, p_site bigint, p_at timestamptz, p_complaint uuid, p_type bigint, p_amount bigint,
    p_elsewhere boolean DEFAULT false, p_payer text DEFAULT 'unknown', p_patient text DEFAULT ''
) RETURNS TABLE (
    remedy_type_id bigint, code text, name text, is_free boolean, sentence text, level_name text, currency text,
    day date, per_remedy bigint, per_complaint bigint, per_day bigint, spent_today bigint, needs_level text,
    rule integer, held_level text, lapsed text, given bigint, patient_item bigint, patient_left bigint
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_given bigint;
    v_about boolean := false;
    v_decides boolean := false;
    v_payer text := p_payer;
    v_patient text := p_patient;
    v_year bigint := 0;
    v_day date;
    v_limit public.staff_patientlimit;
BEGIN
    IF p_complaint IS NOT NULL THEN
        SELECT p_person = ANY (c.about_people), c.payer, c.patient_reference,
               c.state = 'in_review' AND c.owner_id = p_person
          INTO v_about, v_payer, v_patient, v_decides
          FROM public.complaints_complaint c WHERE c.id = p_complaint;
    END IF;
    SELECT coalesce(sum(r.amount), 0)::bigint INTO v_given
      FROM public.complaints_remedy r WHERE r.complaint_id = p_complaint;
    SELECT l.* INTO v_limit
      FROM public.staff_site s JOIN public.staff_patientlimit l
        ON l.organisation_id = s.organisation_id AND l.regime = s.regime AND l.currency = s.currency
       AND l.during @> (p_at AT TIME ZONE s.time_zone)::date
     WHERE s.id = p_site;
    IF v_limit.id IS NOT NULL AND v_patient <> '' THEN
        SELECT (p_at AT TIME ZONE s.time_zone)::date INTO v_day FROM public.staff_site s WHERE s.id = p_site;
        SELECT y.counted INTO v_year FROM public.complaints_patientyear y
         WHERE (y.organisation_id, y.patient_reference, y.year, y.currency)
               = (v_limit.organisation_id, public.patient_key(v_patient), extract(year FROM v_day)::integer, v_limit.currency);
        v_year := coalesce(v_year, 0);
    END IF;
    RETURN QUERY
    SELECT a.remedy_type_id, a.code, a.name, a.is_free, a.sentence, a.level_name, a.currency, a.day, a.per_remedy,
           a.per_complaint, a.per_day, a.spent_today,
           CASE WHEN no.rule IS NOT NULL THEN public.staff_level_needed(
               a.remedy_type_id, a.currency, a.day, wanted.amount, v_given) END,
           no.rule, a.held_level, a.lapsed, v_given,
           CASE WHEN t.counts_to_limit AND v_payer <> 'not_limited' THEN least(v_limit.per_item, v_limit.per_year) END,
           CASE WHEN v_limit.id IS NOT NULL AND t.counts_to_limit AND v_payer <> 'not_limited' AND v_patient <> ''
                THEN greatest(v_limit.per_year - v_year, 0) END
      FROM public.staff_authority(p_person, p_site, p_at, p_type, p_amount, p_elsewhere) a
      JOIN public.staff_remedytype t ON t.id = a.remedy_type_id
     CROSS JOIN LATERAL (SELECT coalesce(p_amount, (NOT a.is_free)::integer)::bigint AS amount) wanted
     CROSS JOIN LATERAL (SELECT least(
         a.rule, CASE WHEN v_about THEN 2 END,
         CASE WHEN NOT a.is_free AND v_given + coalesce(p_amount, 1) > a.per_complaint THEN 6 END,
         CASE WHEN public.patient_limit_broken(
             t, v_limit.per_item, v_limit.per_year, v_payer, v_year, wanted.amount, v_decides) THEN 8 END) AS rule
     ) no;
END
$$;

-- What an approver may allow: what they may give themselves, as long as they answer for this complaint: a manager of
-- its site, or whom the fallback names, by the level they hold wherever they work. Anybody else: rule 1.
CREATE FUNCTION public.complaint_approvers_authority(
    p_person bigint, p_site bigint, p_at timestamptz, p_complaint uuid, p_type bigint, p_amount bigint
) RETURNS TABLE (
    remedy_type_id bigint, code text, name text, is_free boolean, sentence text, level_name text, currency text,
    day date, per_remedy bigint, per_complaint bigint, per_day bigint, spent_today bigint, needs_level text,
    rule integer, held_level text, lapsed text, given bigint, patient_item bigint, patient_left bigint
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_here boolean := public.staff_works_at(p_person, p_site, ARRAY['manager']);
    v_named boolean := NOT v_here AND EXISTS (
        SELECT FROM public.complaints_complaint c, public.complaint_reviewers(c) r
         WHERE c.id = p_complaint AND r.person_id = p_person);
BEGIN
    RETURN QUERY
    SELECT o.remedy_type_id, o.code, o.name, o.is_free, o.sentence, o.level_name, o.currency, o.day, o.per_remedy,
           o.per_complaint, o.per_day, o.spent_today, o.needs_level,
           CASE WHEN v_here OR v_named THEN o.rule ELSE 1 END, o.held_level, o.lapsed, o.given, o.patient_item,
           o.patient_left
      FROM public.complaint_own_authority(p_person, p_site, p_at, p_complaint, p_type, p_amount, v_named) o;
END
$$;

-- The same with rule 9: a call that was approved, and not used yet, replaces rules 3 and 5 to 7, once, for exactly its
-- complaint, type and amount and for who asked, as long as it is within the approver's own limits now. Verdicts put
-- these rows into words; the trigger below refuses by them. approved_call is the call that would be used: of several
-- one that its approver can still allow.
CREATE FUNCTION public.complaint_authority(
    p_person bigint, p_site bigint, p_at timestamptz, p_complaint uuid, p_type bigint, p_amount bigint,
    p_payer text DEFAULT 'unknown', p_patient text DEFAULT ''
) RETURNS TABLE (
    remedy_type_id bigint, code text, name text, is_free boolean, sentence text, level_name text, currency text,
    day date, per_remedy bigint, per_complaint bigint, per_day bigint, spent_today bigint, needs_level text,
    rule integer, held_level text, lapsed text, given bigint, patient_item bigint, patient_left bigint,
    approved_call uuid, approved_amount bigint, approved_by text, charged_to bigint
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF p_complaint IS NULL OR NOT EXISTS (
        SELECT FROM public.complaints_backupcall c WHERE c.complaint_id = p_complaint AND c.state = 'approved') THEN
        RETURN QUERY SELECT o.*, NULL::uuid, NULL::bigint, NULL::text, NULL::bigint
          FROM public.complaint_own_authority(
              p_person, p_site, p_at, p_complaint, p_type, p_amount, false, p_payer, p_patient) o;
        RETURN;
    END IF;
    RETURN QUERY
    SELECT o.remedy_type_id, o.code, o.name, o.is_free, o.sentence, o.level_name, o.currency, o.day, o.per_remedy,
           o.per_complaint, o.per_day, o.spent_today, o.needs_level,
           CASE WHEN asked.id IS NULL OR o.rule IN (1, 2, 4, 8) THEN o.rule
                WHEN asked.rule IS NULL THEN NULL
                WHEN o.rule IS NULL THEN NULL
                ELSE 9 END,
           o.held_level, o.lapsed, o.given, o.patient_item, o.patient_left,
           CASE WHEN asked.rule IS NULL AND coalesce(o.rule, 0) NOT IN (1, 2, 4, 8) THEN asked.id END,
           asked.amount, asked.answered_name, asked.answered_by_id
      FROM public.complaint_own_authority(p_person, p_site, p_at, p_complaint, p_type, p_amount) o
      LEFT JOIN LATERAL (
          SELECT c.id, c.amount, c.answered_by_id, p.name::text AS answered_name, theirs.rule
            FROM public.complaints_backupcall c
            JOIN public.staff_person p ON p.id = c.answered_by_id
            LEFT JOIN LATERAL public.complaint_approvers_authority(
                c.answered_by_id, p_site, p_at, p_complaint, c.remedy_type_id, c.amount) theirs ON true
           WHERE c.complaint_id = p_complaint AND c.kind = 'approve' AND c.state = 'approved'
             AND c.asked_by_id = p_person AND c.remedy_type_id = o.remedy_type_id
             AND (p_amount IS NULL OR c.amount = p_amount)
             AND NOT EXISTS (SELECT FROM public.complaints_remedy r WHERE r.call_id = c.id)
           ORDER BY theirs.rule IS NOT NULL, c.answered_at LIMIT 1
      ) asked ON true;
END
$$;

-- SQLSTATE RV00n: rule n refused. RC007: not a remedy at all.
CREATE OR REPLACE FUNCTION public.remedy_is_within_authority() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_complaint public.complaints_complaint;
    v_verdict record;
    v_day date;
    v_currency text;
    v_people bigint[];
    v_person bigint;
    v_judged_at timestamptz;
BEGIN
    -- First the complaint, then what people have learnt, then the ledgers in the order of their people, always: the sum
    -- over one complaint is held by the first lock, their courses by the second (staff/sql/withdrawing.sql), the day by
    -- the third. FOR UPDATE here deadlocks with the foreign keys' own locks.
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT (v_complaint.state = 'open'
                         OR v_complaint.state = 'in_review' AND v_complaint.owner_id = NEW.given_by_id) THEN
        RAISE EXCEPTION 'a remedy is given on an open complaint or by the manager who claimed it'
            USING ERRCODE = 'RC007';
    END IF;
    PERFORM public.require_stated_now(NEW.at, 'the time of a remedy');
    SELECT (NEW.at AT TIME ZONE s.time_zone)::date, s.currency INTO v_day, v_currency
      FROM public.staff_site s WHERE s.id = v_complaint.site_id;
    v_people := ARRAY(
        SELECT NEW.given_by_id UNION
        SELECT c.answered_by_id FROM public.complaints_backupcall c
         WHERE c.complaint_id = NEW.complaint_id AND c.state = 'approved' AND c.asked_by_id = NEW.given_by_id
         ORDER BY 1);
    FOREACH v_person IN ARRAY v_people LOOP
        PERFORM pg_advisory_xact_lock_shared(public.staff_learnt_key(v_person));
    END LOOP;
    IF NEW.amount > 0 THEN
        FOREACH v_person IN ARRAY v_people LOOP
            INSERT INTO public.staff_dayledger (person_id, day, currency, spent)
            VALUES (v_person, v_day, v_currency, 0) ON CONFLICT DO NOTHING;
            PERFORM FROM public.staff_dayledger d
              WHERE d.person_id = v_person AND d.day = v_day AND d.currency = v_currency FOR UPDATE;
        END LOOP;
    END IF;
    -- and last the patient's year, the same for whoever gives them something
    IF v_complaint.patient_reference <> '' THEN
        INSERT INTO public.complaints_patientyear (organisation_id, patient_reference, year, currency, counted)
        VALUES (v_complaint.organisation_id, public.patient_key(v_complaint.patient_reference),
                extract(year FROM v_day), v_currency, 0)
        ON CONFLICT DO NOTHING;
        PERFORM FROM public.complaints_patientyear y
          WHERE (y.organisation_id, y.patient_reference, y.year, y.currency) = (
                v_complaint.organisation_id, public.patient_key(v_complaint.patient_reference),
                extract(year FROM v_day)::integer, v_currency)
            FOR UPDATE;
    END IF;
    SELECT * INTO v_verdict FROM public.complaint_authority(
        NEW.given_by_id, v_complaint.site_id, NEW.at, NEW.complaint_id, NEW.remedy_type_id, NEW.amount);
    IF NOT FOUND OR NEW.amount < 0 OR v_verdict.is_free <> (NEW.amount = 0) THEN
        RAISE EXCEPTION '%: a remedy is of a known type, with an amount unless it is free', v_complaint.reference
            USING ERRCODE = 'RC007';
    END IF;
    v_judged_at := public.staff_judged_at(v_people, NEW.at);
    IF v_verdict.rule IS NULL AND v_judged_at > NEW.at THEN
        SELECT * INTO v_verdict FROM public.complaint_authority(
            NEW.given_by_id, v_complaint.site_id, v_judged_at, NEW.complaint_id, NEW.remedy_type_id, NEW.amount);
    END IF;
    IF v_verdict.rule IS NOT NULL THEN
        RAISE EXCEPTION '%: refused by rule %', v_complaint.reference, v_verdict.rule
            USING ERRCODE = 'RV00' || v_verdict.rule;
    END IF;
    NEW.currency := v_verdict.currency;
    NEW.day := v_day;
    NEW.level_name := v_verdict.level_name;
    NEW.per_remedy_limit := coalesce(v_verdict.per_remedy, 0);
    NEW.call_id := v_verdict.approved_call;
    NEW.charged_to_id := CASE WHEN v_verdict.approved_call IS NOT NULL THEN v_verdict.charged_to END;
    IF NEW.promised_by NOT BETWEEN v_day AND '9999-12-31' OR num_nonnulls(NEW.kept_at, NEW.kept_by_id, NEW.kept_how) > 0 THEN
        RAISE EXCEPTION 'a promise is for a day to come, and not kept yet' USING ERRCODE = 'RC007';
    END IF;
    IF NEW.amount > 0 THEN
        UPDATE public.staff_dayledger d SET spent = d.spent + NEW.amount
         WHERE d.person_id = coalesce(NEW.charged_to_id, NEW.given_by_id) AND d.day = v_day
           AND d.currency = v_currency;
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS remedy_is_within_authority ON public.complaints_remedy;
CREATE TRIGGER remedy_is_within_authority BEFORE INSERT ON public.complaints_remedy
    FOR EACH ROW EXECUTE FUNCTION public.remedy_is_within_authority();

-- Nothing of a remedy ever changes, not even for the owner, but that a promise is kept: once, with its evidence.
CREATE OR REPLACE FUNCTION public.remedy_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_complaint public.complaints_complaint;
    v_kept CONSTANT text[] := ARRAY['kept_at', 'kept_by_id', 'kept_how'];
BEGIN
    IF to_jsonb(NEW) - v_kept IS DISTINCT FROM to_jsonb(OLD) - v_kept OR OLD.promised_by IS NULL
       OR OLD.kept_at IS NOT NULL OR NEW.kept_at IS NULL
    THEN
        RAISE EXCEPTION 'a remedy that was given never changes' USING ERRCODE = 'RC003';
    END IF;
    PERFORM public.require_stated_now(NEW.kept_at, 'the time of keeping a promise');
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = OLD.complaint_id;
    IF NOT public.staff_works_at(NEW.kept_by_id, v_complaint.site_id, ARRAY['front_desk', 'manager'])
       OR NEW.kept_by_id = ANY (v_complaint.about_people) THEN
        RAISE EXCEPTION 'a promise is kept by somebody who works here and whom it is not about' USING ERRCODE = 'RC003';
    END IF;
    RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS remedy_never_changes ON public.complaints_remedy;
DROP FUNCTION IF EXISTS public.remedy_never_changes();
DROP TRIGGER IF EXISTS remedy_is_kept ON public.complaints_remedy;
CREATE TRIGGER remedy_is_kept BEFORE UPDATE ON public.complaints_remedy
    FOR EACH ROW EXECUTE FUNCTION public.remedy_is_kept();

-- What one person may give on one complaint at one moment: staff_authority's rows and the complaint's own
-- sum, with the lowest-numbered rule of design.md (Authority) that says no. Verdicts put these rows into
-- words; the trigger below refuses by them. Pass no complaint for one that is not written yet, no type for
-- all types, no amount to ask whether any is possible. Rules 2 (about them), 8 (the patient's limits) and
-- 9 (an approved call) join here, in least(), with the tables that they need; 3 (courses) joins in
-- staff_authority. Rule 4 gates resolving, not giving: complaints/sql/moves.sql.
CREATE OR REPLACE FUNCTION public.complaint_authority(
    p_person bigint, p_site bigint, p_at timestamptz, p_complaint uuid, p_type bigint, p_amount bigint
) RETURNS TABLE (
    remedy_type_id bigint, code text, name text, is_free boolean, sentence text, level_name text, currency text,
    day date, per_remedy bigint, per_complaint bigint, per_day bigint, spent_today bigint, needs_level text,
    rule integer, given bigint
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_given bigint;
BEGIN
    SELECT coalesce(sum(r.amount), 0)::bigint INTO v_given
      FROM public.complaints_remedy r WHERE r.complaint_id = p_complaint;
    RETURN QUERY
    SELECT a.remedy_type_id, a.code, a.name, a.is_free, a.sentence, a.level_name, a.currency, a.day, a.per_remedy,
           a.per_complaint, a.per_day, a.spent_today,
           public.staff_level_needed(
               a.remedy_type_id, a.currency, a.day, coalesce(p_amount, (NOT a.is_free)::integer)::bigint, v_given),
           least(a.rule, CASE WHEN NOT a.is_free AND v_given + coalesce(p_amount, 1) > a.per_complaint THEN 6 END),
           v_given
      FROM public.staff_authority(p_person, p_site, p_at, p_type, p_amount) a;
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
BEGIN
    -- First the complaint, then the ledger, always: the sum over one complaint is held by the first lock,
    -- the day by the second. FOR UPDATE here deadlocks with the foreign keys' own locks.
    SELECT c.* INTO v_complaint FROM public.complaints_complaint c WHERE c.id = NEW.complaint_id FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT (v_complaint.state = 'open'
                         OR v_complaint.state = 'in_review' AND v_complaint.owner_id = NEW.given_by_id) THEN
        RAISE EXCEPTION 'a remedy is given on an open complaint or by the manager who claimed it'
            USING ERRCODE = 'RC007';
    END IF;
    PERFORM public.require_stated_now(NEW.at, 'the time of a remedy');
    SELECT (NEW.at AT TIME ZONE s.time_zone)::date, s.currency INTO v_day, v_currency
      FROM public.staff_site s WHERE s.id = v_complaint.site_id;
    IF NEW.amount > 0 THEN
        INSERT INTO public.staff_dayledger (person_id, day, currency, spent)
        VALUES (NEW.given_by_id, v_day, v_currency, 0) ON CONFLICT DO NOTHING;
        PERFORM FROM public.staff_dayledger d
          WHERE d.person_id = NEW.given_by_id AND d.day = v_day AND d.currency = v_currency FOR UPDATE;
    END IF;
    SELECT * INTO v_verdict FROM public.complaint_authority(
        NEW.given_by_id, v_complaint.site_id, NEW.at, NEW.complaint_id, NEW.remedy_type_id, NEW.amount);
    IF NOT FOUND OR NEW.amount < 0 OR v_verdict.is_free <> (NEW.amount = 0) THEN
        RAISE EXCEPTION '%: a remedy is of a known type, with an amount unless it is free', v_complaint.reference
            USING ERRCODE = 'RC007';
    END IF;
    IF v_verdict.rule IS NOT NULL THEN
        RAISE EXCEPTION '%: refused by rule %', v_complaint.reference, v_verdict.rule
            USING ERRCODE = 'RV00' || v_verdict.rule;
    END IF;
    NEW.currency := v_verdict.currency;
    NEW.day := v_verdict.day;
    NEW.level_name := v_verdict.level_name;
    NEW.per_remedy_limit := v_verdict.per_remedy;
    IF NEW.amount > 0 THEN
        UPDATE public.staff_dayledger d SET spent = d.spent + NEW.amount
         WHERE d.person_id = NEW.given_by_id AND d.day = v_day AND d.currency = v_currency;
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS remedy_is_within_authority ON public.complaints_remedy;
CREATE TRIGGER remedy_is_within_authority BEFORE INSERT ON public.complaints_remedy
    FOR EACH ROW EXECUTE FUNCTION public.remedy_is_within_authority();

-- Amount, type, giver and complaint of a remedy never change, not even for the owner.
CREATE OR REPLACE FUNCTION public.remedy_never_changes() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a remedy that was given never changes' USING ERRCODE = 'RC003';
END
$$;
DROP TRIGGER IF EXISTS remedy_never_changes ON public.complaints_remedy;
CREATE TRIGGER remedy_never_changes BEFORE UPDATE ON public.complaints_remedy
    FOR EACH ROW EXECUTE FUNCTION public.remedy_never_changes();

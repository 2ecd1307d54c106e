-- Who may have done what an event tells of. Asked by the trigger on events (chain.sql).
-- Whether the row says the same of who did what took it where it stands.
CREATE OR REPLACE FUNCTION public.event_names_who_did_it(e public.complaints_event, c public.complaints_complaint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.by_id IS NOT DISTINCT FROM CASE
        WHEN e.position = 1 THEN c.recorded_by_id
        WHEN e.to_state = 'resolved' THEN c.resolved_by_id
        WHEN e.to_state = 'void' THEN c.void_by_id
        WHEN e.to_state = 'in_review' THEN c.owner_id
        WHEN e.to_state = 'escalated' AND e.from_state <> 'in_review' THEN c.escalated_by_id
        ELSE e.by_id
    END
$$;

-- Who acts on a complaint: somebody at its desk or its manager, whom the fallback names, who has it, or who answered a
-- call there (whom the fallback named until the answer); never whom it is about.
CREATE OR REPLACE FUNCTION public.may_act_on(p_person bigint, c public.complaints_complaint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_person <> ALL (c.about_people) AND (
        public.staff_works_at(p_person, c.site_id, ARRAY['front_desk', 'manager'])
        OR EXISTS (SELECT FROM public.complaint_reviewers(c) r WHERE r.person_id = p_person)
        OR EXISTS (SELECT FROM public.staff_person p WHERE p.id = p_person AND p.is_active)
           AND (p_person = c.owner_id
                OR EXISTS (SELECT FROM public.complaints_backupcall b
                            WHERE b.complaint_id = c.id AND b.answered_by_id = p_person)))
$$;

-- Who answers for it: a manager of its site, or whom the fallback names; never whom it is about.
CREATE OR REPLACE FUNCTION public.may_answer_for(p_person bigint, c public.complaints_complaint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p_person <> ALL (c.about_people) AND (
        public.staff_works_at(p_person, c.site_id, ARRAY['manager'])
        OR EXISTS (SELECT FROM public.complaint_reviewers(c) r WHERE r.person_id = p_person))
$$;

-- Who releases it or hands it back: the same, and whoever claimed it, also where the fallback names them no more. What
-- they claimed they release as they hand it back, so that is no move of somebody else's.
CREATE OR REPLACE FUNCTION public.may_part_with(e public.complaints_event, c public.complaints_complaint)
RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT public.may_answer_for(e.by_id, c) OR EXISTS (
        SELECT FROM public.complaints_event o JOIN public.staff_person p ON p.id = o.by_id AND p.is_active
         WHERE o.complaint_id = c.id AND o.verb = 'claim' AND o.by_id = e.by_id AND NOT EXISTS (
            SELECT FROM public.complaints_event m
             WHERE m.complaint_id = c.id AND m.position > o.position AND m.to_state IS NOT NULL
               AND (m.verb, m.by_id, m.position) IS DISTINCT FROM ('release', e.by_id, e.position - 1)))
$$;

-- Whether its last change took it out of a subject that managers decide.
CREATE OR REPLACE FUNCTION public.left_the_managers(c public.complaints_complaint)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.complaints_category before, public.complaints_category now
         WHERE before.id = (c.was ->> 'category_id')::bigint AND now.id = c.category_id
           AND NOT before.may_end_at_desk AND now.may_end_at_desk);
END
$$;

-- The queue in its order, so that a page of it reads a page: what waits for a manager, at once first, then oldest.
-- As ComplaintQuerySet.waiting_for_review and at_once_first say it.
DROP INDEX IF EXISTS public.queue_in_order;
CREATE INDEX queue_in_order ON public.complaints_complaint (
    site_id,
    (red_flags && ARRAY['abuse_or_neglect', 'harm', 'at_risk']::varchar(24)[]) DESC,
    coalesce(escalated_at, formal_at, recorded_at),
    id
) WHERE state IN ('escalated', 'in_review') OR (formal_at IS NOT NULL AND state = 'open');

-- Two allowances of one level, remedy type and currency never hold on the same day.
-- (btree_gist is not everywhere; int8range and a text's hash stand in for plain equality.)
ALTER TABLE public.staff_allowance DROP CONSTRAINT IF EXISTS allowance_no_overlap;
ALTER TABLE public.staff_allowance ADD CONSTRAINT allowance_no_overlap EXCLUDE USING gist (
    int8range(level_id, level_id, '[]') WITH &&,
    int8range(remedy_type_id, remedy_type_id, '[]') WITH &&,
    int4range(pg_catalog.hashtext(currency), pg_catalog.hashtext(currency), '[]') WITH &&,
    during WITH &&
);

ALTER TABLE public.staff_levellimit DROP CONSTRAINT IF EXISTS level_limit_no_overlap;
ALTER TABLE public.staff_levellimit ADD CONSTRAINT level_limit_no_overlap EXCLUDE USING gist (
    int8range(level_id, level_id, '[]') WITH &&,
    int4range(pg_catalog.hashtext(currency), pg_catalog.hashtext(currency), '[]') WITH &&,
    during WITH &&
);

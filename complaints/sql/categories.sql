-- A subject stays its organisation's, as places, levels and kinds of remedy do (staff/sql/configuration.sql).
DROP TRIGGER IF EXISTS configuration_stays ON public.complaints_category;
CREATE TRIGGER configuration_stays BEFORE UPDATE ON public.complaints_category
    FOR EACH ROW EXECUTE FUNCTION public.configuration_stays('organisation_id');

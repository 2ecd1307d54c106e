-- What the app's role may do to what patients were given: read.
GRANT SELECT ON public.complaints_patientyear TO {app};

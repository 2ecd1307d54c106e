-- Who is on duty is written by the app; a duty that ended stays as it was.
GRANT SELECT, INSERT ON public.staff_duty TO {app};
GRANT UPDATE (until, extension) ON public.staff_duty TO {app};

-- What the app's role may do to the tables of Django and allauth: sign people in, keep their sessions,
-- note what admins configured. Nothing here belongs to the record.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT SELECT ON public.django_migrations, public.django_content_type, public.auth_permission TO {app};
GRANT SELECT, INSERT, UPDATE, DELETE ON public.django_session, public.recovery_cache TO {app};
GRANT SELECT, INSERT ON public.django_admin_log TO {app};
GRANT SELECT, INSERT, UPDATE ON public.account_emailaddress TO {app};

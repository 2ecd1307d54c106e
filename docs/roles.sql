-- The two roles and the database, once, as a superuser:
--   psql -f docs/roles.sql -v owner_password="'…'" -v app_password="'…'"
CREATE ROLE recovery_owner LOGIN NOSUPERUSER NOCREATEROLE PASSWORD :owner_password;
CREATE ROLE recovery_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :app_password;
ALTER ROLE recovery_app SET synchronous_commit = on;
-- a page reads a page: starting helpers for that takes longer than reading it
ALTER ROLE recovery_app SET max_parallel_workers_per_gather = 0;
-- the server's log must not hold what patients said: statements carry it, and messages of errors quote it
ALTER ROLE recovery_app SET log_min_messages = log;
ALTER ROLE recovery_app SET log_min_error_statement = panic;
ALTER ROLE recovery_app SET log_error_verbosity = terse;
ALTER ROLE recovery_owner SET log_min_messages = log;
ALTER ROLE recovery_owner SET log_min_error_statement = panic;
ALTER ROLE recovery_owner SET log_error_verbosity = terse;
CREATE DATABASE recovery OWNER recovery_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE TEMPORARY ON DATABASE recovery FROM PUBLIC;
\connect recovery
-- before version 15 everybody may create things in the schema public
ALTER SCHEMA public OWNER TO recovery_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

"""What has to hold before anybody is served; each error says what to do about it."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connection
from django.db.models import Count, Q

from staff.models import Organisation, Regime, Site
from staff.roles import Role

OWNERSHIP = """
SELECT rolsuper,
       EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) OR EXISTS (SELECT FROM pg_database WHERE datdba = r.oid),
       EXISTS (SELECT FROM pg_class WHERE relname = 'complaints_complaint'
                AND pg_has_role(r.oid, relowner, 'MEMBER') AND NOT rolsuper),
       has_schema_privilege(r.oid, 'public', 'CREATE')
  FROM pg_roles r WHERE rolname = current_user
"""


@register(Tags.compatibility)
def the_driver_is_psycopg2(app_configs: Any, **options: Any) -> list[CheckMessage]:
    if importlib.util.find_spec("psycopg") is None:
        return []
    return [
        Error("psycopg 3 is installed: Django would use it silently.", hint="pip uninstall psycopg", id="recovery.E001")
    ]


@register(Tags.database)
def the_database_keeps_its_promises(
    app_configs: Any, databases: Sequence[str] | None = None, **options: Any
) -> list[CheckMessage]:
    """Asked with ``check --database default``: role, durability, demo, regimes, sites without managers."""
    if "default" not in (databases or []):
        return []
    try:
        return [*role_errors(), *durability_errors(), *demo_errors(), *regime_errors(), *sites_at_risk()]
    except DatabaseError as error:
        return [Error(f"The database cannot be asked: {error}".strip(), id="recovery.E002")]


def role_errors() -> list[CheckMessage]:
    """The app's role owns nothing, or every guard is for show."""
    with connection.cursor() as cursor:
        cursor.execute(OWNERSHIP)
        is_super, owns, is_member, may_create = cursor.fetchone()
    wrong = {
        "is a superuser": is_super,
        "owns tables or databases": owns,
        "is a member of the owner": is_member,
        "may create things in the schema public": may_create,
    }
    hint = "Connect as a role of its own: docs/postgresql.md."
    return [
        Error(f"The role of DATABASE_URL {what}.", hint=hint, id="recovery.E003") for what, yes in wrong.items() if yes
    ]


def durability_errors() -> list[CheckMessage]:
    """What was answered with yes must survive the power going."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"
        )
        weak = [name for name, setting in cursor.fetchall() if setting not in ("on", "remote_apply")]
    return [Error(f"PostgreSQL's {name} is off: saved complaints could be lost.", id="recovery.E004") for name in weak]


def demo_errors() -> list[CheckMessage]:
    """Invented people with known passwords never stand beside real ones."""
    if settings.DEMO and Organisation.objects.filter(is_demo=False).exists():
        sentence = "This database holds real people; the demo is only for an empty one. Set RECOVERY_DEMO=0."
        return [Error(sentence, id="recovery.E005")]
    if not settings.DEMO and Organisation.objects.filter(is_demo=True).exists():
        sentence = "This database holds the demo, whose passwords are public. Use another, or set RECOVERY_DEMO=1."
        return [Error(sentence, id="recovery.E006")]
    return []


def regime_errors() -> list[CheckMessage]:
    sites = Site.objects.exclude(regime__in=Regime.values)
    return [Error(f"{site} is under an unknown regime: {site.regime}.", id="recovery.E007") for site in sites]


def sites_at_risk() -> list[CheckMessage]:
    """Where escalating goes to another site or to an admin, because a manager is missing or alone."""
    managers = Count(
        "memberships__person",
        distinct=True,
        filter=Q(memberships__role=Role.MANAGER, memberships__is_active=True, memberships__person__is_active=True),
    )
    found = Site.objects.annotate(managers=managers).filter(managers__lt=2).order_by("name")
    return [Warning(at_risk(site.name, site.managers), id="recovery.W008") for site in found]


def at_risk(name: str, managers: int) -> str:
    if managers:
        return f"{name} has one active manager: what they escalate, or what is about them, goes to another site."
    return f"{name} has no active manager: what is escalated there goes to another site's, or to an admin."

from typing import ClassVar

from django.db import migrations

# what Django's createcachetable would make; sign-in limits live here, shared by all server processes
TABLE = """
CREATE TABLE public.recovery_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX recovery_cache_expires ON public.recovery_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = []
    operations: ClassVar = [migrations.RunSQL(TABLE, "DROP TABLE public.recovery_cache")]

from typing import ClassVar

from django.db import migrations

from complaints.sql import HERE
from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("complaints", "0001_the_record"), ("staff", "0002_limits_and_grants")]
    operations: ClassVar = [load(name, HERE) for name in ("moves.sql", "remedies.sql", "chain.sql", "grants.sql")]

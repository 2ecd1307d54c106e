from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0011_withdrawn_courses")]
    operations: ClassVar = [load(name) for name in ("training.sql", "authority.sql", "withdrawing.sql")]

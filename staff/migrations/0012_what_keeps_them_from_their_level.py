from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0008_authority_guards_and_grants")]
    operations: ClassVar = [load("authority.sql")]

from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0001_people_and_authority")]
    operations: ClassVar = [load("allowances.sql"), load("authority.sql"), load("grants.sql")]

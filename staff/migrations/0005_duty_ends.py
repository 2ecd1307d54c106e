from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0004_duty_grants")]
    operations: ClassVar = [load("duty.sql")]

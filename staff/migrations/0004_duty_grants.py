from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0003_duty_and_backup")]
    operations: ClassVar = [load("duty.sql"), load("authority.sql")]

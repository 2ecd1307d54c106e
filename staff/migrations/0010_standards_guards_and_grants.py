from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0009_standards")]
    operations: ClassVar = [load("standards.sql")]

from typing import ClassVar

from django.db import migrations

from complaints.sql import HERE
from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("complaints", "0012_thanks_guards_and_grants"),
        ("staff", "0010_standards_guards_and_grants"),
    ]
    operations: ClassVar = [load("leaving.sql", HERE)]

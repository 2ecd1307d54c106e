from typing import ClassVar

from django.db import migrations

from complaints.sql import HERE
from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("complaints", "0014_to_call_back"),
        ("staff", "0012_withdrawal_guards_and_grants"),
    ]
    operations: ClassVar = [load(name, HERE) for name in ("calls.sql", "remedies.sql")]

from typing import ClassVar

from django.db import migrations

from complaints.sql import HERE
from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("complaints", "0009_patients_years_so_far")]
    operations: ClassVar = [load(name, HERE) for name in ("facts.sql", "remedies.sql", "patient_grants.sql")]

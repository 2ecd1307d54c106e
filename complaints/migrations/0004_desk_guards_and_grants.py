from typing import ClassVar

from django.db import migrations

from complaints.sql import HERE
from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("complaints", "0003_the_desk"), ("staff", "0004_duty_grants")]
    operations: ClassVar = [
        load(name, HERE)
        for name in (
            "facts.sql",
            "moves.sql",
            "calls.sql",
            "remedies.sql",
            "acts.sql",
            "chain.sql",
            "queue.sql",
            "desk_grants.sql",
        )
    ]

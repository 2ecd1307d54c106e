from typing import ClassVar

from django.db import migrations

from complaints.sql import HERE
from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("complaints", "0006_stricter_guards_columns"),
        ("staff", "0007_who_was_here_and_what_counts"),
    ]
    operations: ClassVar = [
        load(name, HERE)
        for name in (
            "facts.sql",
            "moves.sql",
            "calls.sql",
            "remedies.sql",
            "acts.sql",
            "who.sql",
            "chain.sql",
            "commit.sql",
        )
    ]

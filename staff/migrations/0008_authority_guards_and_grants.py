from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0007_who_was_here_and_what_counts")]
    operations: ClassVar = [
        load(name)
        for name in (
            "admins.sql",
            "cells.sql",
            "changes.sql",
            "limits.sql",
            "training.sql",
            "authority.sql",
            "organisation_chain.sql",
            "configuration.sql",
            "authority_grants.sql",
        )
    ]

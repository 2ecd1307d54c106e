from typing import ClassVar

from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0012_withdrawal_guards_and_grants")]
    operations: ClassVar = [
        migrations.AddField(
            "person",
            "must_change_password",
            models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddConstraint(
            "person",
            models.UniqueConstraint(
                Lower("username"),
                name="staff_person_username_once",
                violation_error_message="Somebody has this username already; capitals make no difference.",
            ),
        ),
    ]

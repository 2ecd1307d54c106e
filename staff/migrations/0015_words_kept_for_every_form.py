from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table stays as it is: it was the desk's alone, and serves every form now."""

    dependencies: ClassVar = [("staff", "0014_who_gave_a_password")]
    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    "KeptForm",
                    [
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("path", models.CharField(max_length=200)),
                        ("fields", models.JSONField()),
                        ("at", models.DateTimeField(auto_now=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "db_table": "complaints_keptform",
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "path"), name="kept_form_once_a_page")
                        ],
                    },
                ),
            ],
        ),
    ]

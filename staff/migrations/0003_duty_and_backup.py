import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0002_limits_and_grants"),
    ]

    operations = [
        migrations.AddField(
            model_name="site",
            name="backup_fallback",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Name and number, shown to whoever calls for backup: “House supervisor, ext. 4100”.",
                max_length=120,
                verbose_name="whom to call when nobody is on duty",
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="backup_wait",
            field=models.PositiveSmallIntegerField(
                db_default=10,
                default=10,
                help_text="After so many minutes a call for backup says that nobody answered, and offers escalation.",
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)],
                verbose_name="minutes a call may wait",
            ),
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("extension", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="staff.site"
                    ),
                ),
            ],
            options={
                "ordering": ["since"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("person", "site"),
                        name="on_duty_once_a_site",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("extension", ""), _negated=True), name="duty_with_extension"
                    ),
                ],
            },
        ),
    ]

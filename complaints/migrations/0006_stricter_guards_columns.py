from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("complaints", "0005_no_index_twice")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="complaint",
            name="was",
            field=models.JSONField(
                db_default=models.Value({}, output_field=models.JSONField()), default=dict, editable=False
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(("put_right__isnull", True))
                | models.Q(("put_right__in", ["yes", "no", "could_not_ask"])),
                name="put_right_known",
            ),
        ),
        migrations.AlterField(
            model_name="remedy",
            name="given_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="remedy",
            name="charged_to",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="remedy",
            index=models.Index(fields=["given_by", "day"], name="given_on_a_day"),
        ),
        migrations.AddIndex(
            model_name="remedy",
            index=models.Index(fields=["charged_to", "day"], name="charged_on_a_day"),
        ),
    ]

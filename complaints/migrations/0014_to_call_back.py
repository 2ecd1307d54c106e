from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("complaints", "0013_nobody_leaves_work_behind")]
    operations: ClassVar = [
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                fields=["site", "call_back_due"],
                condition=models.Q(("call_back_due__isnull", False), ("state", "open")),
                name="to_call_back",
            ),
        ),
    ]

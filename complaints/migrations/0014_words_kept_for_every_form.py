from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Only whose model it is: the table stays (staff/migrations/0014_words_kept_for_every_form.py)."""

    dependencies: ClassVar = [
        ("complaints", "0013_nobody_leaves_work_behind"),
        ("staff", "0014_words_kept_for_every_form"),
    ]
    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("KeptForm")]),
    ]

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Only whose model it is: the table stays (staff/migrations/0015_words_kept_for_every_form.py)."""

    dependencies: ClassVar = [
        ("complaints", "0015_judged_after_a_withdrawal"),
        ("staff", "0015_words_kept_for_every_form"),
    ]
    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("KeptForm")]),
    ]

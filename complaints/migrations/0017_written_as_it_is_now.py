from typing import ClassVar

from django.db import migrations

from complaints.sql import HERE
from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("complaints", "0016_words_kept_for_every_form"),
        ("staff", "0015_words_kept_for_every_form"),
    ]
    operations: ClassVar = [load(name, HERE) for name in ("categories.sql", "as_it_is_now.sql")]

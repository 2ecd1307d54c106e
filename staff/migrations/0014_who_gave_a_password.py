from typing import ClassVar

from django.db import migrations

from staff.sql import load


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0013_passwords_and_usernames_of_their_own")]
    operations: ClassVar = [load("organisation_chain.sql")]

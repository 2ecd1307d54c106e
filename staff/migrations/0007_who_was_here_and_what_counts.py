from typing import ClassVar

from django.db import migrations

# Whoever was there before these columns has been so since they joined.
SINCE = """
UPDATE public.staff_membership SET since = 'epoch';
UPDATE public.staff_person SET password_since = date_joined;
"""
# Until now nothing was kept of a day but what had come of it.
GIVEN = "UPDATE public.staff_dayledger SET given = spent"
# The starter's own types, by their codes, as staff/starter.py has them for a new organisation.
COUNTS = """
UPDATE public.staff_remedytype SET counts_to_limit = true WHERE code IN ('parking', 'meal', 'gift_shop');
UPDATE public.staff_remedytype SET fee_waiver = true WHERE code = 'waive_fee';
"""
LIMITS = """
INSERT INTO public.staff_patientlimit (organisation_id, regime, currency, per_item, per_year, source, during)
SELECT DISTINCT s.organisation_id, 'us', s.currency, 1500, 7500,
       'OIG policy statement of 7 December 2016 on SSA 1128A(a)(5): nominal value', daterange('2016-12-07', NULL)
  FROM public.staff_site s WHERE s.regime = 'us';
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("staff", "0006_training_and_changes")]
    operations: ClassVar = [
        migrations.RunSQL(SINCE, migrations.RunSQL.noop),
        migrations.RunSQL(GIVEN, migrations.RunSQL.noop),
        migrations.RunSQL(COUNTS, migrations.RunSQL.noop),
        migrations.RunSQL(LIMITS, migrations.RunSQL.noop),
    ]

from typing import ClassVar

from django.db import migrations

# What was given before it was counted, as the types count today; and each patient's sum of a year.
COUNTED = """
UPDATE public.complaints_patientledgerentry e SET counted = sign(e.amount) * greatest(t.retail_value, abs(e.amount))
  FROM public.complaints_remedy r JOIN public.staff_remedytype t ON t.id = r.remedy_type_id
 WHERE r.id = e.remedy_id AND t.counts_to_limit
"""
YEARS = """
INSERT INTO public.complaints_patientyear (organisation_id, patient_reference, year, currency, counted)
SELECT organisation_id, public.patient_key(patient_reference), year, currency, sum(counted)
  FROM public.complaints_patientledgerentry GROUP BY 1, 2, 3, 4
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("complaints", "0008_patients_years"),
        ("staff", "0008_authority_guards_and_grants"),
    ]
    operations: ClassVar = [
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
        migrations.RunSQL(YEARS, migrations.RunSQL.noop),
    ]

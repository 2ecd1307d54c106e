import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0002_guards_and_grants"),
        ("staff", "0004_duty_grants"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BackupCall",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=[("attend", "Come now"), ("approve", "May I?")], max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting"),
                            ("approved", "Approved"),
                            ("declined", "Declined"),
                            ("attended", "Coming"),
                            ("withdrawn", "Withdrawn"),
                            ("lapsed", "Lapsed"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("amount", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("USD", "US dollar"),
                            ("GBP", "Pound sterling"),
                            ("EUR", "Euro"),
                            ("AUD", "Australian dollar"),
                        ],
                        editable=False,
                        max_length=3,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_note", models.CharField(blank=True, max_length=2000)),
                ("changed_at", models.DateTimeField(editable=False)),
            ],
            options={
                "ordering": ["asked_at"],
            },
        ),
        migrations.CreateModel(
            name="PatientLedgerEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("patient_reference", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("USD", "US dollar"),
                            ("GBP", "Pound sterling"),
                            ("EUR", "Euro"),
                            ("AUD", "Australian dollar"),
                        ],
                        max_length=3,
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Search",
            fields=[
                ("token", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name="chainhead",
            name="changes",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="complaint",
            name="about_other",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="complaint",
            name="changed",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(),
                db_default=models.Value(
                    [],
                    output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                default=list,
                editable=False,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="about_people",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(),
                blank=True,
                db_default=models.Value(
                    [],
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="access_needs",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="complaint",
            name="authority",
            field=models.CharField(
                blank=True,
                choices=[
                    ("consent", "The patient's consent"),
                    ("parent", "Parent or guardian"),
                    ("attorney", "Power of attorney"),
                    ("representative", "Representative of somebody who died"),
                ],
                max_length=16,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="authority_seen_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="complaint",
            name="authority_seen_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="call_back_due",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="complaint",
            name="changes",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name="complaint",
            name="channel",
            field=models.CharField(
                choices=[
                    ("in_person", "In person"),
                    ("phone", "By phone"),
                    ("written", "In writing"),
                    ("other", "Otherwise"),
                ],
                db_default="in_person",
                default="in_person",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="complainant",
            field=models.CharField(
                choices=[
                    ("patient", "The patient"),
                    ("family", "Family"),
                    ("carer", "A carer"),
                    ("visitor", "A visitor"),
                    ("other", "Somebody else"),
                ],
                db_default="patient",
                default="patient",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="complainant_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=150),
        ),
        migrations.AddField(
            model_name="complaint",
            name="contact_by",
            field=models.CharField(
                blank=True,
                choices=[("phone", "Phone"), ("email", "E-mail"), ("post", "Post"), ("none", "No contact wanted")],
                db_default="",
                default="",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="complaint",
            name="contact_detail",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="complaint",
            name="happened_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="complaint",
            name="language",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="complaint",
            name="on_the_spot_until",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="complaint",
            name="patient_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=150),
        ),
        migrations.AddField(
            model_name="complaint",
            name="patient_reference",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="complaint",
            name="payer",
            field=models.CharField(
                choices=[
                    ("limited", "Medicare, Medicaid or another federal programme"),
                    ("not_limited", "Another payer"),
                    ("unknown", "Not known"),
                ],
                db_default="unknown",
                default="unknown",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="readrecord",
            name="what",
            field=models.CharField(
                choices=[("complaint", "the complaint"), ("names", "the names")],
                db_default="complaint",
                default="complaint",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="remedy",
            name="charged_to",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="remedy",
            name="kept_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="remedy",
            name="kept_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="remedy",
            name="kept_how",
            field=models.CharField(blank=True, max_length=2000, null=True),
        ),
        migrations.AddField(
            model_name="remedy",
            name="promised_by",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="category",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="complaints.category"
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="escalated_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="formal_cause",
            field=models.CharField(
                blank=True,
                choices=[
                    ("red_flag", "a red flag"),
                    ("escalated", "it was escalated"),
                    ("patient_left", "the patient left before it was put right"),
                    ("limit_passed", "the time for settling it on the spot passed"),
                ],
                max_length=16,
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="organisation",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.organisation"
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="resolved_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="site",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.site"
            ),
        ),
        migrations.AlterField(
            model_name="complaint",
            name="void_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="fact",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(fields=["site", "-recorded_at", "-id"], name="newest_at_a_site"),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(fields=["site", "state", "-recorded_at", "-id"], name="newest_in_a_state"),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("formal_at__isnull", True), ("state__in", ("open", "escalated", "in_review"))),
                fields=["on_the_spot_until"],
                name="on_the_spot_limit",
            ),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(
                    models.Q(("about_people", []), _negated=True), ("state__in", ["open", "escalated", "in_review"])
                ),
                fields=["site"],
                name="about_somebody_here",
            ),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("state__in", ["escalated", "in_review"])),
                fields=["escalated_by"],
                name="waiting_by_whom",
            ),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(fields=["owner", "site"], name="owned_at_a_site"),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("patient_reference", ""), _negated=True),
                fields=["organisation", "patient_reference"],
                name="of_a_patient",
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("authority__isnull", True),
                        ("authority_seen_at__isnull", True),
                        ("authority_seen_by__isnull", True),
                    ),
                    models.Q(
                        ("authority__isnull", False),
                        ("authority_seen_at__isnull", False),
                        ("authority_seen_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="authority_was_seen",
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contact_by__in", ["", "none"]), models.Q(("contact_detail", ""), _negated=True), _connector="OR"
                ),
                name="contact_says_where",
            ),
        ),
        migrations.AddField(
            model_name="backupcall",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="backupcall",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="backupcall",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="complaints.complaint"
            ),
        ),
        migrations.AddField(
            model_name="backupcall",
            name="remedy_type",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="staff.remedytype",
            ),
        ),
        migrations.AddField(
            model_name="backupcall",
            name="site",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.site"
            ),
        ),
        migrations.AddField(
            model_name="remedy",
            name="call",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remedy",
                to="complaints.backupcall",
            ),
        ),
        migrations.AddIndex(
            model_name="remedy",
            index=models.Index(
                condition=models.Q(("kept_at__isnull", True), ("promised_by__isnull", False)),
                fields=["promised_by"],
                name="promises_to_keep",
            ),
        ),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("kept_at__isnull", True), ("kept_by__isnull", True), ("kept_how__isnull", True)),
                        models.Q(("kept_at__isnull", False), ("kept_by__isnull", False), ("kept_how__isnull", False)),
                        _connector="OR",
                    ),
                    models.Q(("kept_how__isnull", True), models.Q(("kept_how", ""), _negated=True), _connector="OR"),
                ),
                name="kept_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept_at__isnull", True), ("promised_by__isnull", False), _connector="OR"),
                name="only_promises_are_kept",
            ),
        ),
        migrations.AddField(
            model_name="patientledgerentry",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="complaints.complaint"
            ),
        ),
        migrations.AddField(
            model_name="patientledgerentry",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.organisation"
            ),
        ),
        migrations.AddField(
            model_name="patientledgerentry",
            name="remedy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="complaints.remedy"
            ),
        ),
        migrations.AddField(
            model_name="search",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="backupcall",
            index=models.Index(fields=["site", "-changed_at"], name="calls_changed"),
        ),
        migrations.AddIndex(
            model_name="backupcall",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["site", "asked_at"], name="calls_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("complaint", "kind"), name="one_open_call_a_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["attend", "approve"])), name="call_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "approved", "declined", "attended", "withdrawn", "lapsed"])),
                name="call_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "approve"), _negated=True),
                    models.Q(("amount__isnull", False), ("remedy_type__isnull", False)),
                    _connector="OR",
                ),
                name="call_asks_for_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True), ("kind", "approve"), _connector="OR"
                ),
                name="approved_if_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                    _connector="OR",
                ),
                name="call_answered_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "lapsed"]), ("answered_by__isnull", False), _connector="OR"),
                name="answer_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="backupcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by__isnull", True),
                    models.Q(("answered_by", models.F("asked_by")), _negated=True),
                    ("state", "withdrawn"),
                    _connector="OR",
                ),
                name="nobody_answers_themselves",
            ),
        ),
        migrations.AddIndex(
            model_name="patientledgerentry",
            index=models.Index(
                fields=["organisation", "patient_reference", "year", "currency"], name="a_patients_year"
            ),
        ),
    ]

from django.db import models


class Organisation(models.Model):
    """A hospital or group of hospitals. Everything else belongs to exactly one."""

    name = models.CharField(max_length=200, unique=True)
    is_demo = models.BooleanField(
        default=False, editable=False, help_text="Invented people with known passwords; never beside real ones."
    )
    # by PostgreSQL: when the last admin who left did so (staff/sql/admins.sql)
    admin_left_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return self.name

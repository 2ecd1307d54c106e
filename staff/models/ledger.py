from django.db import models

from staff.models.person import Person
from staff.models.site import Currency


class DayLedger(models.Model):
    """What one person gave on one day (the site's date), in minor units of one currency.

    Only the trigger on complaints_remedy writes it; the app role may read.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    day = models.DateField()
    currency = models.CharField(max_length=3, choices=Currency)
    spent = models.PositiveBigIntegerField()
    # what came of it: remedies whose rows are there; at commit it is what was spent (complaints/sql/commit.sql)
    given = models.PositiveBigIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day", "currency"], name="day_ledger_once")]

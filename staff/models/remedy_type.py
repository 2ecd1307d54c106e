from django.db import models

from staff.models.organisation import Organisation


class RemedyType(models.Model):
    """What can be given to put things right: an explanation, a re-booking, parking, a refund."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="remedy_types")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    is_free = models.BooleanField(default=False, help_text="Costs nothing, needs no amount, is offered first.")
    sentence = models.CharField(max_length=200, help_text="What was done, in words; filled in when nothing is written.")
    counts_to_limit = models.BooleanField(
        default=False, db_default=False, help_text="Counts to what a patient may be given, where a regulator limits it."
    )
    cash_equivalent = models.BooleanField(
        default=False, db_default=False, help_text="Money, or as good as money: a general-purpose card."
    )
    fee_waiver = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Takes something off a bill: for a manager who decides, not the desk.",
    )
    retail_value = models.PositiveBigIntegerField(
        null=True,
        blank=True,
        help_text="What one costs in a shop, in minor units, where the amount does not say it.",
    )
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["-is_free", "position", "name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="remedy_type_code_once")]

    def __str__(self) -> str:
        return self.name

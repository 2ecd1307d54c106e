from django.db import models

from staff.models import Organisation


class Category(models.Model):
    """What a complaint is about, in the desk's words; about a dozen, never a taxonomy to learn.

    The codes map to outside taxonomies for returns. They stay empty and unconfirmed until somebody
    who knows the taxonomy has checked them.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="categories")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    may_end_at_desk = models.BooleanField(default=True, help_text="Off: a manager has to decide every one of these.")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    hcat_code = models.CharField("HCAT", max_length=40, null=True, blank=True)
    ko41a_code = models.CharField("KO41a", max_length=40, null=True, blank=True)
    hse_code = models.CharField("HSE (Ireland)", max_length=40, null=True, blank=True)
    codes_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "categories"
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="category_code_once")]

    def __str__(self) -> str:
        return self.name

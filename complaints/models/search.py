import uuid

from django.db import models

from staff.models import Person


class Search(models.Model):
    """What somebody looked for, under a token that says nothing: words of patients never stand in an address.

    Their own, for a quarter of an hour; the results are asked again each time, in what they may see.
    """

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

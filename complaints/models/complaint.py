from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from complaints.models.category import Category
from complaints.models.complainant import ContactBy, WhoItIsFor
from complaints.models.patient import WhoItIsAbout
from complaints.querysets import ComplaintQuerySet
from complaints.states import UNSETTLED, State
from staff.models import Location, Organisation, Person, Site


class RedFlag(models.TextChoices):
    """Any of these makes a complaint formal and takes it out of the desk's hands (design.md, States)."""

    WRITTEN = "written", "It is in writing"
    FORMAL_ANSWER = "formal_answer", "They want a formal answer"
    ABUSE_OR_NEGLECT = "abuse_or_neglect", "Abuse or neglect"
    HARM = "harm", "Somebody was harmed"
    RIGHTS = "rights", "It is about their rights"
    AT_RISK = "at_risk", "Someone is at risk now"


AT_ONCE = (RedFlag.ABUSE_OR_NEGLECT, RedFlag.HARM, RedFlag.AT_RISK)


class PutRight(models.TextChoices):
    """The answer to “Is it put right for them?”"""

    YES = "yes", "Yes"
    NO = "no", "No"
    COULD_NOT_ASK = "could_not_ask", "Could not ask"


class FormalCause(models.TextChoices):
    """What made a complaint formal. Stamped once, never cleared."""

    RED_FLAG = "red_flag", "a red flag"
    ESCALATED = "escalated", "it was escalated"
    PATIENT_LEFT = "patient_left", "the patient left before it was put right"
    LIMIT_PASSED = "limit_passed", "the time for settling it on the spot passed"


def both_or_neither(*fields: str) -> Q:
    """All of these are set, or none is."""
    none = Q(**{f"{field}__isnull": True for field in fields})
    return none | Q(**{f"{field}__isnull": False for field in fields})


class Complaint(WhoItIsAbout, WhoItIsFor):
    """The one shared row: what happened, whose it is now, and how it ended.

    The state moves only through complaints/transitions.py, and PostgreSQL refuses every other way
    (complaints/sql/moves.sql). Its number and reference are given by the database.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField(unique=True, editable=False)
    reference = models.CharField(max_length=24, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, db_index=False, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, db_index=False, related_name="+")
    location = models.ForeignKey(Location, models.PROTECT, null=True, blank=True, related_name="+")
    category = models.ForeignKey(Category, models.PROTECT, db_index=False, related_name="+")
    state = models.CharField(max_length=16, choices=State, default=State.OPEN)
    moves = models.PositiveIntegerField(default=0, editable=False)
    changes = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    # the columns of the last change, for the guard that looks whether its event may tell of them
    changed = ArrayField(
        models.TextField(),
        default=list,
        editable=False,
        db_default=models.Value([], output_field=ArrayField(models.TextField())),
    )
    # whom and what it was about before that change, for the guard that looks who may have made it
    was = models.JSONField(default=dict, editable=False, db_default=models.Value({}, output_field=models.JSONField()))
    what_happened = models.TextField(max_length=10_000)
    red_flags = ArrayField(models.CharField(max_length=24, choices=RedFlag), default=list, blank=True)

    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, db_index=False, related_name="+")
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")

    on_the_spot_until = models.DateTimeField(null=True, blank=True, editable=False)
    call_back_due = models.DateField(null=True, blank=True)
    formal_at = models.DateTimeField(null=True, blank=True)
    formal_cause = models.CharField(max_length=16, choices=FormalCause, null=True, blank=True)

    escalated_at = models.DateTimeField(null=True, blank=True)
    escalated_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")
    escalated_reason = models.TextField(max_length=2000, null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)

    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")
    what_was_done = models.TextField(max_length=2000, null=True, blank=True)
    put_right = models.CharField(max_length=16, choices=PutRight, null=True, blank=True)

    void_at = models.DateTimeField(null=True, blank=True)
    void_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")
    void_reason = models.TextField(max_length=2000, null=True, blank=True)
    duplicate_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_known"),
            models.CheckConstraint(condition=Q(red_flags__contained_by=RedFlag.values), name="red_flags_known"),
            models.CheckConstraint(condition=~Q(what_happened=""), name="what_happened_said"),
            models.CheckConstraint(
                condition=Q(put_right__isnull=True) | Q(put_right__in=PutRight.values), name="put_right_known"
            ),
            models.CheckConstraint(condition=both_or_neither("formal_at", "formal_cause"), name="formal_with_cause"),
            models.CheckConstraint(
                condition=both_or_neither("authority", "authority_seen_by", "authority_seen_at"),
                name="authority_was_seen",
            ),
            models.CheckConstraint(
                condition=Q(contact_by__in=["", ContactBy.NONE]) | ~Q(contact_detail=""), name="contact_says_where"
            ),
            models.CheckConstraint(
                condition=Q(red_flags=[]) | Q(formal_at__isnull=False), name="red_flags_make_formal"
            ),
            models.CheckConstraint(
                condition=both_or_neither("escalated_at", "escalated_by", "escalated_reason")
                & (Q(escalated_reason__isnull=True) | ~Q(escalated_reason="")),
                name="escalated_with_reason",
            ),
            models.CheckConstraint(
                condition=both_or_neither("resolved_at", "resolved_by", "what_was_done", "put_right")
                & (Q(what_was_done__isnull=True) | ~Q(what_was_done="")),
                name="resolved_with_evidence",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.RESOLVED) & Q(resolved_at__isnull=False))
                | (~Q(state=State.RESOLVED) & Q(resolved_at__isnull=True)),
                name="resolved_when_done",
            ),
            models.CheckConstraint(
                condition=both_or_neither("void_at", "void_by", "void_reason")
                & (Q(void_reason__isnull=True) | ~Q(void_reason="")),
                name="void_with_reason",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.VOID) & Q(void_at__isnull=False))
                | (~Q(state=State.VOID) & Q(void_at__isnull=True)),
                name="void_when_voided",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True) | (Q(state=State.VOID) & ~Q(duplicate_of=F("id"))),
                name="duplicate_is_void",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ESCALATED)
                | (Q(owner__isnull=True) & (Q(escalated_at__isnull=False) | Q(formal_at__isnull=False))),
                name="escalated_is_the_managers",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ESCALATED) | Q(owner__isnull=False), name="always_somebodys"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.IN_REVIEW) | Q(claimed_at__isnull=False), name="in_review_is_claimed"
            ),
        ]
        indexes = [
            models.Index(
                fields=["site", "location", "recorded_at"], condition=Q(state=State.OPEN), name="open_at_a_location"
            ),
            models.Index(fields=["owner", "recorded_at"], condition=Q(state=State.OPEN), name="open_by_owner"),
            models.Index(
                fields=["site", "recorded_at"],
                condition=Q(state__in=[State.ESCALATED, State.IN_REVIEW])
                | Q(state=State.OPEN, formal_at__isnull=False),
                name="waiting_for_review",
            ),
            models.Index(fields=["site", "-recorded_at", "-id"], name="newest_at_a_site"),
            models.Index(fields=["site", "state", "-recorded_at", "-id"], name="newest_in_a_state"),
            models.Index(
                fields=["on_the_spot_until"],
                condition=Q(state__in=UNSETTLED, formal_at__isnull=True),
                name="on_the_spot_limit",
            ),
            models.Index(
                fields=["site"],
                condition=~Q(about_people=[]) & Q(state__in=[State.OPEN, State.ESCALATED, State.IN_REVIEW]),
                name="about_somebody_here",
            ),
            models.Index(
                fields=["escalated_by"],
                condition=Q(state__in=[State.ESCALATED, State.IN_REVIEW]),
                name="waiting_by_whom",
            ),
            models.Index(
                fields=["site", "call_back_due"],
                condition=Q(state=State.OPEN, call_back_due__isnull=False),
                name="to_call_back",
            ),
            models.Index(fields=["owner", "site"], name="owned_at_a_site"),
            models.Index(
                fields=["organisation", "patient_reference"], condition=~Q(patient_reference=""), name="of_a_patient"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("complaints:complaint", args=[self.pk])

    @property
    def is_formal(self) -> bool:
        return self.formal_at is not None

    @property
    def at_once(self) -> bool:
        """Whether somebody may be in danger: first in every queue, emergency numbers first on the page."""
        return any(flag in AT_ONCE for flag in self.red_flags)

    @property
    def red_flag_labels(self) -> list[str]:
        return [str(RedFlag(flag).label) for flag in self.red_flags]

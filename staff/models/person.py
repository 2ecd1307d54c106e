from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils import timezone

from staff.models.level import Level
from staff.roles import AT_THE_DESK, MAY, Role, Verb, in_words

if TYPE_CHECKING:
    from staff.models.membership import Membership

CONFIGURED = frozenset({"staff", "complaints"})


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Person:
        """A person with a hashed password; ``None`` makes one that cannot sign in by password."""
        person = self.model(username=self.model.normalize_username(username), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who works here. What they may do comes from memberships (role, site) and one level."""

    username = models.CharField(
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Somebody has this username already."},
    )
    name = models.CharField(max_length=150, help_text="In full, as on the badge.")
    short_name = models.CharField(max_length=60, help_text="What colleagues say.")
    email = models.EmailField(blank=True)
    level = models.ForeignKey(Level, models.PROTECT, related_name="people")
    is_active = models.BooleanField("may sign in", default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    # by PostgreSQL: set with a password that somebody else gave, cleared with their own
    # (staff/sql/organisation_chain.sql)
    must_change_password = models.BooleanField(editable=False, default=False, db_default=False)
    # by PostgreSQL: whoever gave somebody a new password could sign in as them (staff/sql/admins.sql)
    password_since = models.DateTimeField(editable=False, db_default=Now())

    chosen_site: int | None = None
    # what was found out about somebody for the length of one request; None outside of one
    kept: dict[str, Any] | None = None

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "short_name"]
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("username"), name="staff_person_username_once",
                violation_error_message="Somebody has this username already; capitals make no difference.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.short_name

    @cached_property
    def works(self) -> tuple[Membership, ...]:
        """Active memberships, oldest first, each with its site, organisation and home location."""
        return tuple(self.memberships.filter(is_active=True).select_related("site__organisation", "home_location"))

    @property
    def desks(self) -> tuple[Membership, ...]:
        """Where this person may record: their memberships as front desk or manager. Float staff have several."""
        return tuple(one for one in self.works if one.role in AT_THE_DESK)

    @property
    def desk(self) -> Membership | None:
        """Where this person records now: the site they chose, else their first."""
        return next((one for one in self.desks if one.site_id == self.chosen_site), next(iter(self.desks), None))

    def at_desk(self, site_id: int | None) -> None:
        """Work at this site from now on, if it is one of theirs."""
        self.chosen_site = site_id

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(one.role) for one in self.works)

    @property
    def known_as(self) -> str:
        """Their level; of somebody who works at no desk, where a level says nothing, what they are instead."""
        return in_words(self.roles) if self.works and not self.desks else str(self.level)

    def may(self, verb: Verb) -> bool:
        """Whether some role of theirs may do this somewhere; which complaint is asked elsewhere."""
        return self.is_active and bool(self.roles & MAY[verb])

    def membership_at(self, site_id: int) -> Membership | None:
        return next((one for one in self.works if one.site_id == site_id), None)

    def may_at(self, verb: Verb, site_id: int) -> bool:
        """Whether their role at this very site may do this."""
        membership = self.membership_at(site_id)
        return self.is_active and membership is not None and membership.role in MAY[verb]

    @property
    def is_staff(self) -> bool:
        """Whether Django's admin opens: for admins only, and never set by hand."""
        return self.may(Verb.CONFIGURE)

    def has_perm(self, perm: str, obj: object | None = None) -> bool:
        return self.has_module_perms(perm.partition(".")[0])

    def has_module_perms(self, app_label: str) -> bool:
        """Django's admin shows our configuration and nothing that libraries register beside it."""
        return app_label in CONFIGURED and self.is_staff

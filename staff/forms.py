"""Forms and rows for configuring people and places; what the database would refuse is said in a sentence first."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet, ModelChoiceIterator

from staff.models import Location, Person
from staff.people.changing import taken_by

if TYPE_CHECKING:
    PersonChangeForm = UserChangeForm[Person]
    RowsForm = BaseInlineFormSet[Any, Any, Any]
    LocationChoice = forms.ModelChoiceField[Location]
else:
    PersonChangeForm, RowsForm, LocationChoice = UserChangeForm, BaseInlineFormSet, forms.ModelChoiceField


class Rows(RowsForm):
    """Rows under one page of the admin; what each can choose from is read once, not once for every row."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        shared: dict[str, list[Any]] = self.__dict__.setdefault("shared_choices", {})
        for name, field in form.fields.items():
            if isinstance(field, forms.ModelChoiceField) and not field.widget.is_hidden:
                if name not in shared:
                    shared[name] = list(cast("ModelChoiceIterator[Any]", field.choices))
                field.choices = shared[name]

    def kept(self) -> Iterator[dict[str, Any]]:
        """What was filled in, is good, and is not being taken away."""
        for form in self.forms:
            row = getattr(form, "cleaned_data", None)
            if row and not row.get("DELETE") and not form.errors:
                yield row


class OnceEach(Rows):
    """Rows of which no two may name the same; the database would refuse them without a sentence."""

    once: ClassVar[str]

    def clean(self) -> None:
        seen: set[Hashable] = set()
        for value in (row.get(self.once) for row in self.kept()):
            if value in seen:
                raise ValidationError(f"“{value}” is here twice.")
            seen.add(value)
        super().clean()


class OnceEachName(OnceEach):
    once = "name"


class OnceEachSite(OnceEach):
    once = "site"


class PersonForm(PersonChangeForm):
    def clean_username(self) -> str:
        """Sign-in does not tell capital letters apart, so nobody may differ by them alone."""
        username: str = self.cleaned_data["username"]
        other = Person.objects.filter(username__iexact=username).exclude(pk=self.instance.pk).first()
        if other is not None:
            raise ValidationError(taken_by(username, other.username))
        return username


class MembershipForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """Where somebody works stays where it was: what they did there names it. Another site is another row."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk and "site" in self.fields:
            self.fields["site"].disabled = True


class HomeLocation(LocationChoice):
    """Locations of several sites in one list, told apart by the site's name."""

    def label_from_instance(self, obj: Location) -> str:
        return f"{obj.site}: {obj.name}"

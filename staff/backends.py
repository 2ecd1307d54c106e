from allauth.account.auth_backends import AuthenticationBackend

from staff.models import Membership, Person


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's sign-in; every later request loads the person and where they work in one query."""

    def get_user(self, user_id: int) -> Person | None:
        """The active person with ``works`` already filled, or None, which ends the session."""
        rows = list(
            Membership.objects.filter(person_id=user_id, is_active=True).select_related(
                "person__level", "site__organisation", "home_location"
            )
        )
        person = rows[0].person if rows else Person.objects.select_related("level").filter(pk=user_id).first()
        if person is None or not person.is_active:
            return None
        person.works = tuple(rows)
        person.kept = {}
        return person

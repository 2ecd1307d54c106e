"""Only the owner role may state that something happened earlier, so the demo is told as the owner."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

WHO = ("USER", "PASSWORD", "HOST", "PORT")


class NoOwner(Exception):
    """This process knows only the app's role."""


@contextmanager
def connected_as_owner() -> Iterator[None]:
    """Within it the default connection is the owner's, in this thread; afterwards the app's again.

    Actions write through the default connection, so its role is changed and not theirs.

    Raises:
        NoOwner: where no owner connection is configured.
    """
    if "owner" not in connections.settings:
        raise NoOwner
    connection = connections["default"]
    owner = connections["owner"].settings_dict
    app = {key: connection.settings_dict[key] for key in WHO}
    connection.close()
    connection.settings_dict.update({key: owner[key] for key in WHO})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(app)

"""What allauth's and Django admin's paths answer to whom; each row in the order of ``METHODS``."""

from tests.journeys.matrix.everybody import EVERYBODY, METHODS, SIGNED_OUT, Row, by_method

ADMINS = ("ada", "amir")
Cells = dict[str, Row]
SHUT = "404 404 404 404 404 404 404 404"
LED_ON = "302 302 302 302 302 302 302 302"
NEVER = "403 403 403 403 403 403 403 403"
A_PAGE = "200 200 200 200 200 200 200 200"


def cells(signed_out: str, others: str, admins: str) -> Cells:
    """By method, then by person."""
    rows = {"out": by_method(signed_out), "others": by_method(others), "admins": by_method(admins)}

    def kind(name: str) -> str:
        return "out" if name in SIGNED_OUT else "admins" if name in ADMINS else "others"

    return {method: {name: rows[kind(name)][method] for name in EVERYBODY} for method in METHODS}


def door(signed_out: str, signed_in: str) -> Cells:
    return cells(signed_out, signed_in, signed_in)


def for_admins(admins: str, others: str = LED_ON) -> Cells:
    """Everybody else is led away, whatever they ask for, signed in or not."""
    return cells(LED_ON, others, admins)


ACCOUNTS = {
    "/accounts/login/": door("200 200 200 405 200 405 405 200", LED_ON),
    "/accounts/logout/": door("302 302 200 405 405 405 405 302", "200 200 200 405 405 405 405 302"),
    "/accounts/inactive/": door("200 200 200 405 405 405 405 405", "200 200 200 405 405 405 405 405"),
    "/accounts/password/change/": door(LED_ON, "200 200 200 405 200 405 405 200"),
    "/accounts/reauthenticate/": door(LED_ON, "200 200 200 405 200 405 405 200"),
    "/accounts/signup/": door(SHUT, SHUT),
    "/accounts/email/": door(SHUT, SHUT),
    "/accounts/confirm-email/": door(SHUT, SHUT),
    "/accounts/confirm-email/<key>/": door(SHUT, SHUT),
    "/accounts/password/set/": door(SHUT, SHUT),
    "/accounts/login/code/confirm/": door(SHUT, SHUT),
}
# An admin's page answers every method as it answers GET, but does something only on a POST; an empty one brings
# the page again. ``<id>`` is a row of the admin's own organisation.
CONFIGURED = ("complaints/category", "staff/course", "staff/level", "staff/membership", "staff/organisation",
              "staff/person", "staff/remedytype", "staff/scenario", "staff/site")  # fmt: skip
OF_A_MODEL = {
    "": for_admins(A_PAGE),
    "add/": for_admins(A_PAGE),
    "<id>/": for_admins("302 302 302 405 302 302 302 302"),
    "<id>/change/": for_admins(A_PAGE),
    "<id>/history/": for_admins(A_PAGE),
    "<id>/delete/": for_admins(NEVER),
}
ADMIN = {f"/admin/{model}/{page}": row for model in CONFIGURED for page, row in OF_A_MODEL.items()} | {
    "/admin/": for_admins(A_PAGE),
    "/admin/<app>/": for_admins(A_PAGE),
    "/admin/<url>": for_admins(SHUT),
    "/admin/login/": for_admins("302 200 200 405 200 405 405 200", others=NEVER),
    "/admin/logout/": for_admins("405 405 200 405 405 405 405 200"),
    "/admin/password_change/": for_admins("200 200 200 405 200 405 405 200"),
    "/admin/password_change/done/": for_admins("200 200 200 405 405 405 405 405"),
    "/admin/autocomplete/": for_admins("403 403 200 405 405 405 405 405"),
    "/admin/jsi18n/": for_admins("200 200 200 405 405 405 405 405"),
    "/admin/staff/organisation/add/": for_admins(NEVER),
    "/admin/staff/person/<id>/password/": for_admins(A_PAGE),
}
LIBRARIES = ACCOUNTS | ADMIN

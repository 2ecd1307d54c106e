"""The answer when something broke: it asks nobody anything, for what broke may be the database."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseServerError
from django.template import loader


def server_error(request: HttpRequest) -> HttpResponseServerError:
    page = loader.get_template("500.html").render({"is_demo": settings.DEMO})
    return HttpResponseServerError(page)

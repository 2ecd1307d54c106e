from django.urls import include, path

from tests.bench import floor

urlpatterns = [
    path("bench/floor/", floor.floor),
    path("", include("recovery.urls")),
]
handler500 = "recovery.broken.server_error"

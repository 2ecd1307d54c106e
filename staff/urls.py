from django.urls import path

from staff import views

app_name = "staff"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("site/", views.site, name="site"),
    path("training/", views.training, name="training"),
    path("training/record/", views.classroom, name="classroom"),
    path("training/<slug:course>/", views.course, name="course"),
    path("training/<slug:course>/<uuid:attempt>/", views.attempt, name="attempt"),
]

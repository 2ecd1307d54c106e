from django.urls import path

from staff import views

app_name = "staff"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("site/", views.site, name="site"),
    path("standards/", views.standards, name="standards"),
    path("standards/new/", views.publish, name="publish"),
    path("standards/<uuid:pk>/", views.standard, name="standard"),
    path("standards/<uuid:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("standards/<uuid:pk>/publish/", views.publish_again, name="publish_again"),
    path("standards/<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
]

from django.urls import path

from staff import views

app_name = "staff"
urlpatterns = [path("me/", views.me, name="me"), path("site/", views.site, name="site")]

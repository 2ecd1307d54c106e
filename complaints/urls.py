from django.urls import path

from complaints import views

app_name = "complaints"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("complaints/new/", views.record, name="record"),
    path("complaints/<uuid:pk>/", views.complaint, name="complaint"),
    path("complaints/<uuid:pk>/resolve/", views.resolve, name="resolve"),
    path("complaints/<uuid:pk>/escalate/", views.escalate, name="escalate"),
]

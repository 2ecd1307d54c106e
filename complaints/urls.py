from django.urls import path

from complaints.views import desk, ending, recording

app_name = "complaints"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("complaints/new/", recording.record, name="record"),
    path("complaints/<uuid:pk>/", desk.complaint, name="complaint"),
    path("complaints/<uuid:pk>/resolve/", ending.resolve, name="resolve"),
    path("complaints/<uuid:pk>/escalate/", ending.escalate, name="escalate"),
]

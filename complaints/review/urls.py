from django.urls import path

from complaints.review import views

app_name = "review"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("<uuid:pk>/", views.review, name="complaint"),
    path("<uuid:pk>/claim/", views.claim, name="claim"),
    path("<uuid:pk>/decide/", views.decide, name="decide"),
]

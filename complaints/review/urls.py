from django.urls import path

from complaints.review.views import answering, deciding, letting_go, queue

app_name = "review"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("calls/", queue.calls, name="calls"),
    path("calls/<uuid:call>/answer/", answering.answer_call, name="answer"),
    path("duty/", answering.duty, name="duty"),
    path("<uuid:pk>/", deciding.review, name="complaint"),
    path("<uuid:pk>/claim/", deciding.claim, name="claim"),
    path("<uuid:pk>/decide/", deciding.decide, name="decide"),
    path("<uuid:pk>/release/", letting_go.release, name="release"),
    path("<uuid:pk>/hand-back/", letting_go.hand_back, name="hand_back"),
    path("<uuid:pk>/void/", letting_go.void, name="void"),
]

from django.urls import path

from complaints.views import calling, correcting, desk, ending, finding, promising, recording, thanking

app_name = "complaints"
ONE = "complaints/<uuid:pk>/"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("calls/", calling.calls, name="calls"),
    path("complaints/", finding.listed, name="list"),
    path("complaints/found/<uuid:token>/", finding.found, name="found"),
    path("complaints/new/", recording.record, name="record"),
    path(ONE, desk.complaint, name="complaint"),
    path(f"{ONE}reveal/", finding.reveal, name="reveal"),
    path(f"{ONE}resolve/", ending.resolve, name="resolve"),
    path(f"{ONE}escalate/", ending.escalate, name="escalate"),
    path(f"{ONE}reopen/", ending.reopen, name="reopen"),
    path(f"{ONE}hand-over/", ending.hand_over, name="hand_over"),
    path(f"{ONE}call-backup/", calling.call_backup, name="call_backup"),
    path(f"{ONE}calls/<uuid:call>/withdraw/", calling.withdraw, name="withdraw"),
    path(f"{ONE}remedy/", promising.give, name="give"),
    path(f"{ONE}promises/<uuid:remedy>/keep/", promising.keep_promise, name="keep"),
    path(f"{ONE}note/", correcting.note, name="note"),
    path(f"{ONE}correct/", correcting.correct, name="correct"),
    path(f"{ONE}authority/", correcting.authority, name="authority"),
    path(f"{ONE}thank/", thanking.thank, name="thank"),
    path(f"{ONE}coach/", thanking.coach, name="coach"),
    path("staff/thanks/<uuid:pk>/", thanking.show, name="show_thanks"),
]

from django.urls import URLPattern, path

from staff import views
from staff.views import importing, people, person_acts
from staff.views.authority import Preview

app_name = "staff"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("site/", views.site, name="site"),
    path("training/", views.training, name="training"),
    path("training/record/", views.classroom, name="classroom"),
    path("training/record/<uuid:completion>/withdraw/", views.withdraw_course, name="withdraw_course"),
    path("training/<slug:course>/", views.course, name="course"),
    path("training/<slug:course>/<uuid:attempt>/", views.attempt, name="attempt"),
    path("standards/", views.standards, name="standards"),
    path("standards/new/", views.publish, name="publish"),
    path("standards/<uuid:pk>/", views.standard, name="standard"),
    path("standards/<uuid:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("standards/<uuid:pk>/publish/", views.publish_again, name="publish_again"),
    path("standards/<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("authority/", views.authority, name="authority"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="new_person"),
    path("people/import/", importing.import_people, name="import_people"),
    path("people/import/added/", importing.imported_people, name="imported"),
    path("people/import/template.csv", importing.template, name="import_template"),
    path("people/<int:person>/sites/", person_acts.add_site, name="add_site"),
    path("people/<int:person>/sites/<int:site>/", person_acts.change_site, name="change_site"),
    path("people/<int:person>/password/", person_acts.password, name="set_password"),
]


def one_person(open_work: people.OpenWork, when_they_leave: person_acts.WhenTheyLeave) -> list[URLPattern]:
    """Somebody's page and leaving; what is open in their name is told by whoever knows complaints."""
    leaving = {"when_they_leave": when_they_leave}
    return [
        path("people/<int:person>/", people.person, {"open_work": open_work}, name="person"),
        path("people/<int:person>/sign-in/", person_acts.let_in, leaving, name="let_in"),
    ]


def changes(preview: Preview) -> list[URLPattern]:
    """The paths on which the table is changed; what a change would have done is told by whoever knows complaints."""
    told = {"preview": preview}
    return [
        path("authority/draft/", views.draft, told, name="draft"),
        path("authority/<uuid:change>/", views.change, told, name="change"),
        path("authority/<uuid:change>/approve/", views.decide, told | {"what": "approve"}, name="approve"),
        path("authority/<uuid:change>/withdraw/", views.decide, told | {"what": "withdraw"}, name="withdraw_draft"),
    ]

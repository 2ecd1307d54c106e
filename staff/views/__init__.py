from staff.views.authority import authority, change, decide, draft
from staff.views.classroom import classroom
from staff.views.course import attempt, course
from staff.views.me import me
from staff.views.site import site
from staff.views.training import training

__all__ = ["attempt", "authority", "change", "classroom", "course", "decide", "draft", "me", "site", "training"]

from staff.views.authority import authority, change, decide, draft
from staff.views.classroom import classroom
from staff.views.course import attempt, course
from staff.views.me import me
from staff.views.publishing import publish, publish_again, withdraw
from staff.views.site import site
from staff.views.standards import acknowledge, standard, standards
from staff.views.training import training
from staff.views.withdrawing import withdraw_course

__all__ = [
    "acknowledge",
    "attempt",
    "authority",
    "change",
    "classroom",
    "course",
    "decide",
    "draft",
    "me",
    "publish",
    "publish_again",
    "site",
    "standard",
    "standards",
    "training",
    "withdraw",
    "withdraw_course",
]

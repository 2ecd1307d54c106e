from staff.views.me import me
from staff.views.publishing import publish, publish_again, withdraw
from staff.views.site import site
from staff.views.standards import acknowledge, standard, standards

__all__ = ["acknowledge", "me", "publish", "publish_again", "site", "standard", "standards", "withdraw"]

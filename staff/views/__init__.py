from staff.views.me import me
from staff.views.site import site

__all__ = ["me", "site"]

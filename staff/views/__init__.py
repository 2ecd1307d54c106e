from staff.views.authority import authority, change, decide, draft
from staff.views.me import me
from staff.views.site import site

__all__ = ["authority", "change", "decide", "draft", "me", "site"]

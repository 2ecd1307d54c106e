"""What somebody reads on a page, without its marks."""

from __future__ import annotations

import re
from html import unescape
from typing import Any


def words(answer: Any) -> str:
    """What is read on a page."""
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return (
        " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
        .replace("“ ", "“")
        .replace(" ”", "”")
        .replace(" .", ".")
    )

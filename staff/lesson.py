"""A lesson's Markdown as HTML that cannot carry anything but text: no HTML of its own, no pictures, no scripts."""

from __future__ import annotations

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

# HTML in a lesson is shown as it was typed; links keep to http, https and mailto (the library's own check).
READER = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).disable("image")
FIRST_HEADING = 2  # the first is the page's own


def html_of(lesson: str) -> SafeString:
    """What a page shows of a lesson."""
    tokens = READER.parse(lesson)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(int(token.tag[1]), FIRST_HEADING)}"
    return SafeString(READER.renderer.render(tokens, READER.options, {}))

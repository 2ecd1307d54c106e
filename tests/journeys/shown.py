"""A form as its page shows it: what a browser would send if nobody touched anything."""

from __future__ import annotations

import uuid
from html.parser import HTMLParser

Fields = dict[str, list[str]]


class Shown(HTMLParser):
    """The fields of every form of a page that posts to the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self.inside = False
        self.select = self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("method") == "post" and "action" not in given
        if not self.inside:
            return
        if tag == "select":
            self.select = given["name"]
        if tag == "option" and "selected" in given:
            self.fields[self.select] = [given["value"]]
        if tag == "textarea":
            self.text = given["name"]
            self.fields[self.text] = [""]
        if tag == "input" and "name" in given and self.is_sent(given):
            self.fields.setdefault(given["name"], []).append(given.get("value", ""))

    def is_sent(self, given: dict[str, str]) -> bool:
        return given.get("type") not in ("checkbox", "radio") or "checked" in given

    def handle_data(self, data: str) -> None:
        if self.text:
            self.fields[self.text] = [self.fields[self.text][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # a browser leaves out the line break that a page writes before the words
            self.fields[self.text] = [self.fields[self.text][0].removeprefix("\n")]
            self.text = ""
        if tag == "form":
            self.inside = False


def shown(page: str, **changes: str | list[str]) -> Fields:
    """What the page's form sends, with these fields typed anew, under a key of its own."""
    read = Shown()
    read.feed(page)
    fields = read.fields | {"submission_key": [str(uuid.uuid4())]}
    return fields | {name: [one] if isinstance(one, str) else one for name, one in changes.items()}

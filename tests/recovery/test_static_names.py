from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from recovery.static_names import StaticNames


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    source = FileSystemStorage(tmp_path / "from")
    source.save("css/page.css", ContentFile(b"body { margin: 0 }\n"))
    names = StaticNames(location=str(tmp_path / "to"), base_url="/static/")
    with source.open("css/page.css") as file:
        names.save("css/page.css", file)

    done = list(names.post_process({"css/page.css": (names, "css/page.css")}))

    assert [error for *_, error in done if isinstance(error, Exception)] == []
    return tmp_path / "to"


def test_names_tell_the_content(collected: Path) -> None:
    names = StaticNames(location=str(collected), base_url="/static/")

    url = names.url("css/page.css")

    assert url.startswith("/static/css/page.")
    assert url != "/static/css/page.css"
    assert (collected / url.removeprefix("/static/")).read_bytes() == b"body { margin: 0 }\n"


def test_until_they_are_collected_names_are_plain(tmp_path: Path) -> None:
    names = StaticNames(location=str(tmp_path), base_url="/static/")

    assert names.url("css/page.css") == "/static/css/page.css"


def test_what_was_not_collected_is_an_error_and_not_a_page_without_style(collected: Path) -> None:
    names = StaticNames(location=str(collected), base_url="/static/")

    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        names.url("css/other.css")

"""Markdown becomes text, headings, lists and links, and nothing that could act."""

import pytest

from staff.lesson import html_of


def test_headings_stand_below_the_pages_own() -> None:
    assert html_of("# One\n\n## Two\n\n### Three") == "<h2>One</h2>\n<h2>Two</h2>\n<h3>Three</h3>\n"


def test_emphasis_lists_quotes_and_links() -> None:
    assert html_of("*so* **very**") == "<p><em>so</em> <strong>very</strong></p>\n"
    assert html_of("- a\n- b") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    assert html_of("> said") == "<blockquote>\n<p>said</p>\n</blockquote>\n"
    assert html_of("[us](https://example.org)") == '<p><a href="https://example.org">us</a></p>\n'


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<p style="color:red" onclick="x()">a</p>',
        "<style>p{}</style>",
        "a <b>b</b>",
        "<!-- <script> -->",
    ],
)
def test_html_is_shown_and_not_obeyed(bad: str) -> None:
    html = html_of(bad)

    for word in ("<script", "<img", "<style", "<b>", '<p style="', "<!--"):
        assert word not in html
    assert "&lt;" in html


@pytest.mark.parametrize(
    "bad",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "![x](https://example.org/x.png)",
        "![x](javascript:alert(1))",
    ],
)
def test_no_link_that_acts_and_no_picture_from_elsewhere(bad: str) -> None:
    html = html_of(bad)

    assert 'href="javascript' not in html.lower()
    assert 'href="vbscript' not in html
    assert 'href="data' not in html
    assert "<img" not in html


def test_quotes_cannot_leave_an_attribute() -> None:
    assert html_of('[x](https://example.org/"onmouseover="y)') == (
        '<p><a href="https://example.org/%22onmouseover=%22y">x</a></p>\n'
    )

"""What every page has to stand: axe-core, light and dark, wide and narrow; and nothing scrolls sideways."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.people import heading

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
LOOKS = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))
BETWEEN = 768
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 20


def nothing_found(page: Page, expected: str) -> None:
    """The page is the one that was meant; in every look axe finds nothing and it fits its width."""
    assert expected in heading(page)
    page.evaluate(AXE)
    found = {f"{width} {scheme}": violations(page, width, scheme) for width, scheme in LOOKS}
    assert found == {f"{width} {scheme}": [] for width, scheme in LOOKS}, expected
    page.set_viewport_size({"width": BETWEEN, "height": 900})
    assert overflow(page) == 0, expected
    page.set_viewport_size({"width": 1280, "height": 900})


def violations(page: Page, width: int, scheme: str) -> list[tuple[str, str]]:
    """Rule and place of what axe finds; a page wider than its window is one of them."""
    page.set_viewport_size({"width": width, "height": 900})
    # colours on their way from light to dark are neither
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    found = [(one["id"], one["nodes"][0]["html"][:200]) for one in page.evaluate("axe.run()")["violations"]]
    return found + ([("wider than its window", f"{overflow(page)} px")] if overflow(page) else [])


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def unfold(page: Page) -> None:
    """Open everything that is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

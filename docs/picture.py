"""Takes the README's picture: a fresh demo, served as always, and the desk as Ava sees it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def take(address: str) -> None:
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 880})
        page.goto(f"{address}accounts/login/")
        page.fill("[name=login]", "ava")
        page.fill("[name=password]", "recovery-demo")
        page.click("main button[type=submit]")
        page.wait_for_selector("h1:has-text('Desk')")
        page.screenshot(path=HERE / "desk.png")
        browser.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        Path(data).chmod(0o755)
        settings = os.environ | {"RECOVERY_DATA": data, "PORT": str(free_port())}
        server = subprocess.Popen(
            [sys.executable, "-m", "recovery.serve"], cwd=HERE.parent, env=settings, text=True, stdout=subprocess.PIPE
        )
        assert server.stdout is not None
        ready = next((line for line in server.stdout if line.startswith("Ready: ")), "")
        try:
            take(ready.removeprefix("Ready: ").strip())
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


if __name__ == "__main__":
    main()

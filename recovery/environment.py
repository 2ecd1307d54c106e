"""Makes `.venv` and `node_modules` what the pinned requirements say: `python3 recovery/environment.py run` (or dev).

Only the standard library, and words that an old Python can still read: it is what a fresh machine runs first.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
CHECKOUT = Path(__file__).resolve().parent.parent
NO_NETWORK = ("NewConnectionError", "Temporary failure", "ConnectTimeout", "ReadTimeout", "ENOTFOUND", "EAI_AGAIN",
              "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH", "Network is unreachable", "Connection refused",
              "ProxyError", "No matching distribution found", "Could not find a version")  # fmt: skip


class Unready(Exception):
    """Why the environment cannot be made, in a sentence."""


def say(line: str) -> None:
    print(line, flush=True)


class Environment:
    """One checkout's tools. ``dev`` brings what tests and checks need besides."""

    def __init__(self, checkout: Path, dev: bool) -> None:
        self.checkout = checkout
        self.dev = dev
        self.venv = checkout / ".venv"
        self.modules = checkout / "node_modules"
        self.python = self.venv / "bin" / "python"

    def make(self) -> None:
        check_python(sys.version_info[:2])
        if not os.access(str(self.checkout), os.W_OK):
            raise Unready(f"The folder {self.checkout} cannot be written by this user.")
        self.make_venv()
        self.install("requirements.txt", "Installing the Python packages")
        if self.dev:
            self.install("requirements-dev.txt", "Installing the packages for tests and checks")
        self.install_front_end()

    def make_venv(self) -> None:
        if self.works():
            return
        check_venv()
        say("Making the virtual environment .venv")
        shutil.rmtree(str(self.venv), ignore_errors=True)
        run([sys.executable, "-m", "venv", str(self.venv)], "The virtual environment cannot be made")
        (self.venv / "made-in").write_text(str(self.venv))

    def works(self) -> bool:
        """Whether pip answers from there. One that was moved does not: its scripts name the old place."""
        made_in = self.venv / "made-in"
        if made_in.exists() and made_in.read_text() != str(self.venv):
            return False
        question = [str(self.python), "-c", "import sys, pip; sys.exit(sys.version_info[:2] < (3, 11))"]
        return self.python.exists() and subprocess.call(question, stderr=subprocess.DEVNULL) == 0

    def install(self, name: str, words: str) -> None:
        stamp = Stamp(self.venv / f"installed-{name}", [self.checkout / name])
        if stamp.is_current():
            return
        say(words)
        pip = [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        patience = ["--retries", "2", "--timeout", "20"]
        run([*pip, *patience, "--require-hashes", "-r", str(self.checkout / name)], "The Python packages cannot be had")
        stamp.set()

    def install_front_end(self) -> None:
        """What a package.json names; with the tools of tests and checks, what `make run` needs is there too."""
        inputs = [self.checkout / name for name in ("package.json", "package-lock.json", ".npmrc")]
        full, lean = Stamp(self.modules / ".installed-dev", inputs), Stamp(self.modules / ".installed-run", inputs)
        if full.is_current() or (lean.is_current() and not self.dev):
            return
        npm, settings = self.find_npm()
        say("Installing the front-end libraries")
        command = [npm, "ci", "--no-progress", "--loglevel=error", *([] if self.dev else ["--omit=dev"])]
        run(command, "The front-end libraries cannot be had", cwd=str(self.checkout), env=settings)
        (full if self.dev else lean).set()

    def find_npm(self) -> tuple[str, dict[str, str]]:
        """The system's npm; without one, the one that a Python package brings."""
        found = shutil.which("npm")
        if found and new_enough(found):
            return found, dict(os.environ)
        self.install("requirements-node.txt", "Installing Node, which this machine does not have")
        bin_folder = str(self.venv / "bin")
        return os.path.join(bin_folder, "npm"), dict(os.environ, PATH=bin_folder + os.pathsep + os.environ["PATH"])


class Stamp:
    """Remembers that a step was done, and with which inputs."""

    def __init__(self, path: Path, inputs: list[Path]) -> None:
        self.path = path
        digest = hashlib.sha256()
        for one in inputs:
            digest.update(one.read_bytes() + b"\0")
        self.text = digest.hexdigest()

    def is_current(self) -> bool:
        return self.path.exists() and self.path.read_text() == self.text

    def set(self) -> None:
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(self.text)


def check_python(version: tuple[int, ...]) -> None:
    if version < NEEDED:
        this = ".".join(map(str, version))
        raise Unready(f"Recovery needs Python 3.11 or newer; this is {this}. Name another: make run PYTHON=python3.11")


def check_venv() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        raise Unready(
            f"This Python cannot make virtual environments ({error.name} is missing). "
            f"On Debian and Ubuntu: apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        ) from error


def new_enough(npm: str) -> bool:
    """npm 7 is the first that reads our lock file."""
    answer = subprocess.run([npm, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return answer.returncode == 0 and int(answer.stdout.split(b".")[0] or 0) >= 7


def run(command: list[str], trouble: str, **where: object) -> None:
    """Run a step; when it fails, its last words, or that there is no network, are the sentence.

    Raises:
        Unready: it failed.
    """
    try:
        done = subprocess.run(  # type: ignore[call-overload]
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **where
        )
    except OSError as error:
        raise Unready(f"{trouble}: {error}.") from error
    if done.returncode:
        words = done.stdout.decode("utf-8", "replace").strip()
        raise Unready(f"{trouble}: {reason(words)}")


def reason(words: str) -> str:
    if "DO NOT MATCH THE HASHES" in words:
        return "a package is not the one that was pinned (its hash differs).\n" + words
    if "No space left" in words:
        return "the disk is full."
    if any(sign in words for sign in NO_NETWORK):
        return "the package index does not answer. Is there a network, or a proxy to name?"
    return "\n".join(words.splitlines()[-8:])


def main(arguments: list[str]) -> int:
    os.umask(0o022)
    try:
        Environment(CHECKOUT, dev=arguments == ["dev"]).make()
    except Unready as why:
        print(why, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename} cannot be used: {error.strerror}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

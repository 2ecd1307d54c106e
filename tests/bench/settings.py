"""The app's own settings with one more path: the floor that it is measured against."""

from recovery.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"

"""Nothing happened: not a row of ours differs afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps


@contextmanager
def unchanged(*but: str) -> Iterator[None]:
    """Of every model of staff and complaints; ``but`` are models by name in which something may be."""
    before = everything(but)
    yield
    assert everything(but) == before


def everything(but: tuple[str, ...]) -> dict[str, list[Any]]:
    ours = [model for app in ("staff", "complaints") for model in apps.get_app_config(app).get_models()]
    kept = [model for model in ours if model.__name__ not in but]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in kept}

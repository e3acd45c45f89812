"""What others can fill has an end: of what is remembered in order, the oldest is forgotten."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def shorten(remembered: MutableMapping[K, V], most: int) -> None:
    """Forget the oldest entries until there are at most so many; a mapping that remembers their order."""
    while len(remembered) > most:
        del remembered[next(iter(remembered))]

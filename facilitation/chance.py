"""Chance comes in from outside, so that what is decided follows from what is given."""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import Any, Protocol


class Chance(Protocol):
    """Something that mixes and picks; each order and each number is to be equally likely."""

    def shuffle(self, x: MutableSequence[Any], /) -> None:
        """Mix in place."""

    def randrange(self, stop: int, /) -> int:
        """A number from 0 up to, but not, `stop`."""

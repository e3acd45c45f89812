"""What the parts of the program tell whoever counts: numbers, kinds and seconds, never a person, a place or a text."""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Told of what happened after it was kept for good. Returns at once and never raises."""

    def step(self, kind: str, outcome: str, late: float) -> None:
        """A step of the schedule was settled, so many seconds after it was due."""

    def sent(self, kind: str, after: float) -> None:
        """The platform has taken something of that kind, so many seconds after it was decided."""

    def retried(self, kind: str) -> None:
        """A delivery did not work out and is tried again."""

    def undeliverable(self, kind: str) -> None:
        """The platform refuses something for good."""

    def expired(self, kind: str) -> None:
        """Something was not useful any more when its turn came."""

    def undecryptable(self) -> None:
        """An event came whose key is not here."""


class Unwatched:
    """Nobody counts."""

    def step(self, kind: str, outcome: str, late: float) -> None:
        """Nothing."""

    def sent(self, kind: str, after: float) -> None:
        """Nothing."""

    def retried(self, kind: str) -> None:
        """Nothing."""

    def undeliverable(self, kind: str) -> None:
        """Nothing."""

    def expired(self, kind: str) -> None:
        """Nothing."""

    def undecryptable(self) -> None:
        """Nothing."""


class CannotListen(Exception):
    """Nobody can be shown anything at the address of `[metrics]`; the text is meant for the admin."""


UNWATCHED: Watch = Unwatched()

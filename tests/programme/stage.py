"""What a platform must offer so that the programme can be played on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

ZONE = "Europe/Helsinki"
BEGINS = "2026-09-14T09:00"
"""By the wall in Helsinki."""
LINK = "https://meet.example.org/abc"
CONTACT = "Minna, 050 000 0000"
SEED = 20260914
"""Whatever chance decides is decided by it, so that two performances are the same."""

NAMES = {
    "anna": "Anna Kallio",
    "minna": "Minna Salo",
    "pekka": "Pekka Virta",
    "liisa": "Liisa Koski",
    "matti": "Matti Laine",
    "kaisa": "Kaisa Niemi",
    "olli": "Olli Aalto",
    "sari": "Sari Lehto",
    "virve": "Virve Ranta",
    "outi": "Outi Mäki",
}
"""The people: a facilitator, a host, six members, a guest, and somebody who was invited by mistake."""
OBSERVER = "anna"
"""With whose eyes the group's room is read: she is there from its first day to its last."""
MEMBERS = ("pekka", "liisa", "matti", "kaisa", "olli", "sari")


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that Vertti showed. `to` is who can read it: a person, or None for the group.

    `kind`: message, poll, poll end, file, changed (the text is the new one), taken back.
    """

    to: str | None
    kind: str
    text: str
    rings: bool = False
    everyone: bool = False


def in_reading_order(heard: Iterable[Heard]) -> list[Heard]:
    """The group's room first, then each person's; in each what is new as it came, then what was changed or taken back."""
    places = [None, *NAMES]
    last = {"changed": 1, "taken back": 2}
    return sorted(heard, key=lambda one: (places.index(one.to), last.get(one.kind, 0)))


class Stage(Protocol):
    """People with Vertti on a platform. Whatever they do has been answered when the call returns."""

    def now(self) -> datetime:
        """The rehearsed instant, aware."""

    def id_of(self, who: str) -> str:
        """What the platform calls the person."""

    async def comes(self, who: str) -> bool:
        """They accept every invitation that they have: to the group's room, and to the conversation with Vertti.

        False when there was none.
        """

    async def says(self, who: str, text: str) -> None:
        """They write in the group's room."""

    async def tells(self, who: str, text: str) -> None:
        """They write to Vertti alone."""

    async def votes(self, who: str, answers: Sequence[str], *, alone: bool) -> list[str]:
        """They vote in the newest open poll that has these answers, in the group's room or in their own; how the answers read."""

    async def presses(self, who: str, sign: str) -> None:
        """They press a sign under the newest card."""

    async def leaves(self, who: str) -> None:
        """They leave the group's room."""

    async def until_next(self, local: str) -> bool:
        """Time passes to the next step that is due before that, if there is one; else to that moment, and False."""

    def hears(self) -> list[Heard]:
        """What Vertti has shown since this was asked last: the group's room first, then each person's."""

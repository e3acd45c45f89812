"""What a rehearsed person decides to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Join:
    """Accept the invitation to a room."""

    room: str


@dataclass(frozen=True, slots=True)
class Say:
    """Say something, or type a command. `calm`: only when nobody else is about to do anything."""

    room: str
    text: str
    calm: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """Vote for the answer with that id."""

    room: str
    poll: str
    answer: str


@dataclass(frozen=True, slots=True)
class Depart:
    """Give the place up to whoever logs in with this account."""


Deed: TypeAlias = Join | Say | Vote | Depart

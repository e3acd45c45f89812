"""One session of a group: its place in the rhythm and where it stands in its life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from facilitation.times import WallTime

PersonId = NewType("PersonId", str)
"""A person on the chat platform. Opaque: nothing is ever parsed out of it here."""


class SessionState(StrEnum):
    """planned → open → held; or planned → dropped. A skipped session is moved on with its content and stays planned."""

    PLANNED = "planned"
    OPEN = "open"
    HELD = "held"
    DROPPED = "dropped"


class Rsvp(StrEnum):
    """A member's answer to "can you make it?". Visible to the group, and said so."""

    COMING = "coming"
    LATE = "late"
    UNSURE = "unsure"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Session:
    """One session. `number` identifies it for good; its place in the order follows from `starts`.

    `revision` grows with every move, so that what was said around the old date does not count as said around the new one.
    `phase` is the index of the running phase while open, `phase_began` its instant.
    """

    number: int
    theme: str
    starts: WallTime
    state: SessionState = SessionState.PLANNED
    revision: int = 0
    link: str | None = None
    rsvps: Mapping[PersonId, Rsvp] = field(default_factory=dict)
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    phase: int | None = None
    phase_began: datetime | None = None
    prompts_shown: tuple[int, ...] = ()

    def begins(self) -> datetime:
        """The UTC instant at which the session begins."""
        return self.starts.instant()

    def ends(self, length: timedelta) -> datetime:
        """The UTC instant at which the planned time is over; `length` runs in real minutes."""
        return self.begins() + length

    def moved_to(self, starts: WallTime) -> Session:
        """The same session at another time; the answers to the old date no longer count."""
        return replace(self, starts=starts, revision=self.revision + 1, rsvps={})

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
class Asked:
    """A question of the programme that the group has seen: its theme and its place there, counted from 0."""

    theme: str
    index: int


@dataclass(frozen=True, slots=True)
class Card:
    """The message that shows the running phase, and the phase's clock. `number` counts the session's cards from 0.

    `ends` is when the phase is to end; while the clock stands, since `paused_at`, that moment recedes. `edits` counts how often
    the card was changed. `question` is the one that stands on it, if one of the theme's does. `returns_to` is when the phase
    before was to end, for whoever goes back to it.
    """

    number: int
    ends: datetime
    paused_at: datetime | None = None
    edits: int = 0
    question: Asked | None = None
    returns_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A guest's part of one session. `guest` is None once they asked to be forgotten; the minutes stay."""

    guest: PersonId | None
    topic: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Session:
    """One session. `number` identifies it for good; its place in the order follows from `starts`.

    `revision` grows with every move, so that what was said around the old date does not count as said around the new one.
    `phase` is the index of the running phase while open, `phase_began` its instant, `card` what shows it.
    `own_theme` is the title of a theme that the group made of a topic of its own; `theme` is then a key that no other session
    has.
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
    prompts_shown: tuple[Asked, ...] = ()
    card: Card | None = None
    briefing: Briefing | None = None
    own_theme: str | None = None

    def begins(self) -> datetime:
        """The UTC instant at which the session begins."""
        return self.starts.instant()

    def ends(self, length: timedelta) -> datetime:
        """The UTC instant at which the planned time is over; `length` runs in real minutes."""
        return self.begins() + length

    def moved_to(self, starts: WallTime) -> Session:
        """The same session at another time; the answers to the old date no longer count."""
        return replace(self, starts=starts, revision=self.revision + 1, rsvps={})

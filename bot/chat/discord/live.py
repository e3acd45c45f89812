"""Interactions that can still be answered: Discord lets us do so for a quarter of an hour."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from bot.chat.discord.shortening import shorten
from bot.chat.port import EventId, UserId

LASTS = timedelta(minutes=14)
"""Discord's tokens live for fifteen minutes (API documentation, "Receiving and Responding")."""
LOOKS = timedelta(minutes=2)
"""So long somebody who has pressed something is taken to look at what comes of it."""
JUST_NOW = timedelta(seconds=5)
"""What is said to somebody so soon after they have pressed something comes of it, and is shown there."""
_MOST = 5000


class Ack(Enum):
    """How an interaction was acknowledged."""

    WAITS = "waits"
    """Something turns until the first answer comes, which only its reader sees."""
    QUIET = "quiet"
    """Nothing turns; answers are messages of their own."""


@dataclass(slots=True)
class Live:
    """An interaction. `private` where it happened in a direct conversation: there answers are ordinary messages."""

    event: EventId
    token: str
    user: UserId
    ack: Ack
    private: bool
    locale: str
    at: datetime
    """When it happened, by Discord's time."""
    filled: bool = field(default=False)
    """Whether the first answer has come to what turns."""
    answered_in_room: bool = field(default=False)
    shown: dict[str, EventId] = field(default_factory=dict)
    """The messages shown in answer, by their nonces: Discord remembers none here, and nothing may be shown twice."""


class LiveOnes:
    """The interactions of the last minutes, and the messages that were shown in answer to them. `now` is Discord's time."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._by_event: OrderedDict[EventId, Live] = OrderedDict()
        self._shown: dict[EventId, Live] = {}

    def add(self, live: Live) -> None:
        """Remember one."""
        self._forget()
        self._by_event[live.event] = live

    def of_event(self, event: EventId | None) -> Live | None:
        """The interaction that was this event, while it can be answered."""
        self._forget()
        return None if event is None else self._by_event.get(event)

    def of_person(self, user: UserId, within: timedelta = LOOKS) -> Live | None:
        """The person's latest interaction outside direct conversations, if it is so fresh that they still look there."""
        self._forget()
        theirs = (one for one in reversed(self._by_event.values()) if one.user == user and not one.private)
        return next((one for one in theirs if self._now() - one.at < within), None)

    def gone(self, user: UserId) -> None:
        """The person has left a channel: what is shown there in answer they do not see any more."""
        for event in [one.event for one in self._by_event.values() if one.user == user and not one.private]:
            del self._by_event[event]

    def shown(self, message: EventId, live: Live) -> None:
        """That message was shown in answer to the interaction, so that only by its token it can be changed."""
        self._shown[message] = live
        shorten(self._shown, _MOST)

    def that_showed(self, message: EventId) -> Live | None:
        """The interaction in answer to which the message was shown, even when it cannot be changed any more."""
        return self._shown.get(message)

    def lives(self, live: Live) -> bool:
        """Whether it can still be answered."""
        return self._now() - live.at < LASTS

    def _forget(self) -> None:
        while self._by_event:
            oldest = next(iter(self._by_event.values()))
            if self.lives(oldest) and len(self._by_event) < _MOST:
                return
            self._by_event.popitem(last=False)

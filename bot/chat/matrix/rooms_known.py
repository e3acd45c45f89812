"""The rooms we are in, as far as sending needs it: who is there, and is it encrypted. Never who may do what."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.chat.matrix.tidy import CREATE, ENCRYPTION, MEMBER, Seen, membership


@dataclass(frozen=True, slots=True)
class Rotation:
    """When a room's key has served its time: after so many messages or so long, whichever comes first."""

    messages: int = 100
    age: timedelta = timedelta(days=7)

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Rotation:
        """What the room's encryption settings say, within bounds: a key is never used for more than a week, whatever they say,
        since keys are thrown away after eight days; and never for less than an hour, which would only keep everybody busy.
        """
        messages, age = content.get("rotation_period_msgs"), content.get("rotation_period_ms")
        return cls(
            messages=min(max(messages, 1), MOST_MESSAGES) if type(messages) is int else cls().messages,
            age=timedelta(milliseconds=min(max(age, SHORTEST_MS), LONGEST_MS)) if type(age) is int else cls().age,
        )


MOST_MESSAGES = 10_000
SHORTEST_MS = 3_600_000
LONGEST_MS = 7 * 86_400_000


@dataclass(slots=True)
class KnownRoom:
    """One room. `complete`: all its members are known, so that keys can be given to exactly them. `for_two`: a direct room of
    Vertti's own making, to which it has invited one person. `came_by`: the event with which we came, once it was told.
    """

    id: str
    encrypted: bool = False
    complete: bool = False
    joined: set[str] = field(default_factory=set)
    invited: set[str] = field(default_factory=set)
    marker: str | None = None
    for_two: bool = False
    came_by: str | None = None
    rotation: Rotation = Rotation()
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def present(self) -> set[str]:
        """Everybody who is in the room or invited to it."""
        return self.joined | self.invited

    @property
    def settled(self) -> bool:
        """Whether enough is known to speak here. A sync can tell of a room while it is still being made: not encrypted yet, or
        the one person that it is for not invited yet.
        """
        return self.complete and self.encrypted and not (self.for_two and len(self.present) < 2)

    @property
    def readers(self) -> set[str]:
        """Who gets the keys: those who have joined, since others may never come. In a direct room of ours also the one person
        that it is for: what is said with the invitation must open when they accept it.
        """
        return self.present if self.for_two else self.joined

    def forget_members(self) -> None:
        """Before the whole state is told anew."""
        self.joined.clear()
        self.invited.clear()

    def apply(self, event: Seen, me: str) -> bool:
        """Take a state event in; true when those who may read have changed."""
        if event.type == ENCRYPTION and event.state_key == "":
            # Once encrypted, always encrypted: no event can take it back.
            self.encrypted = True
            self.rotation = Rotation.of(event.content)
        elif event.type == CREATE and event.sender == me:
            marker = event.content.get(MARKER)
            self.marker = marker if isinstance(marker, str) else None
            self.for_two = event.content.get(FOR_TWO) is True
        elif event.type == MEMBER and event.state_key:
            if event.state_key == me and came(event, me):
                self.came_by = event.id
            return self._apply_member(event.state_key, membership(event))
        return False

    def remove(self, user: str) -> bool:
        """Somebody is gone; true when they could read."""
        could_read = user in self.readers
        self.joined.discard(user)
        self.invited.discard(user)
        return could_read

    def _apply_member(self, user: str, standing: str | None) -> bool:
        if standing == "join":
            is_new = user not in self.joined
            self.joined.add(user)
            self.invited.discard(user)
            return is_new
        changed = self.remove(user)
        if standing == "invite":
            self.invited.add(user)
            return changed or self.for_two
        return changed


def came(event: Seen, me: str) -> bool:
    """Whether we come into the room with this event, and do not only change our name there."""
    ours = event.type == MEMBER and event.state_key == me
    return ours and membership(event) == "join" and event.previous != "join"


MARKER = "fi.vertti.marker"
"""The field of a room's creation event by which Vertti finds a room of its own again."""

FOR_TWO = "fi.vertti.direct"
"""The field of a room's creation event that says that it is a direct room."""


MOST_INVITATIONS = 1_000


class KnownRooms:
    """All of them."""

    def __init__(self, me: str, encrypted: Iterable[str]) -> None:
        """`encrypted` are the rooms known to be encrypted from earlier."""
        self.me = me
        self._encrypted = set(encrypted)
        self._rooms: dict[str, KnownRoom] = {}
        self.inviters: OrderedDict[str, str] = OrderedDict()
        self.passing: frozenset[str] = frozenset()
        """People named in the sync that is being taken in: their last words may come with their leaving."""

    def __iter__(self) -> Iterator[KnownRoom]:
        return iter(self._rooms.values())

    def get(self, room: str) -> KnownRoom | None:
        """The room, if we are in it."""
        return self._rooms.get(room)

    def enter(self, room: str) -> KnownRoom:
        """The room, known from now on."""
        if room not in self._rooms:
            self._rooms[room] = KnownRoom(room, encrypted=room in self._encrypted)
        self.inviters.pop(room, None)
        return self._rooms[room]

    def note_inviter(self, room: str, inviter: str) -> None:
        """We are invited there. Of a flood of invitations only the last ones are remembered."""
        self.inviters[room] = inviter
        if len(self.inviters) > MOST_INVITATIONS:
            self.inviters.popitem(last=False)

    def leave(self, room: str) -> None:
        """We are no longer there."""
        self._rooms.pop(room, None)
        self.inviters.pop(room, None)

    def note_encrypted(self, room: str) -> bool:
        """The room is encrypted, and stays so whatever anybody says later; true when that is news."""
        is_news = room not in self._encrypted
        self._encrypted.add(room)
        return is_news

    def of(self, user: str) -> Iterator[KnownRoom]:
        """The rooms that a person reads."""
        return (room for room in self._rooms.values() if user in room.readers)

    def company(self) -> set[str]:
        """Everybody with whom we share a room, who is invited to one of ours, or who has invited us."""
        return {user for room in self for user in room.present} | set(self.inviters.values())

    def welcomes(self, user: str) -> bool:
        """Whether we are in a room with that person, or invited by them; nobody else's messages to our device are looked at."""
        if user in self.passing or user in self.inviters.values():
            return True
        return any(user in room.joined or user in room.invited for room in self)

    def knows(self, room: str) -> bool:
        """Whether we are in that room, or invited to it; keys of other rooms are not taken."""
        return room in self._rooms or room in self.inviters

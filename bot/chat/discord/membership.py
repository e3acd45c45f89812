"""Who is in the channels of groups, as their overwrites show it: what has changed becomes events of the port."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import discord

from bot.chat.discord import permissions
from bot.chat.port import Event, EventId, InvitedToRoom, Joined, KnownRoom, Left, RemovedFromRoom, RightsChanged, RoomId, UserId


class Membership:
    """Remembers who was in which channel, and whether Vertti could do there what it must. `me` is Vertti's account."""

    def __init__(self, me: UserId, now: Callable[[], datetime]) -> None:
        self._me = me
        self._now = now
        self._people: dict[RoomId, tuple[UserId, ...]] = {}
        self._able: dict[RoomId, bool] = {}
        self._numbers = itertools.count(1)
        self._began = int(now().timestamp())

    def known(self, room: RoomId) -> bool:
        """Whether it is a group's channel, as far as has been seen."""
        return room in self._people

    def made(self, room: RoomId) -> None:
        """Vertti has made this channel: from now on it is looked at."""
        self._people.setdefault(room, ())
        self._able.setdefault(room, True)

    def left(self, room: RoomId) -> None:
        """Vertti has left this channel for good."""
        self._people.pop(room, None)
        self._able.pop(room, None)

    def removed(self, room: RoomId, user: UserId) -> list[Event]:
        """Vertti has taken a person out, who may have been let in so lately that the gateway has not told it yet."""
        if room not in self._people:
            return []
        self._people[room] = tuple(one for one in self._people[room] if one != user)
        return [self._left(room, user, self._me)]

    def people(self, room: RoomId) -> Sequence[UserId]:
        """Who is there."""
        return self._people.get(room, ())

    def begin(self, known: Iterable[KnownRoom], channels: Sequence[discord.abc.GuildChannel]) -> list[Event]:
        """Compare what the program believes with what there is."""
        there = {RoomId(str(one.id)): one for one in channels}
        events: list[Event] = []
        for one in known:
            if one.direct:
                continue
            self._people[one.room], self._able[one.room] = one.people, one.able
            channel = there.get(one.room)
            if channel is None:
                self.left(one.room)
                if one.able:
                    events.append(RemovedFromRoom(self._event("gone", one.room), one.room, self._me, self._now()))
            else:
                events += self.changed(channel)
        return events

    def changed(self, channel: discord.abc.GuildChannel) -> list[Event]:
        """What a channel's new state means."""
        room = RoomId(str(channel.id))
        before = self._people.get(room)
        if before is None:
            return []
        now, overwrites = self._now(), _overwrites(channel)
        people = permissions.people(overwrites, self._me)
        self._people[room] = tuple(people)
        events: list[Event] = [
            Joined(self._event("joined", room, one), room, one, "", now) for one in people if one not in before
        ]
        # Who else has taken them out, Discord does not tell.
        events += [self._left(room, one, one) for one in before if one not in people]
        able = is_able(channel)
        if able != self._able.get(room, True):
            self._able[room] = able
            events.append(RightsChanged(self._event("rights", room), room, self._me, able, now))
            if able:
                # It may have been more than rights that was missing: the channel counts as entered again.
                events.append(InvitedToRoom(self._event("again", room), room, self._me, direct=False, at=now))
        return events

    def _left(self, room: RoomId, user: UserId, by: UserId) -> Left:
        return Left(self._event("left", room, user), room, user, by, was_invited=False, at=self._now())

    def gone(self, channel: discord.abc.GuildChannel) -> list[Event]:
        """A channel was deleted."""
        room = RoomId(str(channel.id))
        if room not in self._people:
            return []
        self.left(room)
        return [RemovedFromRoom(self._event("gone", room), room, self._me, self._now())]

    def _event(self, kind: str, *ids: str) -> EventId:
        return EventId(":".join((kind, *ids, str(self._began), str(next(self._numbers)))))


def is_able(channel: discord.abc.GuildChannel) -> bool:
    """Whether Vertti may do in the channel what a group's room needs."""
    mine = channel.permissions_for(channel.guild.me).value
    return bool(mine & permissions.ADMINISTRATOR) or mine & permissions.IN_ROOM == permissions.IN_ROOM


def _overwrites(channel: discord.abc.GuildChannel) -> list[dict[str, object]]:
    # By their ids: who is behind them, discord.py does not know without the list of members.
    return [
        {
            "id": target.id,
            "type": permissions.ROLE if _is_role(target) else permissions.MEMBER,
            "allow": overwrite.pair()[0].value,
        }
        for target, overwrite in channel.overwrites.items()
    ]


def _is_role(target: discord.Role | discord.Member | discord.Object) -> bool:
    return isinstance(target, discord.Role) or getattr(target, "type", None) is discord.Role

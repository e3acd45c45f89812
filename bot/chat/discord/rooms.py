"""Groups' channels: made private, found again by a mark at the end of their topic, opened to one person after the other."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence, Set
from typing import Any

from bot.chat.discord import permissions
from bot.chat.discord.calls import Calls
from bot.chat.discord.lengths import within
from bot.chat.discord.limits import CHANNEL_NAME, TOPIC
from bot.chat.discord.nonces import beside_in, marker, marker_in, with_marker
from bot.chat.discord.permissions import Overwrite
from bot.chat.port import ChatError, Refused, RoomId, RoomSpec, UserId

TEXT, DIRECT, VOICE = 0, 1, 2
"""Kinds of channels."""


class Rooms:
    """The channels of one server. `me` is Vertti's account."""

    def __init__(self, calls: Calls, guild: str, category: str | None, me: str, archive: str | None = None) -> None:
        self._calls = calls
        self._guild = guild
        self._category = category
        self._me = me
        self._archive = archive

    async def create(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """Make a group's channel; with `search`, first look for one that bears the mark. Raises `Refused`."""
        mark = marker(spec.marker)
        if search:
            for one in await self.channels():
                ours = any(str(own["id"]) == self._me for own in one["permission_overwrites"])
                if one["type"] == TEXT and ours and marker_in(one.get("topic")) == mark:
                    return RoomId(str(one["id"]))
        for user in spec.invite:
            await self.member(user)
        inside = [
            # Who leads has the power ready, and comes in when invited.
            permissions.for_person(one, enters=one in spec.invite, leads=one in spec.leads)
            for one in dict.fromkeys((*spec.invite, *spec.leads))
        ]
        body: dict[str, Any] = {
            "name": spec.name[:CHANNEL_NAME] or "vertti",
            "type": TEXT,
            "topic": with_marker(spec.topic, mark),
            "permission_overwrites": [*permissions.closed(self._guild, self._me), *inside],
        }
        if self._category is not None:
            body["parent_id"] = self._category
        made = await self._calls.post(f"/guilds/{self._guild}/channels", body)
        return RoomId(str(made["id"]))

    async def direct(self, user: UserId) -> RoomId:
        """The conversation with a person; Discord has only one. Raises `Refused` for an unknown one."""
        made = await self._calls.post("/users/@me/channels", {"recipient_id": user})
        return RoomId(str(made["id"]))

    async def channels(self) -> Sequence[Mapping[str, Any]]:
        """All channels of the server."""
        found: Sequence[Mapping[str, Any]] = await self._calls.get(f"/guilds/{self._guild}/channels")
        return found

    async def channel(self, room: RoomId) -> Mapping[str, Any]:
        """The channel. Raises `RoomUnusable` when it is not there."""
        found: Mapping[str, Any] = await self._calls.get(f"/channels/{room}")
        return found

    async def member(self, user: UserId) -> Mapping[str, Any]:
        """What the server knows of a person. Raises `Refused` ("UNKNOWN_USER") for who is not in it."""
        if not user.isdigit():
            raise Refused("UNKNOWN_USER")
        found: Mapping[str, Any] = await self._calls.get(f"/guilds/{self._guild}/members/{user}")
        return found

    async def invite(self, room: RoomId, user: UserId, *, leads: bool = False) -> None:
        """Let a person into the channel, and into the voice channel beside it."""
        await self.member(user)
        for one in await self._with_voice(room):
            had = next((int(own["allow"]) for own in one["permission_overwrites"] if str(own["id"]) == user), 0)
            theirs = permissions.for_person(user, leads=leads, had=had)
            if int(theirs["allow"]) != had:
                await self._calls.put(f"/channels/{one['id']}/permissions/{user}", _without_id(theirs))

    async def remove(self, room: RoomId, user: UserId, *, has_left: bool = False) -> bool:
        """Take a person's way in away, to the voice channel too if they still have one there; whether they had any.

        `has_left`: it is to be tidied up behind them; whoever has been let in again by now stays.
        """
        channels = await self._with_voice(room, and_perhaps=user)
        if has_left and user in permissions.people(channels[0]["permission_overwrites"], self._me):
            return False
        inside = [
            one["id"] for one in channels if any(str(overwrite["id"]) == user for overwrite in one["permission_overwrites"])
        ]
        for channel in inside:
            await self._calls.delete(f"/channels/{channel}/permissions/{user}")
        return bool(inside)

    async def leave(self, room: RoomId) -> None:
        """Leave the channel to its people: the voice channel goes, and Vertti sees the other no more."""
        try:
            here, *voice = await self._with_voice(room)
        except Refused:
            return
        for one in voice:
            await self._calls.delete(f"/channels/{one['id']}")
        if any(str(one["id"]) == self._me for one in here["permission_overwrites"]):
            await self._calls.delete(f"/channels/{room}/permissions/{self._me}")

    async def archive(self, room: RoomId) -> None:
        """Move the channel to the archive, if there is one; one that is full is no reason not to go on."""
        if self._archive is not None and str((await self.channel(room)).get("parent_id")) != self._archive:
            with contextlib.suppress(Refused):
                await self.change(room, parent_id=self._archive)

    async def change(self, room: RoomId, **what: object) -> None:
        """Change what the channel is called, or its topic."""
        await self._calls.patch(f"/channels/{room}", what)

    async def set_name(self, room: RoomId, name: str) -> None:
        """Give the channel, and the voice channel beside it, another name."""
        for one in await self._with_voice(room):
            await self._calls.patch(f"/channels/{one['id']}", {"name": name[:CHANNEL_NAME]})

    async def set_topic(self, room: RoomId, topic: str) -> None:
        """Set the topic; the mark at its end stays."""
        before = (await self.channel(room)).get("topic")
        mark = marker_in(before)
        marked = within(topic, TOPIC) if mark is None else with_marker(topic, mark, beside=beside_in(before))
        await self.change(room, topic=marked)

    async def pin(self, room: RoomId, events: Sequence[str]) -> None:
        """Pin these of our messages, and no others of ours."""
        found = await self._calls.get(f"/channels/{room}/messages/pins")
        pinned = {str(one["message"]["id"]): str(one["message"]["author"]["id"]) for one in found["items"]}
        for event, author in pinned.items():
            if author == self._me and event not in events:
                await self._calls.delete(f"/channels/{room}/messages/pins/{event}")
        for event in events:
            if event not in pinned:
                await self._calls.put(f"/channels/{room}/messages/pins/{event}")

    async def voice_of(self, room: RoomId, *, make: bool = False) -> str | None:
        """The voice channel in which the people of the channel meet, made on demand, of the same name, category and people.

        Whatever else others have opened the channel to, it is closed to all but those who are let in by name.
        """
        here, *voice = await self._with_voice(room)
        if voice:
            await self._name_beside(here, str(voice[0]["id"]))
            return str(voice[0]["id"])
        if not make:
            return None
        by_name = [one for one in here["permission_overwrites"] if int(one["type"]) == permissions.MEMBER]
        body = {
            "name": here["name"],
            "type": VOICE,
            "parent_id": here.get("parent_id"),
            "permission_overwrites": [
                *permissions.closed(self._guild, self._me),
                *(_plain(one) for one in by_name if str(one["id"]) != self._me),
            ],
        }
        made = str((await self._calls.post(f"/guilds/{self._guild}/channels", body))["id"])
        try:
            await self._name_beside(here, made)
        except ChatError:
            # Without that it may be taken for another group's, and another one be made next time.
            await self._calls.delete(f"/channels/{made}")
            raise
        return made

    async def _name_beside(self, here: Mapping[str, Any], voice: str) -> None:
        topic = here.get("topic") or ""
        mark = marker_in(topic)
        if mark is not None and beside_in(topic) != voice:
            await self.change(RoomId(str(here["id"])), topic=with_marker(topic, mark, beside=voice))

    async def _with_voice(self, room: RoomId, *, and_perhaps: str = "") -> list[Mapping[str, Any]]:
        """The channel and, if there is one, the voice channel beside it.

        A voice channel has no topic and so bears no mark; the channel's own topic names it. Where it does not (yet), it is the
        one that only Vertti and people of this channel (and perhaps somebody else) may enter, and that has its name, unless
        it may as well be another group's.
        """
        here, channels = await self.channel(room), await self.channels()
        voices = {str(one["id"]): one for one in channels if one["type"] == VOICE}
        named = beside_in(here.get("topic"))
        if named in voices:
            return [here, voices[named]]
        others = [one for one in channels if one["type"] == TEXT and str(one["id"]) != room]
        theirs = {beside_in(one.get("topic")) for one in others}
        unsure = [one for one in others if beside_in(one.get("topic")) not in voices]
        inside = {and_perhaps, *_inside(here)}
        beside = [
            voice
            for number, voice in voices.items()
            if number not in theirs
            and self._belongs(voice, here, inside)
            and not any(self._belongs(voice, one, _inside(one)) for one in unsure)
        ]
        return [here, *beside[:1]]

    def _belongs(self, voice: Mapping[str, Any], here: Mapping[str, Any], inside: Set[str]) -> bool:
        let_in = _inside(voice)
        same_place = voice.get("parent_id") == here.get("parent_id")
        return self._me in let_in and let_in <= inside and same_place and _slug(voice["name"]) == _slug(here["name"])


def _inside(channel: Mapping[str, Any]) -> set[str]:
    return {str(one["id"]) for one in channel["permission_overwrites"]}


def _slug(name: str) -> str:
    """Names of text channels are changed by Discord: small letters, dashes for spaces."""
    return "-".join(name.lower().split())


def _without_id(overwrite: Overwrite) -> Overwrite:
    return {name: value for name, value in overwrite.items() if name != "id"}


def _plain(overwrite: Mapping[str, Any]) -> Overwrite:
    return {name: overwrite[name] for name in ("id", "type", "allow", "deny")}

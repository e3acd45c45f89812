"""Discord as a stage: Vertti's adapter on simcord, and members of a server."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.chat import addressed
from bot.chat.discord.live import JUST_NOW
from bot.chat.discord.platform import DiscordPlatform
from bot.chat.menu import SLASH, Entry, Field, Kind, Menu
from bot.chat.port import Batch, Event, EventId, File, KnownRoom, RoomId, Said, UserId
from tests.contract.stage import Stage
from tests.discord.commands import chosen
from tests.discord.judge import assert_allowed, the_judge, unsaid_mentions
from tests.discord.reading import Reader, choices, controls, kind
from tests.discord.simulated import Simulated, SimulatedGateway, simulated
from tests.discord.words import WORDING
from tests.e2e.matrix.memory import Memory

LACKS = frozenset(
    {
        "an order of what is pinned",
        "direct rooms for more",
        "invitations that wait",
        "keys of rooms",
        "keys that are kept",
        "markers that can be read",
        "past that is closed",
        "power over what others say",
        "power that is handed on",
        "rooms of others",
        "signs of people's own",
        "typing in rooms",
        "votes after the end",
    }
)
"""What these are, `conftest.py` says."""
MARK = re.compile(r"\s*⟨[^⟩]*⟩\s*$")
"""By which the adapter finds a channel again; it stands at the end of the topic."""


class DiscordStage(Stage):
    """Members of one server, who are in a channel as soon as they are let in."""

    lacks = LACKS

    platform: DiscordPlatform

    def __init__(self, world: Simulated, directory: Path, menu: Menu) -> None:
        self.world = world
        self._directory = directory
        self._menu = menu
        super().__init__(self._vertti(), Memory())
        self._reader = Reader("fi", "Europe/Helsinki", world.name_of)
        self._from: dict[RoomId, int] = {}
        self._first: dict[int, str] = {}
        self._taken: set[EventId] = set()
        self._votes: dict[tuple[UserId, EventId], tuple[str, ...]] = {}
        self.anna, self.bea, self.cilla = (UserId(str(world.actor(who).id)) for who in ("anna", "bea", "cilla"))
        self.nobody = UserId("100000000000000001")
        self.nowhere = RoomId("100000000000000002")
        world.env.backend.subscribers.append(self._notice)

    async def restart(self, *, crashed: bool = False) -> None:
        """Vertti begins anew on what the program has kept; `crashed`: it has not taken leave before."""
        await self.stop_listening()
        if not crashed:
            await self.platform.stop()
        self.platform = self._vertti()
        await self.platform.start(self.memory)
        self.listen()

    def _vertti(self) -> DiscordPlatform:
        settings, gateway = self.world.settings(self._directory), SimulatedGateway(self.world)
        return DiscordPlatform(settings, self._menu, WORDING, gateway=gateway, now=self.world.env.now)

    async def direct_room_unanswered(self, who: UserId) -> RoomId:
        """There is only one for each person; what was said there earlier does not count."""
        await self._look_away()
        room = await super().direct_room_unanswered(who)
        self.memory.known.append(KnownRoom(room, direct=True, people=(who,)))
        self._afresh(room)
        return room

    async def direct_room_for(self, who: UserId) -> RoomId:
        """Nobody has to accept anything."""
        return await self.direct_room_unanswered(who)

    def called(self, name: str) -> str:
        """Names of text channels have small letters and no spaces."""
        return "-".join(name.lower().split())

    async def batches_up_to(self, event: EventId) -> tuple[Batch, ...]:
        """Without what was taken before: the adapter reads on from a little earlier, and the program knows what it handled."""
        return tuple(replace(one, events=self._fresh(one)) for one in await super().batches_up_to(event))

    async def _listen(self) -> None:
        async for batch in self.platform.batches():
            fresh = self._fresh(batch)
            self._taken |= {one.event for one in fresh}
            self.heard += fresh
            self.memory.take(batch)
            self._news.set()

    async def join(self, who: UserId, room: RoomId) -> None:
        """Whoever was let in is there."""
        assert self.world.sees(int(who), int(room)), f"{who} is not let in"

    async def leave(self, who: UserId, room: RoomId) -> None:
        """By the adapter's own command, and its question."""
        result = await self.world.slash(who, int(room), "leave", {})
        shown = result.response
        assert shown is not None
        (button,) = [one for one in controls(shown._message) if "custom_id" in one]
        await self.world.click(who, shown.id, button["custom_id"])

    async def say(self, who: UserId, room: RoomId, text: str) -> EventId:
        """What is for Vertti in a channel is chosen from the menu; all else is written."""
        private = self.world.channel(int(room)).guild_id is None
        asked = addressed.addressed(text, private=False)
        if private or asked is None:
            return EventId(str(await self.world.write(who, int(room), text)))
        path, options = chosen(self.world, self._menu, asked)
        result = await self.world.slash(who, int(room), path, options)
        return EventId(str(result._interaction.id))

    async def vote(self, who: UserId, room: RoomId, poll: EventId, *answers: str) -> EventId | None:
        """By the buttons, or the list, under the poll; what stands under no poll cannot be voted on."""
        message = self.world.message(int(poll))
        menus = [one["custom_id"] for one in controls(message) if one["type"] == 3 and kind(one) == "v"]
        if menus:
            result = await self.world.select(who, message.id, menus[0], answers)
        elif choices(message):
            (answer,) = answers or self._votes[(who, poll)]  # Pressed once more, it is taken back.
            result = await self.world.click(who, message.id, f"v/{answer}")
        else:
            return None
        self._votes[(who, poll)] = answers
        return EventId(str(result._interaction.id))

    async def press(self, who: UserId, room: RoomId, message: EventId, sign: str) -> EventId:
        """A button, where there is one with that sign; else an ordinary reaction."""
        found = [one for one in controls(self.world.message(int(message))) if one.get("custom_id") == f"s/{sign}"]
        if found:
            return EventId(str((await self.world.click(who, int(message), f"s/{sign}"))._interaction.id))
        self.world.env.backend.set_reaction(int(room), int(message), sign, int(who), True)
        await self.world.env.settle()
        return EventId(f"reaction:{message}:{sign}")

    async def signs(self, who: UserId, room: RoomId, message: EventId) -> Sequence[tuple[UserId, str]]:
        """The buttons; nobody sees who has pressed them."""
        shown = controls(self.world.message(int(message)))
        return [(self.platform.me, one["custom_id"].partition("/")[2]) for one in shown if kind(one) == "s"]

    async def _look_away(self) -> None:
        """So much later that nobody expects anything of what they pressed in a channel."""
        await self.world.env.advance_time(JUST_NOW.total_seconds() + 1)

    async def begin_direct(self, who: UserId) -> RoomId:
        await self._look_away()
        room = RoomId(str(self.world.direct(who)))
        self._afresh(room)
        return room

    async def begin_room(self, who: UserId) -> RoomId:
        raise NotImplementedError("nobody can invite a bot to a channel")

    async def invite(self, who: UserId, room: RoomId, whom: UserId) -> None:
        self.world.let_in(int(room), int(whom), by=who)
        await self.world.env.settle()

    async def put_out(self, who: UserId, room: RoomId, whom: UserId) -> None:
        self.world.put_out(int(room), int(whom), by=who)
        await self.world.env.settle()

    async def share_power(self, who: UserId, room: RoomId) -> None:
        raise NotImplementedError("what Vertti may do is given to its role")

    async def close_room(self, who: UserId, room: RoomId) -> RoomId:
        raise NotImplementedError("a channel has no successor")

    async def reads(self, who: UserId, room: RoomId, text: str) -> EventId:
        found = [one for one in self._shown(who, room) if text in self._first.get(one, "") or text in self._text(one)]
        assert found, f"{text!r} is not to be read: {[self._text(one) for one in self._shown(who, room)]}"
        return EventId(str(found[0]))

    async def texts(self, who: UserId, room: RoomId) -> Sequence[str]:
        return [self._first.get(one) or self._text(one) for one in self._shown(who, room)]

    async def reads_edited(self, who: UserId, room: RoomId, event: EventId, text: str) -> None:
        assert self._text(int(event)) == text

    async def file(self, who: UserId, room: RoomId, event: EventId) -> File:
        (attached,) = self.world.message(int(event)).attachments
        content = self.world.env.backend.cdn.get(attached["url"])
        assert content is not None
        return File(attached["filename"], attached.get("content_type") or "", content)

    async def is_taken_back(self, who: UserId, room: RoomId, event: EventId) -> bool:
        return not self.world.has(int(event))

    async def name(self, who: UserId, room: RoomId) -> str:
        return str(self.world.channel(int(room)).name)

    async def topic(self, who: UserId, room: RoomId) -> str:
        return MARK.sub("", self.world.channel(int(room)).topic or "")

    async def pinned(self, who: UserId, room: RoomId) -> Sequence[EventId]:
        return [EventId(str(one.id)) for one in self.world.env.backend.messages[int(room)].values() if one.pinned]

    async def first_batch(self) -> Batch:
        """Without what was taken before, as above."""
        first = await super().first_batch()
        return replace(first, events=self._fresh(first))

    # --- within ---

    def _afresh(self, room: RoomId) -> None:
        """What was said in a direct conversation until now belongs to other tests."""
        self._from[room] = max(self.world.env.backend.messages[int(room)], default=0)
        self.heard = [one for one in self.heard if getattr(one, "room", None) != room]

    def _shown(self, who: UserId, room: RoomId) -> list[int]:
        """What of Vertti's stands there to be read, without what answered somebody alone."""
        after = self._from.get(room, 0)
        return [one.id for one in self.world.read(int(who), int(room)) if one.id > after and not one.is_ephemeral]

    def _fresh(self, batch: Batch) -> tuple[Event, ...]:
        """What is new in it. What was chosen from the menu is marked as such, where others type a prefix that is taken off."""
        new = (one for one in batch.events if one.event not in self._taken)
        return tuple(replace(one, text=one.text.removeprefix(SLASH)) if isinstance(one, Said) else one for one in new)

    def _text(self, message: int) -> str:
        found = self.world.message(message)
        return self._reader.text(found) or "\n".join(one["filename"] for one in found.attachments)

    def _notice(self, event: str, payload: Mapping[str, object]) -> None:
        if event == "MESSAGE_CREATE":
            number = int(str(payload["id"]))
            self._first[number] = self._text(number)


def menu_of(*words: str) -> Menu:
    """A menu in which each of these words is a command with room for more words, and one that cannot do without."""
    more = Field("more", _everywhere("lisää"), _everywhere("lisää"), Kind.TEXT, required=False)
    spoken = (Entry(one, _everywhere(one), _everywhere(one), (more,), in_room=True, for_many=True) for one in words)
    asked = Field("words", _everywhere("mitä"), _everywhere("mitä"), Kind.WORDS, required=True)
    return (*spoken, Entry(ASKS, _everywhere(ASKS), _everywhere(ASKS), (asked,), in_room=True, for_many=True))


def _everywhere(text: str) -> Mapping[str, str]:
    return dict.fromkeys(("fi", "sv", "en"), text)


SPOKEN = ("apua", "ohje", "siirrä", "yksi", "kaksi", "täällä", "anna", "bea", "0", "1", "2")
"""The commands that the tests of the contract say, by their first words."""
ASKS = "kerro"
"""A command that asks for words."""


@asynccontextmanager
async def discord_stage(directory: Path) -> AsyncIterator[DiscordStage]:
    """The stage, with Vertti listening; at its end everything that was sent is judged."""
    world = simulated({"anna": "anna", "bea": "bea", "cilla": "cilla"})
    stage = DiscordStage(world, directory, menu_of(*SPOKEN))
    await stage.platform.start(stage.memory)
    stage.listen()
    try:
        yield stage
    finally:
        await stage.stop_listening()
        await stage.platform.stop()
    assert unsaid_mentions(world.env.http_requests) == []
    if the_judge() is not None:
        assert_allowed(world.env.http_requests)
    world.env.raise_errors()

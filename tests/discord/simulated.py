"""A server in simcord: a category for groups, Vertti's account with exactly what it needs, and people."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import discord
from simcord import Env, InteractionResult, MemberActor, ResponseMessage, UserHandle
from simcord._clock import Clock
from simcord.backend.access import channel_accessible
from simcord.backend.errors import BackendError, SetupError
from simcord.backend.models import Channel, Message, Overwrite, ScheduledEvent
from simcord.builders import ChannelHandle
from simcord.enums import OverwriteType

from bot.chat.discord import permissions
from bot.chat.discord.connection import Client
from bot.chat.discord.settings import DiscordSettings
from bot.chat.port import LoginLost
from bot.clock import SystemClock
from tests.discord.faithful import Faithful
from tests.discord.reading import is_thinking

TOKEN = "not-a-token"
SAID = {0, 19, 20}
"""Kinds of messages that hold somebody's words: ordinary ones, replies, answers to a command; others are Discord's own."""
SETTLING = 20.0
"""Real seconds within which whatever the adapter does at once must be done."""


class DiscordClock(Clock):
    """Discord's clock: that of the test, and by how much Discord alone has gone on."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._begins = now()
        self._ahead = timedelta(0)

    @property
    def elapsed(self) -> float:  # type: ignore[override]
        return (self.now() - self._begins).total_seconds()

    def now(self) -> datetime:
        """The instant, aware."""
        return self._now() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let Discord alone go on."""
        self._ahead += timedelta(seconds=seconds)


@dataclass(slots=True)
class Seen:
    """What a channel's message was when it came."""

    id: int
    channel: int
    author: int
    content: str


@dataclass(slots=True)
class Simulated:
    """The server. `people` are its members by short names; nobody of them is more than a member but `owner`."""

    env: Env
    faithful: Faithful
    people: dict[str, MemberActor]
    guild: Any
    category: ChannelHandle
    archive: ChannelHandle
    lobby: ChannelHandle
    admins: Any
    stranger: UserHandle
    """Somebody who is not in the server."""
    connected: Client | None = None
    lost: asyncio.Future[LoginLost] | None = None
    results: dict[int, list[InteractionResult]] = field(default_factory=dict)

    # --- what the adapter is given ---

    def settings(self, data_dir: Path) -> DiscordSettings:
        """What a configuration for this server says."""
        return DiscordSettings(
            token=TOKEN,
            guild=str(self.guild.id),
            category=str(self.category.id),
            archive=str(self.archive.id),
            admin_roles=frozenset({str(self.admins.id)}),
            data_dir=data_dir,
        )

    # --- people ---

    def actor(self, who: int | str) -> MemberActor:
        """A member by their id or short name."""
        if isinstance(who, str) and who in self.people:
            return self.people[who]
        return next(one for one in self.people.values() if one.id == int(who))

    def name_of(self, person: int) -> str:
        """How Discord shows somebody."""
        user = self.env.backend.users.get(person)
        return str(person) if user is None else user.global_name or user.name

    def close_direct(self, *who: str) -> None:
        """They do not take direct messages from the server any more."""
        self.faithful.closed |= {self.actor(one).id for one in who}

    async def write(self, who: int | str, channel: int, text: str) -> int:
        """They write in a channel or to Vertti; the message's id."""
        actor, place = self.actor(who), self.channel(channel)
        if place.guild_id is None:
            return (await actor.user.send_dm(text)).id
        return (await actor.send(self._handle(place), text)).id

    async def slash(self, who: int | str, channel: int, name: str, options: Mapping[str, Any]) -> InteractionResult:
        """They choose a command in the menu. Raises PermissionError when it is not shown to them there."""
        actor, place = self.actor(who), self.channel(channel)
        try:
            if place.guild_id is None:
                return self._noted(actor, await actor.user.slash(name, **options))
            return self._noted(actor, await actor.slash(self._handle(place), name, **options))
        except BackendError as error:
            raise PermissionError(str(error)) from error

    async def click(self, who: int | str, message: int, custom_id: str) -> InteractionResult:
        """They press a button. Raises PermissionError when they do not see the message, or the button is not there."""
        shown = ResponseMessage(self.env, self.message(message))
        try:
            return self._noted(self.actor(who), await self._hand(who, message).click(shown, custom_id=custom_id))
        except (BackendError, SetupError) as error:
            raise PermissionError(str(error)) from error

    async def select(self, who: int | str, message: int, custom_id: str, values: Sequence[str]) -> InteractionResult:
        """They choose in a menu under a message."""
        shown = ResponseMessage(self.env, self.message(message))
        try:
            return self._noted(self.actor(who), await self._hand(who, message).select(shown, list(values), custom_id=custom_id))
        except (BackendError, SetupError) as error:
            raise PermissionError(str(error)) from error

    async def fill(self, who: int | str, shown: InteractionResult, values: Mapping[str, Any]) -> InteractionResult:
        """They fill in the form that was shown to them."""
        actor = self.actor(who)
        hand = actor if shown._interaction.guild_id is not None else actor.user
        return self._noted(actor, await hand.submit_modal(shown, dict(values)))

    # --- what an administrator of the server does ---

    def let_in(self, channel: int, person: int, by: int | str | None = None) -> None:
        """Somebody is given a way in past Vertti. `by`: who does it, who must be allowed to."""
        self._may_manage(channel, by)
        inside = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True).value
        self.env.backend.set_overwrite(channel, Overwrite(person, OverwriteType.MEMBER, allow=inside))

    def put_out(self, channel: int, person: int, by: int | str | None = None) -> None:
        """Somebody's way in is taken away."""
        self._may_manage(channel, by)
        self.env.backend.delete_overwrite(channel, person)

    def take_permissions(self, *names: str) -> None:
        """Vertti's role loses these permissions (discord.py's names)."""
        role = next(one for one in self.guild._guild.roles.values() if one.managed)
        role.permissions &= ~discord.Permissions(**dict.fromkeys(names, True)).value
        self._role_changed(role)

    def give_permissions(self, *names: str) -> None:
        """Vertti's role has these permissions again."""
        role = next(one for one in self.guild._guild.roles.values() if one.managed)
        role.permissions |= discord.Permissions(**dict.fromkeys(names, True)).value
        self._role_changed(role)

    # --- what somebody sees ---

    def channel(self, channel: int) -> Channel:
        """A channel. Raises LookupError when it is not there."""
        return self.env.backend.channels[channel]

    def direct(self, who: int | str) -> int:
        """Their conversation with Vertti."""
        return self.actor(who).user.dm_channel.id

    def sees(self, person: int, channel: int) -> bool:
        """Whether the channel is there for them."""
        return channel_accessible(self.env.backend, channel, person)

    def read(self, person: int, channel: int) -> list[Message]:
        """What of Vertti's messages they can read there, the oldest first, with what only they see."""
        if not channel_accessible(self.env.backend, channel, person, history=True):
            return []
        ours = [one for one in self.env.backend.messages[channel].values() if one.author_id == self.env.backend.bot_user.id]
        shown = [one for one in ours if one.visible_to(person) and not is_thinking(one) and one.type in SAID]
        return sorted(shown, key=lambda one: one.id)

    def events_for(self, person: int) -> list[ScheduledEvent]:
        """The meetings in the server's calendar that they see: those in channels that they see, and all that are elsewhere."""
        found: Iterable[ScheduledEvent] = self.guild._guild.scheduled_events.values()
        return [one for one in found if one.channel_id is None or self.sees(person, one.channel_id)]

    def message(self, message: int) -> Message:
        """A message, wherever it is. Raises LookupError when it is gone."""
        for place in self.env.backend.messages.values():
            if message in place:
                return place[message]
        raise LookupError(message)

    def has(self, message: int) -> bool:
        """Whether the message is still there."""
        return any(message in place for place in self.env.backend.messages.values())

    # --- the gateway ---

    async def open(self, client: Client, token: str) -> None:
        """What the adapter asks of its gateway: simcord in place of Discord. Whoever was connected before is so no more."""
        assert token == TOKEN
        patience = client.http.max_ratelimit_timeout
        self.lost = asyncio.get_running_loop().create_future()
        if self.env._started:
            await self.env.restart_bot(client)
        else:
            self.env.bot = client
            await self.env.start()
        self.connected = client
        self.faithful.around(client.http, self.env._webhook_adapter, patience)

    async def close(self, client: Client) -> None:
        """Let go."""
        if self.connected is client:
            self.connected = None
            await self.env.shutdown()

    async def lost_(self) -> LoginLost:
        """Wait until a test ends the login."""
        assert self.lost is not None
        return await asyncio.shield(self.lost)

    # --- within ---

    def _hand(self, who: int | str, message: int) -> Any:
        place = self.channel(self.message(message).channel_id)
        actor = self.actor(who)
        return actor.user if place.guild_id is None else actor

    def _handle(self, place: Channel) -> ChannelHandle:
        return ChannelHandle(self.env, self.guild, place)

    def _noted(self, actor: MemberActor, result: InteractionResult) -> InteractionResult:
        self.results.setdefault(actor.id, []).append(result)
        return result

    def _may_manage(self, channel: int, by: int | str | None) -> None:
        if by is not None:
            has = discord.Permissions(self.env.backend.compute_permissions(self.guild.id, self.actor(by).id, channel))
            if not has.manage_roles:
                raise PermissionError("Missing Permissions")

    def _role_changed(self, role: Any) -> None:
        from simcord.backend import serializers

        payload = {"guild_id": str(self.guild.id), "role": dict(serializers.role_payload(role))}
        self.env.backend.emit("GUILD_ROLE_UPDATE", payload)


class SimulatedGateway:
    """The gateway that the adapter is given."""

    def __init__(self, world: Simulated) -> None:
        self._world = world

    async def open(self, client: Client, token: str) -> None:
        """Log in."""
        await self._world.open(client, token)

    async def close(self, client: Client) -> None:
        """Let go."""
        await self._world.close(client)

    async def lost(self) -> LoginLost:
        """Wait for the end of the login."""
        return await self._world.lost_()


def simulated(names: Mapping[str, str], now: Callable[[], datetime] | None = None) -> Simulated:
    """A server with these people (names by short names). `now` is what time it is in Discord; without it, what time it is."""
    env = Env(Client(), check_errors=True, settle_timeout=SETTLING)
    env.backend.clock = DiscordClock(now or SystemClock().real)
    owner = env.create_user("owner", global_name="Palvelimen omistaja")
    guild = env.create_guild("Yksinyrittäjät", owner=owner)
    managed = next(one for one in guild._guild.roles.values() if one.managed)
    managed.permissions = permissions.ALL_NEEDED
    people = {who: guild.add_member(env.create_user(who, global_name=name)) for who, name in names.items()}
    return Simulated(
        env=env,
        faithful=Faithful(env.backend, env.now),
        people=people,
        guild=guild,
        category=guild.create_category("Ryhmät"),
        archive=guild.create_category("Päättyneet"),
        lobby=guild.create_text_channel("aula"),
        admins=guild.create_role("Ylläpito"),
        stranger=env.create_user("stranger", global_name="Vieras"),
    )

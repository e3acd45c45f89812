"""What people choose, press and fill in: acknowledged at once, and then told to the program as events."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import discord

from bot.chat.discord import custom_ids, leaving, modals, polls, slash
from bot.chat.discord.calls import ACKNOWLEDGED, Calls
from bot.chat.discord.components import WORDS, write_modal
from bot.chat.discord.leaving import Leaving
from bot.chat.discord.live import Ack, Live, LiveOnes
from bot.chat.discord.membership import Membership
from bot.chat.discord.mentions import nobody
from bot.chat.discord.private import EPHEMERAL, Private
from bot.chat.discord.rooms import Rooms
from bot.chat.discord.shortening import shorten
from bot.chat.discord.tallying import Tallying
from bot.chat.discord.wording import Wording
from bot.chat.menu import Entry, Menu, as_typed
from bot.chat.port import Event, EventId, Listens, LoginLost, Pressed, Refused, RoomId, Said, TryLater, Unreachable, UserId, Voted

CHOSEN, PRESSED, FILLED_IN = 2, 3, 5
"""Kinds of interactions (API documentation, "Interaction Type"): a command, a component, a form."""
MESSAGE, TURNING, QUIETLY, CHANGED, FORM = 4, 5, 6, 7, 9
"""Kinds of first responses (API documentation, "Interaction Callback Type")."""
GRACE = 2.0
"""Seconds after the program has handled it in which an answer is expected; then what turns is taken away."""
TWICE = timedelta(seconds=1.5)
"""Within this a button that is pressed again was pressed once, with an unsteady finger."""
_REMEMBERED = 1000
ROLES_FRESH = 300.0
"""Seconds for which it is remembered whether somebody has a role that makes them an administrator."""


Put: TypeAlias = Callable[[Callable[[], Awaitable[Event]], Callable[[], None]], None]
"""Where events go: what each is, is asked when its turn comes; then, what is to be called once it has been handled."""


class Interactions:
    """Takes interactions from the gateway and puts events into the intake."""

    def __init__(
        self,
        calls: Calls,
        live: LiveOnes,
        private: Private,
        rooms: Rooms,
        menu: Menu,
        wording: Wording,
        direct_room: Callable[[UserId], Awaitable[RoomId]],
        membership: Membership,
        tallying: Tallying,
        admin_roles: frozenset[str],
    ) -> None:
        self._calls = calls
        self._live = live
        self._private = private
        self._rooms = rooms
        self._menu = menu
        self._entries = {one.key: one for one in menu}
        self._wording = wording
        self._direct_room = direct_room
        self._membership = membership
        self.put: Put = lambda _event, _handled: None
        """Set by whoever hears."""
        self._admin_roles = admin_roles
        self._tallying = tallying
        self._leaving = Leaving(rooms, membership, wording)
        self._roles: dict[UserId, tuple[float, bool]] = {}
        self._last_press: dict[UserId, tuple[tuple[str, str, str], datetime]] = {}
        self._finishing: set[asyncio.Task[None]] = set()
        self._taken: dict[EventId, None] = {}

    async def take(self, interaction: discord.Interaction) -> None:
        """Acknowledge it and tell the program. What came too late to be acknowledged has not happened: its sender sees that."""
        if _event(interaction) in self._taken:
            return
        self._taken[_event(interaction)] = None
        shorten(self._taken, _REMEMBERED)
        try:
            match interaction.type.value:
                case kind if kind == CHOSEN:
                    await self._chosen(interaction, _data(interaction))
                case kind if kind == PRESSED:
                    await self._pressed(interaction, _data(interaction))
                case kind if kind == FILLED_IN:
                    await self._filled_in(interaction, _data(interaction))
                case _:
                    pass
        except (Refused, TryLater):
            return

    async def decline(self, interaction: discord.Interaction) -> None:
        """Say that Vertti does nothing in that server."""
        if interaction.type.value in (CHOSEN, PRESSED, FILLED_IN):
            with contextlib.suppress(Refused, TryLater):
                await self._say(interaction, self._wording.of(interaction.locale.value).other_server)

    def gone(self, user: UserId) -> None:
        """The person has left a channel: nothing more is shown to them there."""
        self._live.gone(user)

    async def stop(self) -> None:
        """Take nothing away any more."""
        finishing = list(self._finishing)
        for task in finishing:
            task.cancel()
        await asyncio.gather(*finishing, return_exceptions=True)

    async def is_appointed(self, user: UserId) -> bool:
        """Whether the person has a role that makes them an administrator, as of a few minutes ago."""
        if not self._admin_roles:
            return False
        now = asyncio.get_running_loop().time()
        since, known = self._roles.get(user, (-ROLES_FRESH, False))
        if now - since >= ROLES_FRESH:
            try:
                member = await self._rooms.member(user)
                known = not self._admin_roles.isdisjoint(str(one) for one in member.get("roles", []))
            except TryLater:
                # It is asked again at the next occasion.
                return False
            except Refused:
                known = False
            self._roles[user] = (now, known)
            shorten(self._roles, _REMEMBERED)
        return known

    # --- kinds ---

    async def _chosen(self, it: discord.Interaction, data: Mapping[str, Any]) -> None:
        if data.get("type", 1) != 1:
            return
        if data.get("name") == leaving.NAME:
            await self._respond(it, MESSAGE, self._leaving.question(_room(it), _user(it), it.locale.value))
            return
        try:
            entry, text = slash.typed_from(self._menu, data)
        except LookupError:
            await self._say(it, self._wording.of(it.locale.value).too_old)
            return
        await self._command(it, entry, text)

    async def _pressed(self, it: discord.Interaction, data: Mapping[str, Any]) -> None:
        if data.get("custom_id") == leaving.PRESSED:
            await self._left(it)
            return
        match custom_ids.pressed(data.get("custom_id")):
            case custom_ids.Command(key=key, arguments=arguments) if key in self._entries:
                entry = self._entries[key]
                if entry.needs_words and not arguments:
                    language = self._wording.language(it.locale.value)
                    await self._respond(it, FORM, modals.form(entry, language, direct=it.guild_id is None))
                elif self._again(it):
                    # Whoever presses twice means it once.
                    await self._respond(it, QUIETLY, None)
                else:
                    await self._command(it, entry, as_typed(key, arguments))
            case custom_ids.Write():
                words = self._wording.of(it.locale.value)
                await self._respond(it, FORM, write_modal(words.write_title, words.write_label))
            case custom_ids.Open():
                live = await self._acknowledge(it, Ack.WAITS)
                self._put(live, _at_once(Listens(_event(it), _user(it), it.created_at)))
            case custom_ids.SignPressed(sign=sign) if it.message is not None:
                live = await self._acknowledge(it, Ack.QUIET)
                self._put(live, _at_once(Pressed(_event(it), _room(it), _user(it), _message(it), sign, it.created_at)))
            case custom_ids.Vote(choice=choice):
                await self._voted(it, (choice,))
            case custom_ids.Select():
                await self._voted(it, tuple(map(str, data.get("values") or ())))
            case _:
                await self._say(it, self._wording.of(it.locale.value).too_old)

    async def _filled_in(self, it: discord.Interaction, data: Mapping[str, Any]) -> None:
        if isinstance(custom_ids.pressed(data.get("custom_id")), custom_ids.Write):
            live = await self._acknowledge(it, Ack.WAITS)
            self._put(live, lambda: self._said(it, modals.filled_in(data).get(WORDS, ""), in_room=False))
            return
        try:
            entry, text = modals.typed_from(self._menu, data)
        except LookupError:
            await self._say(it, self._wording.of(it.locale.value).too_old)
            return
        await self._command(it, entry, text)

    def _again(self, it: discord.Interaction) -> bool:
        """Whether the person has pressed the same button under the same message a moment ago."""
        what = (_user(it), _message(it), str(_data(it).get("custom_id")))
        before = self._last_press.pop(what[0], None)
        self._last_press[what[0]] = (what, it.created_at)
        shorten(self._last_press, _REMEMBERED)
        return before is not None and before[0] == what and it.created_at - before[1] < TWICE

    # --- what they come to ---

    async def _command(self, it: discord.Interaction, entry: Entry, text: str) -> None:
        live = await self._acknowledge(it, Ack.WAITS)
        self._put(live, lambda: self._said(it, text, in_room=entry.in_room))

    async def _said(self, it: discord.Interaction, text: str, *, in_room: bool) -> Said:
        private = _alone(it) or not (in_room and self._membership.known(_room(it)))
        room = await self._beside(it) if private else _room(it)
        appointed = await self._appointed(it)
        return Said(_event(it), room, _user(it), text, it.created_at, private=private, appointed=appointed)

    async def _voted(self, it: discord.Interaction, answers: tuple[str, ...]) -> None:
        """The message itself shows the new state, in the same response that acknowledges the press."""
        if it.message is None:
            return
        user, message = _user(it), _message(it)
        in_room = not _alone(it)
        if in_room and self._membership.known(_room(it)) and user not in self._membership.people(_room(it)):
            # An administrator of the server, perhaps: their name must not stand among the answers of the group.
            await self._say(it, self._wording.of(it.locale.value).not_in_group)
            return
        async with self._tallying.turn(message) as turn:
            shown = turn.shown or _shown(it.message)
            if _buttons(it) and answers == polls.chosen(shown, user if in_room else None):
                answers = ()  # Pressed once more, it is taken back.
            changed = polls.after(shown, user, answers) if in_room else polls.marked(shown, answers)
            if changed is None:
                await self._say(it, self._wording.of(it.locale.value).too_old)
                return
            answers = polls.offered(shown, answers)
            await self._respond(it, CHANGED, {**changed, "allowed_mentions": nobody()})
            turn.shown = {**shown, **changed}
        live = self._remember(it, Ack.QUIET)

        async def voted() -> Voted:
            room = _room(it) if in_room else await self._beside(it)
            return Voted(_event(it), room, user, message, answers, it.created_at)

        self._put(live, voted)

    async def _beside(self, it: discord.Interaction) -> RoomId:
        """The conversation with whoever did it; where it happened, when Discord does not tell now. Nothing hangs on it, and
        whatever others have done waits meanwhile.
        """
        try:
            async with asyncio.timeout(GRACE):
                return await self._direct_room(_user(it))
        except (Refused, TryLater, TimeoutError):
            return _room(it)

    async def _left(self, it: discord.Interaction) -> None:
        live = await self._acknowledge(it, Ack.WAITS)
        try:
            await self._leaving.leave(_room(it), _user(it))
        except (Refused, TryLater):
            await self._private.finish(live, failed=True)
        else:
            await self._private.finish(live)

    # --- responses ---

    async def _acknowledge(self, it: discord.Interaction, how: Ack) -> Live:
        if how is Ack.WAITS:
            await self._respond(it, TURNING, {} if it.guild_id is None else {"flags": EPHEMERAL})
        else:
            await self._respond(it, QUIETLY, None)
        return self._remember(it, how)

    def _remember(self, it: discord.Interaction, how: Ack) -> Live:
        live = Live(_event(it), it.token, _user(it), how, it.guild_id is None, it.locale.value, it.created_at)
        self._live.add(live)
        return live

    async def _say(self, it: discord.Interaction, text: str) -> None:
        await self._respond(it, MESSAGE, {"content": text, "flags": EPHEMERAL, "allowed_mentions": nobody()})

    async def _respond(self, it: discord.Interaction, kind: int, data: Mapping[str, Any] | None) -> None:
        body = {"type": kind} if data is None else {"type": kind, "data": dict(data)}
        for last in (False, True):
            try:
                await self._calls.post(f"/interactions/{it.id}/{it.token}/callback", body)
            except Unreachable:
                # It may have come through: whoever did this would then wait for something that never comes.
                if last:
                    raise
                continue
            except Refused as error:
                if error.code != str(ACKNOWLEDGED):
                    raise
            return

    def _put(self, live: Live, event: Callable[[], Awaitable[Event]]) -> None:
        self.put(event, lambda: self._finish_soon(live))

    def _finish_soon(self, live: Live) -> None:
        if live.ack is Ack.WAITS:
            task = asyncio.create_task(self._finish(live))
            self._finishing.add(task)
            task.add_done_callback(self._finishing.discard)

    async def _finish(self, live: Live) -> None:
        while self._live.lives(live):
            await asyncio.sleep(GRACE)
            try:
                await self._private.finish(live)
            except (Refused, LoginLost):
                return
            except TryLater as trouble:
                await asyncio.sleep(trouble.after or 0)
            else:
                return

    async def _appointed(self, it: discord.Interaction) -> bool:
        if isinstance(it.user, discord.Member):
            return any(str(one) in self._admin_roles for one in it.user._roles)  # noqa: SLF001 -- `roles` needs the server's cache
        return await self.is_appointed(_user(it))


def _at_once(event: Event) -> Callable[[], Awaitable[Event]]:
    async def known() -> Event:
        return event

    return known


def _shown(message: discord.Message) -> Mapping[str, Any]:
    return {
        "content": message.content,
        "embeds": [one.to_dict() for one in message.embeds],
        "components": [one.to_dict() for one in message.components],
    }


def _alone(it: discord.Interaction) -> bool:
    """Whether it was done under a message that only this person sees: then it is between the two of us."""
    return it.guild_id is None or (it.message is not None and it.message.flags.ephemeral)


def _buttons(it: discord.Interaction) -> bool:
    return isinstance(custom_ids.pressed(_data(it).get("custom_id")), custom_ids.Vote)


def _data(it: discord.Interaction) -> Mapping[str, Any]:
    data: Any = it.data or {}
    return data if isinstance(data, Mapping) else {}


def _event(it: discord.Interaction) -> EventId:
    return EventId(str(it.id))


def _user(it: discord.Interaction) -> UserId:
    return UserId(str(it.user.id))


def _room(it: discord.Interaction) -> RoomId:
    return RoomId(str(it.channel_id))


def _message(it: discord.Interaction) -> EventId:
    return EventId("" if it.message is None else str(it.message.id))

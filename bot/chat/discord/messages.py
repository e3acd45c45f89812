"""What Vertti says: messages, polls and files, with their buttons; edited and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.chat.discord import polls
from bot.chat.discord.calls import INVALID_WEBHOOK, POLL_EXPIRED, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, Calls
from bot.chat.discord.components import Component, command_buttons, open_button
from bot.chat.discord.intake import snowflake_at
from bot.chat.discord.limits import bodies, one_body
from bot.chat.discord.live import LiveOnes
from bot.chat.discord.markdown import literal, markdown_of
from bot.chat.discord.mentions import called, nobody, only
from bot.chat.discord.nonces import nonce
from bot.chat.discord.private import Private
from bot.chat.discord.rows import components_of, rows, with_commands, with_sign, without_sign
from bot.chat.discord.tallying import Tallying
from bot.chat.menu import Menu
from bot.chat.port import EventId, File, Message, Poll, Refused, RoomId, RoomUnusable, Sendable, UserId
from bot.chat.richtext import RichText

SILENT = 1 << 12
"""Flag of a message that rings for nobody (API documentation, "Message Flags")."""
HOURS = 24
"""How long a question that nobody counts stays open unless it is ended: Discord ends it then by itself."""
_OVER = {str(one) for one in (UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, INVALID_WEBHOOK, POLL_EXPIRED)}
"""What is gone, or has ended by itself, or was shown to one person alone before a restart, needs no end."""
_PAGES = 20
_PAGE = 100


class Messages:
    """Says things in channels and in direct conversations. `me` is Vertti's account."""

    def __init__(self, calls: Calls, private: Private, live: LiveOnes, tallying: Tallying, menu: Menu, me: str) -> None:
        self._calls = calls
        self._private = private
        self._live = live
        self._tallying = tallying
        self._menu = menu
        self._me = me

    async def send(
        self, room: RoomId, message: Message, key: str, *, to: UserId | None, people: Sequence[UserId], answers: EventId | None
    ) -> EventId:
        """A message; `to` is the person whose direct conversation it is, `people` who is in a group's channel."""
        ringing = people if message.everyone and to is None else ()
        parts = bodies(markdown_of(message.text), called=called(ringing))
        buttons = command_buttons(message.text, self._menu)
        first: EventId | None = None
        for number, part in enumerate(parts):
            body: dict[str, Any] = {**part, "allowed_mentions": only(ringing)}
            if not (message.rings or message.everyone):
                body["flags"] = SILENT
            if buttons and number == len(parts) - 1:
                body["components"] = rows(buttons)
            sent = await self._put(room, body, nonce(key, number), to=to, answers=answers)
            first = first or sent
        if first is None:
            raise Refused("EMPTY")
        return first

    async def ask(self, room: RoomId, poll: Poll, key: str, *, to: UserId | None, answers: EventId | None) -> EventId:
        """A poll: a native one where nobody counts the answers and it fits, else one with buttons or a list to choose from."""
        native = None if poll.counted or to is not None else polls.native(poll, HOURS)
        body = polls.asked(poll) if native is None else {"poll": native}
        return await self._put(room, {**body, "allowed_mentions": nobody()}, nonce(key), to=to, answers=answers)

    async def send_file(self, room: RoomId, file: File, key: str, *, to: UserId | None, answers: EventId | None) -> EventId:
        """A file."""
        body = {"allowed_mentions": nobody()}
        return await self._put(
            room, body, nonce(key), to=to, answers=answers, files=((file.name, file.content, file.media_type),)
        )

    async def knock(self, room: RoomId, text: RichText, key: str, label: str) -> EventId:
        """Say that something waits, with a button that opens it for whoever presses it."""
        body = {**one_body(markdown_of(text)), "allowed_mentions": nobody(), "components": rows([open_button(label)])}
        return await self._put(room, body, nonce(key), to=None, answers=None)

    async def edit(self, room: RoomId, event: EventId, message: Message) -> EventId:
        """Another text; signs below it stay."""
        body = {**one_body(markdown_of(message.text)), "allowed_mentions": nobody()}
        buttons = command_buttons(message.text, self._menu)
        live = self._live.that_showed(event)
        if live is not None:
            await self._private.change(live, event, {**body, "components": rows(buttons)})
        else:
            present = await self._message(room, event)
            body["components"] = rows(with_commands(components_of(present), buttons))
            await self._calls.patch(f"/channels/{room}/messages/{event}", body)
        return EventId(f"{event}/edited")

    async def react(self, room: RoomId, event: EventId, sign: str) -> EventId:
        """A button with the sign below the message."""
        async with self._tallying.turn(event) as turn:
            present = await self._message(room, event)
            body = _only_components(with_sign(components_of(present), sign))
            await self._calls.patch(f"/channels/{room}/messages/{event}", body)
            if turn.shown is not None:
                turn.shown = {**turn.shown, **body}
        return EventId(f"{event}/{sign}")

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, key: str, *, to: UserId | None) -> EventId:
        """Nobody can answer any more; `text` is said."""
        try:
            async with self._tallying.turn(event) as turn:
                await self._close(room, event)
                # Whoever pressed it before must not bring the buttons back.
                turn.shown = {"components": []}
        except RoomUnusable:
            raise
        except Refused as error:
            if error.code not in _OVER:
                raise
        return await self.send(room, Message(text, rings=False), key, to=to, people=(), answers=None)

    async def _close(self, room: RoomId, event: EventId) -> None:
        live = self._live.that_showed(event)
        if live is not None:
            await self._private.change(live, event, _only_components([]))
            return
        present = await self._message(room, event)
        if present.get("poll"):
            if not (present["poll"].get("results") or {}).get("is_finalized"):
                await self._calls.post(f"/channels/{room}/polls/{event}/expire")
        elif present.get("components"):
            await self._calls.patch(f"/channels/{room}/messages/{event}", _only_components([]))

    async def redact(self, room: RoomId, event: EventId) -> None:
        """Take back a message, or a sign. What somebody pressed needs no taking back."""
        message, _, sign = event.partition("/")
        live = self._live.that_showed(EventId(message))
        if self._live.of_event(event) is not None or not message.isdigit() or sign == "edited":
            return
        if live is not None:
            await self._private.take_back(live, EventId(message))
        elif sign:
            present = await self._message(room, EventId(message))
            left = _only_components(without_sign(components_of(present), sign))
            await self._calls.patch(f"/channels/{room}/messages/{message}", left)
        else:
            # What somebody has written to Vertti alone, only they can take back: the program hears that and tells them.
            await self._calls.delete(f"/channels/{room}/messages/{message}")

    async def sent_earlier(self, room: RoomId, since: datetime, what: Sendable) -> Sequence[EventId]:
        """Our messages in the room since then that say this, the oldest first."""
        after, found = str(snowflake_at(since)), []
        for _ in range(_PAGES):
            page = await self._calls.get(f"/channels/{room}/messages", after=after, limit=_PAGE)
            page = sorted(page, key=lambda one: int(one["id"]))
            found += [EventId(str(one["id"])) for one in page if str(one["author"]["id"]) == self._me and _says(one, what)]
            if len(page) < _PAGE:
                break
            after = str(page[-1]["id"])
        return found

    async def _message(self, room: RoomId, event: EventId) -> Mapping[str, Any]:
        found: Mapping[str, Any] = await self._calls.get(f"/channels/{room}/messages/{event}")
        return found

    async def _put(
        self,
        room: RoomId,
        body: dict[str, Any],
        once: str,
        *,
        to: UserId | None,
        answers: EventId | None,
        files: Sequence[tuple[str, bytes, str]] = (),
    ) -> EventId:
        if to is not None:
            return await self._private.show(room, to, body, once, answers=answers, files=files)
        live = self._live.of_event(answers)
        made = await self._calls.post(f"/channels/{room}/messages", {**body, "nonce": once, "enforce_nonce": True}, files=files)
        if live is not None:
            live.answered_in_room = True
        return EventId(str(made["id"]))


def _only_components(components: list[Component]) -> dict[str, Any]:
    return {"components": rows(components), "allowed_mentions": nobody()}


def _says(message: Mapping[str, Any], what: Sendable) -> bool:
    """Whether one of our messages says this, be it with an excuse before it."""
    said = "\n".join([message.get("content") or "", *(one.get("description") or "" for one in message.get("embeds", []))])
    match what:
        case Message(text=text):
            wanted = bodies(markdown_of(text))[0]
            return (wanted["embeds"][0]["description"] if "embeds" in wanted else wanted["content"]) in said
        case Poll():
            return literal(what.question) in said or (message.get("poll") or {}).get("question", {}).get("text") == what.question
        case File(name=name):
            return any(one.get("filename") == name for one in message.get("attachments", []))

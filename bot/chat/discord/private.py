"""What is for one person alone: shown where they asked for it, or brought to their direct conversation, if they take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.discord.calls import Calls
from bot.chat.discord.components import write_button
from bot.chat.discord.limits import text_of
from bot.chat.discord.live import JUST_NOW, Ack, Live, LiveOnes
from bot.chat.discord.mentions import nobody
from bot.chat.discord.rows import components_of, rows
from bot.chat.discord.wording import Wording
from bot.chat.port import EventId, NotListening, Refused, RoomId, TryLater, UserId

EPHEMERAL = 1 << 6
"""Flag of a message that only its reader sees (API documentation, "Message Flags")."""

Files = Sequence[tuple[str, bytes, str]]


class Private:
    """Shows things to one person. `application` is the id under which answers to interactions are given."""

    def __init__(self, calls: Calls, live: LiveOnes, wording: Wording, application: str) -> None:
        self._calls = calls
        self._live = live
        self._wording = wording
        self._application = application

    async def show(
        self, room: RoomId, user: UserId, body: Mapping[str, Any], nonce: str, *, answers: EventId | None, files: Files = ()
    ) -> EventId:
        """Show it in the person's direct conversation `room`, or in answer to what they did. Raises `NotListening`."""
        live = self._live.of_person(user, JUST_NOW) if answers is None else self._live.of_event(answers)
        if live is not None and live.user == user and (not live.private or _turns(live)):
            shown = await self._answer(live, body, nonce, files)
            if shown is not None:
                return shown
        try:
            made = await self._calls.post(
                f"/channels/{room}/messages", {**body, "nonce": nonce, "enforce_nonce": True}, files=files
            )
        except NotListening:
            live = self._live.of_person(user)
            shown = None if live is None else await self._answer(live, body, nonce, files)
            if shown is None:
                raise
            return shown
        return EventId(str(made["id"]))

    async def change(self, live: Live, message: EventId, body: Mapping[str, Any]) -> None:
        """Change what was shown in answer to an interaction; what can be changed no more has gone from its reader's eyes."""
        if self._live.lives(live):
            await self._calls.patch(f"/webhooks/{self._application}/{live.token}/messages/{message}", body)

    async def take_back(self, live: Live, message: EventId) -> None:
        """Take away what was shown in answer to an interaction."""
        if self._live.lives(live):
            await self._calls.delete(f"/webhooks/{self._application}/{live.token}/messages/{message}")

    async def finish(self, live: Live, *, failed: bool = False) -> None:
        """Nothing more is said in answer: what still turns is taken away, or says that it is done, or could not be."""
        if not _turns(live) or not self._live.lives(live):
            return
        live.filled = True
        original = f"/webhooks/{self._application}/{live.token}/messages/@original"
        try:
            if live.answered_in_room:
                await self._calls.delete(original)
            else:
                words = self._wording.of(live.locale)
                said = words.failed if failed else words.done
                await self._calls.patch(original, {"content": said, "allowed_mentions": nobody()})
        except TryLater:
            live.filled = False
            raise

    async def _answer(self, live: Live, body: Mapping[str, Any], nonce: str, files: Files) -> EventId | None:
        """The answer's id; None when the interaction cannot be answered any more."""
        if nonce in live.shown:
            return live.shown[nonce]
        said = dict(body)
        if not live.private and self._wording.names_write(text_of(said)):
            # Where they are, nothing can be typed that only Vertti would read.
            said["components"] = rows([*components_of(said), write_button(self._wording.of(live.locale).write)])
        hook = f"/webhooks/{self._application}/{live.token}"
        try:
            if _turns(live):
                made = await self._fill(live, f"{hook}/messages/@original", said, files)
            else:
                flags = int(said.get("flags", 0)) | (0 if live.private else EPHEMERAL)
                made = await self._calls.post(hook, {**said, "flags": flags}, files=files)
        except Refused:
            return None
        message = live.shown[nonce] = EventId(str(made["id"]))
        if not live.private:
            self._live.shown(message, live)
        return message

    async def _fill(self, live: Live, original: str, body: Mapping[str, Any], files: Files) -> Any:
        """Put the answer into what turns. While it is under way, nobody else may say there that nothing more comes."""
        live.filled = True
        try:
            # What it was shown as stays; of flags Discord lets only others be changed.
            return await self._calls.patch(original, {name: one for name, one in body.items() if name != "flags"}, files=files)
        except BaseException:
            live.filled = False
            raise


def _turns(live: Live) -> bool:
    return live.ack is Ack.WAITS and not live.filled

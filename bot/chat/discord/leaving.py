"""Leaving a group: on Discord nobody can leave a private channel by themselves, so that Vertti offers it as a command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.chat.discord.components import BUTTON
from bot.chat.discord.languages import DEFAULT, by_locale
from bot.chat.discord.membership import Membership
from bot.chat.discord.mentions import nobody
from bot.chat.discord.private import EPHEMERAL
from bot.chat.discord.rooms import Rooms
from bot.chat.discord.rows import rows
from bot.chat.discord.wording import Wording
from bot.chat.port import RoomId, UserId

PRESSED = "l"
"""The id of the button that says that somebody means it."""
_DANGER = 4
NAME = "leave"
"""The command's name where no other is known."""


def payload(wording: Wording) -> dict[str, Any]:
    """The command as Discord is told of it. It is the door's own: elsewhere people leave a room without asking anybody."""
    names = {language: words.leave for language, words in wording.by_language.items()}
    about = {language: words.leave_about for language, words in wording.by_language.items()}
    return {
        "type": 1,
        "name": NAME,
        "name_localizations": by_locale(names),
        "description": about[DEFAULT],
        "description_localizations": by_locale(about),
        "contexts": [0],
        "integration_types": [0],
    }


class Leaving:
    """Asks once more, and takes the person's way into the channel away. That they have gone is seen like any other going."""

    def __init__(self, rooms: Rooms, membership: Membership, wording: Wording) -> None:
        self._rooms = rooms
        self._membership = membership
        self._wording = wording

    def question(self, room: RoomId, user: UserId, locale: str) -> Mapping[str, Any]:
        """Whether they mean it; or that there is nothing to leave here."""
        words = self._wording.of(locale)
        if user not in self._membership.people(room):
            return {"content": words.not_here, "flags": EPHEMERAL, "allowed_mentions": nobody()}
        return {
            "content": words.leave_question,
            "components": rows([{"type": BUTTON, "style": _DANGER, "label": words.leave_button, "custom_id": PRESSED}]),
            "flags": EPHEMERAL,
            "allowed_mentions": nobody(),
        }

    async def leave(self, room: RoomId, user: UserId) -> None:
        """Take the person out. Raises what removing raises."""
        if user in self._membership.people(room):
            await self._rooms.remove(room, user)

"""The door to Discord, as the command line meets it. What needs discord.py imports it only when it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.chat.discord.manner import DISCORD
from bot.chat.manner import Manner
from bot.config import Settings
from bot.config.discord import discord_settings

if TYPE_CHECKING:
    from bot.chat.findings import Finding
    from bot.chat.port import ChatError
    from bot.keeping.archive import Backup


class DiscordDoor:
    """See `Door`. Vertti keeps nothing of Discord beside the database, so that a backup has no part of its own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = discord_settings(settings)

    @property
    def account(self) -> str:
        """The server: the rooms in the database are channels of it."""
        return f"discord:{self._settings.guild}"

    @property
    def manner(self) -> Manner:
        """Commands are chosen, and much is pressed."""
        return DISCORD

    @property
    def passing(self) -> frozenset[str]:
        """About the connection or the disk."""
        from bot.chat.discord.check import PASSING

        return PASSING

    async def check(self) -> Sequence[Finding]:
        """The token, the application, the server, the category, permissions and roles."""
        from bot.chat.discord.check import check

        return await check(self._settings)

    def trouble(self, error: ChatError) -> Finding:
        """See `Door`."""
        from bot.chat.discord.check import trouble

        return trouble(error, self._settings)

    def take(self) -> tuple[Mapping[str, bytes], str]:
        """Nothing."""
        return {}, ""

    def why_unfit(self, found: Backup) -> str | None:  # noqa: ARG002 -- nothing but the account has to fit
        """Always fit."""
        return None

    def put_back(self, found: Backup) -> None:
        """Nothing."""

    def take_away(self) -> None:
        """Nothing."""

    def in_backup(self, parts: Mapping[str, bytes]) -> Sequence[str]:  # noqa: ARG002 -- none is of Discord
        """See `Door`."""
        return ("Not in it: the configuration, and the token of Vertti's application.",)

    def after_restoring(self, found: Backup) -> Sequence[str]:  # noqa: ARG002 -- it is the same for every backup
        """See `Door`."""
        return (
            "  2. vertti run. The token in the configuration is all that it needs.",
            "It looks into the channels before it says what may have been said since the backup, and tells the facilitators.",
            "What it cannot know: what was chosen from the menu or pressed since then; groups begun since then.",
        )

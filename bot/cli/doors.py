"""What the command line does differently on each platform, in one place: a door for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from bot.config import DiscordAccount, Settings

if TYPE_CHECKING:
    from bot.chat.findings import Finding
    from bot.chat.manner import Manner
    from bot.chat.port import ChatError
    from bot.keeping.archive import Backup


class Door(Protocol):
    """A platform, as the command line meets it."""

    @property
    def account(self) -> str:
        """What Vertti is there, as a backup names it."""

    @property
    def manner(self) -> Manner:
        """How people write there."""

    @property
    def passing(self) -> frozenset[str]:
        """The codes of findings that may be over at the next start. All others need a person first."""

    async def check(self) -> Sequence[Finding]:
        """All findings about the platform, the account and its rights. Never raises a `ChatError`."""

    def trouble(self, error: ChatError) -> Finding:
        """What it means that this went wrong while starting, checking or running."""

    def take(self) -> tuple[Mapping[str, bytes], str]:
        """What of the platform goes into a backup, by its names there, and the device. Raises `Failure`."""

    def why_unfit(self, found: Backup) -> str | None:
        """Why a backup of this account cannot be restored now; None when it can."""

    def put_back(self, found: Backup) -> None:
        """Write what `take` took into the data directory. Raises `DiskTrouble`, `OSError`."""

    def take_away(self) -> None:
        """Undo `put_back`, as far as it got; there was nothing before."""

    def in_backup(self, parts: Mapping[str, bytes]) -> Sequence[str]:
        """Lines on what of the platform is in a backup and what is not, and what whoever holds it could do."""

    def after_restoring(self, found: Backup) -> Sequence[str]:
        """Lines on the next start after a restore, and on what it cannot know."""


def door_of(settings: Settings) -> Door:
    """The door of the platform that the configuration names."""
    if isinstance(settings.chat, DiscordAccount):
        from bot.cli.discord_door import DiscordDoor

        return DiscordDoor(settings)
    from bot.cli.matrix_door import MatrixDoor

    return MatrixDoor(settings)

"""The door to Matrix, as the command line meets it. What needs the library imports it only when it is asked."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.chat.manner import TYPED, Manner
from bot.cli.failures import Failure
from bot.config import MatrixAccount, PasswordLogin, Settings
from bot.config.matrix import matrix_settings

if TYPE_CHECKING:
    from bot.chat.findings import Finding
    from bot.chat.port import ChatError
    from bot.keeping.archive import Backup

_FOLDER = "matrix/"
"""What stands in a backup before the names of the files of Matrix."""


class MatrixDoor:
    """See `Door`."""

    def __init__(self, settings: Settings) -> None:
        self._by_password = isinstance(settings.chat, MatrixAccount) and isinstance(settings.chat.login, PasswordLogin)
        self._settings = matrix_settings(settings)

    @property
    def account(self) -> str:
        """The Matrix id."""
        return self._settings.user_id

    @property
    def manner(self) -> Manner:
        """Everything is typed."""
        return TYPED

    @property
    def passing(self) -> frozenset[str]:
        """About the homeserver or the disk."""
        from bot.chat.matrix.check import PASSING

        return PASSING

    async def check(self) -> Sequence[Finding]:
        """The homeserver, the login, the identity, making rooms."""
        from bot.chat.matrix.check import check

        return await check(self._settings)

    def trouble(self, error: ChatError) -> Finding:
        """See `Door`."""
        from bot.chat.matrix.check import trouble

        return trouble(error, self._settings)

    def take(self) -> tuple[Mapping[str, bytes], str]:
        """The identity and the room keys."""
        from bot.chat.matrix import keeping
        from bot.chat.port import DiskTrouble, Refused

        try:
            keys = keeping.take(self._settings.home)
        except (Refused, DiskTrouble) as error:
            raise Failure(
                f"Vertti's identity cannot be read ({error}). Has Vertti been started? `vertti check` tells more."
            ) from error
        return {_FOLDER + name: content for name, content in keys.files.items()}, keys.device

    def why_unfit(self, found: Backup) -> str | None:
        """The identity is there, and the key of the keys is at hand."""
        from bot.chat.matrix.store_key import ENVIRONMENT
        from bot.keeping import archive

        if archive.IDENTITY not in found.parts:
            return f"It lacks {archive.IDENTITY}. Take another backup."
        if archive.CRYPTO_STORE in found.parts and archive.STORE_KEY not in found.parts and not os.environ.get(ENVIRONMENT):
            return f"The keys in it lie under the key that was in {ENVIRONMENT}. Set it to what it was, and try again."
        return None

    def put_back(self, found: Backup) -> None:
        """The identity last: after a power cut in between no start gets further than the login."""
        from bot.chat.matrix import keeping

        files = {name.removeprefix(_FOLDER): content for name, content in found.parts.items() if name.startswith(_FOLDER)}
        keeping.put_back(self._settings.home, keeping.Kept(files, found.device))

    def take_away(self) -> None:
        """The folder of login and keys."""
        home = self._settings.home
        if home.exists():
            for one in home.iterdir():
                if one.is_file():
                    one.unlink()
            home.rmdir()

    def in_backup(self, parts: Mapping[str, bytes]) -> Sequence[str]:
        """See `Door`."""
        from bot.keeping import archive

        under = "." if archive.STORE_KEY in parts else "; they open only with VERTTI_MATRIX_STORE_KEY, which is not in the file."
        return (
            "  - Vertti's cross-signing identity, by which the members' apps know Vertti;",
            "  - the room keys that Vertti holds, which open what was said in its rooms in the last days, for whoever can",
            f"    also get it from the homeserver{under}",
            "Not in it: the configuration, the password, the login, and the device's own keys.",
            "Whoever holds the file can make a device that passes for Vertti's as soon as they get into its account.",
        )

    def after_restoring(self, found: Backup) -> Sequence[str]:
        """See `Door`."""
        old = found.device or "unknown"
        login = (
            (
                f"  2. vertti run. It logs in as a new device of {found.account}, signs it with the same identity, and logs",
                f"     the old device ({old}) out.",
            )
            if self._by_password
            else (
                f"  2. Get a new access token with a new device_id for {found.account}: the old device's keys are gone for good.",
                f"     Then vertti run; and log the old device ({old}) out.",
            )
        )
        return (
            *login,
            "It looks into the rooms before it says what may have been said since the backup, and tells the facilitators.",
            "What it cannot know: commands and answers since then whose keys only the old device had; groups begun since then.",
        )

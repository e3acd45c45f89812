"""What of the login and the keys goes into a backup, and how it is put back.

The device's own keys stay out: one-time keys and ratchets cannot be turned back, so that a copy of them is of no use but to
whoever steals it. The access token stays out too. What is kept is the identity, and the room keys of the last days, with which
the commands given since the backup can still be read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.chat.matrix import identity, login
from bot.chat.matrix.crypto_store import disk_trouble
from bot.chat.matrix.private_files import make_private_directory, read_json, write_private, write_private_json
from bot.chat.matrix.store_key import CRYPTO_STORE, KEY_FILE
from bot.chat.port import DiskTrouble, Refused

RESTORED = "restored.json"
"""Says that these keys came out of a backup and that the first start is still to come; names the device there was."""
NO_DEVICE = "(backup)"
"""Stands where the device's id was, so that no login can be taken for the owner of these keys."""
_KEPT_TABLES = frozenset(
    {
        "storeversion",
        "accounts",
        "megolminboundsessions",
        "forwardedchains",
        "encryptedrooms",
        # Keys grow no younger, and people's identities no less known, by being restored.
        "vertti_key_ages",
        "vertti_standings",
    }
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The parts by the names of their files in the folder, and the device that Vertti had."""

    files: Mapping[str, bytes]
    device: str


def take(home: Path) -> Kept:
    """The parts of a backup out of the folder `home`, also while Vertti runs. Raises `Refused` and `DiskTrouble`."""
    with disk_trouble(home):
        if identity.Identity.kept(home) is None:
            raise Refused("NO_IDENTITY_YET", f"{home / identity.FILE} does not exist")
        files = {identity.FILE: (home / identity.FILE).read_bytes()}
        if (home / CRYPTO_STORE).exists():
            files[CRYPTO_STORE] = _room_keys_of(home / CRYPTO_STORE)
        if (home / KEY_FILE).exists():
            files[KEY_FILE] = (home / KEY_FILE).read_bytes()
        session = login.kept_session(home)
    return Kept(files, session.device_id if session is not None else "")


def put_back(home: Path, kept: Kept) -> None:
    """Write the parts into the folder, the identity last: without it no start gets further than the login.

    Raises `DiskTrouble`.
    """
    with disk_trouble(home):
        make_private_directory(home)
        write_private_json(home / RESTORED, {"device": kept.device})
        for name in (KEY_FILE, CRYPTO_STORE, identity.FILE):
            if name in kept.files:
                write_private(home / name, kept.files[name])


def old_device(home: Path) -> str | None:
    """The device that there was before these keys were restored, empty when unknown; None when they were not restored."""
    try:
        found = read_json(home / RESTORED)
    except ValueError:
        return ""
    return None if found is None else str(found.get("device") or "")


def _room_keys_of(path: Path) -> bytes:
    """A copy of the store at one moment, with nothing in it but room keys and the list of encrypted rooms."""
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as source:
                source.backup(copy)
            tables = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                if table not in _KEPT_TABLES and not table.startswith("sqlite_"):
                    copy.execute(f"DELETE FROM {table}")  # noqa: S608 - names out of the schema
            if "accounts" in tables:
                copy.execute("UPDATE accounts SET account = x'', device_id = ? || id, shared = 0", (NO_DEVICE,))
            copy.execute("VACUUM")
            return copy.serialize()
    except sqlite3.Error as error:
        raise DiskTrouble(f"{path}: {error}") from error

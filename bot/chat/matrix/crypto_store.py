"""Where our device's encryption keys lie."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import vodozemac
from nio.store import SqliteStore
from peewee import DatabaseError, OperationalError  # type: ignore[import-untyped]

from bot.chat.matrix.login import Session
from bot.chat.matrix.store_key import CRYPTO_STORE, ENVIRONMENT, store_key
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import DiskTrouble, Refused


class CryptoStoreDamaged(DiskTrouble):
    """The file of the encryption keys is no database, or a broken one."""


def open_store(home: Path, session: Session) -> SqliteStore:
    """Nio's store under our own key; nio's default key is a word that everybody knows.

    Raises `Refused` when the key is missing or does not fit, `CryptoStoreDamaged` when there is nothing to open with it.
    """
    key = store_key(home)
    # Made before SQLite makes it, which would let everybody read it; its journal takes over the rights.
    (home / CRYPTO_STORE).touch(mode=0o600)
    _insist_on_whole(home / CRYPTO_STORE)
    store = SqliteStore(session.user_id, session.device_id, str(home), key, CRYPTO_STORE)
    try:
        store.load_account()
    except (vodozemac.PickleException, vodozemac.LibolmPickleException) as error:
        store.database.close()
        raise Refused("STORE_KEY_WRONG", f"{home / CRYPTO_STORE} was written under another key ({ENVIRONMENT}?)") from error
    return store


async def insist_on_own_keys(wire: Wire, store: SqliteStore, session: Session) -> None:
    """Raises `Refused` when the store has lost the keys that the homeserver shows for our device.

    A device that is new to both may go on: nobody has encrypted anything for it yet.
    """
    if store.load_account() is not None:
        return
    asked = {"device_keys": {session.user_id: [session.device_id]}}
    answer = await wire.call("POST", client_path("keys", "query"), asked)
    devices = answer.get("device_keys")
    ours = devices.get(session.user_id) if isinstance(devices, dict) else None
    if isinstance(ours, dict) and session.device_id in ours:
        raise Refused("FOREIGN_DEVICE_KEYS", f"{CRYPTO_STORE} holds none of {session.device_id}, the homeserver does")


@contextmanager
def disk_trouble(home: Path) -> Iterator[None]:
    """What goes wrong with the files in `home` while this holds, as `DiskTrouble`. Requests raise nothing that looks like it."""
    try:
        yield
    except OSError as error:
        raise DiskTrouble(f"{error.filename or home}: {error.strerror or type(error).__name__}") from error
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):  # The others are about a statement of ours.
            raise
        raise _told(home / CRYPTO_STORE, error) from error


def _insist_on_whole(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as database:
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise _told(path, error) from error
    if found != "ok":
        raise CryptoStoreDamaged(f"{path}: {' '.join(found.split())}")


def _told(path: Path, error: Exception) -> DiskTrouble:
    """What the error means; peewee's stands before the driver's own, which has the code."""
    driver = error if isinstance(error, sqlite3.Error) else error.__context__
    code = getattr(driver, "sqlite_errorcode", 0) & 0xFF
    damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return (CryptoStoreDamaged if damaged else DiskTrouble)(f"{path}: {error}")

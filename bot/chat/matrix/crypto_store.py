"""Where our device's encryption keys lie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import vodozemac
from nio.store import SqliteStore
from peewee import DatabaseError, OperationalError  # type: ignore[import-untyped]

from bot.chat.matrix.login import Session
from bot.chat.matrix.store_key import CRYPTO_STORE, ENVIRONMENT, store_key
from bot.chat.port import DiskTrouble, Refused


def open_store(home: Path, session: Session) -> SqliteStore:
    """Nio's store under our own key; nio's default key is a word that everybody knows.

    Raises `Refused` when the key is missing or does not fit.
    """
    key = store_key(home)
    # Made before SQLite makes it, which would let everybody read it; its journal takes over the rights.
    (home / CRYPTO_STORE).touch(mode=0o600)
    store = SqliteStore(session.user_id, session.device_id, str(home), key, CRYPTO_STORE)
    try:
        store.load_account()
    except (vodozemac.PickleException, vodozemac.LibolmPickleException) as error:
        store.database.close()
        raise Refused("STORE_KEY_WRONG", f"{home / CRYPTO_STORE} was written under another key ({ENVIRONMENT}?)") from error
    return store


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
        raise DiskTrouble(f"{home / CRYPTO_STORE}: {error}") from error

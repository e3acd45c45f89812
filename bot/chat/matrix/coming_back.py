"""The first start after a restore, or after a login was ended: a new device takes over from the one that there was."""

from __future__ import annotations

import logging
from pathlib import Path

from nio.crypto import OlmAccount
from nio.store import SqliteStore

from bot.chat.matrix.keeping import RESTORED, old_device
from bot.chat.matrix.login import Session
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import Refused, TryLater

log = logging.getLogger(__name__)

_MOVED = ("megolminboundsessions", "encryptedrooms")


def take_room_keys_over(home: Path, store: SqliteStore) -> None:
    """Give the room keys of the device that there was before, of a backup or of a login that was ended, to this device, which
    nobody has encrypted anything for yet: with them it reads what was said and not yet heard. Again is harmless.
    """
    restored = old_device(home) is not None
    database, me = store.database, (store.user_id, store.device_id)
    is_new = store.load_account() is None
    others = database.execute_sql("SELECT 1 FROM accounts WHERE user_id = ? AND device_id <> ?", me).fetchall()
    if not restored and not (is_new and others):
        return
    with database.atomic():
        if is_new:
            store.save_account(OlmAccount())
        ((mine,),) = database.execute_sql("SELECT id FROM accounts WHERE user_id = ? AND device_id = ?", me).fetchall()
        for table in _MOVED:
            database.execute_sql(f"UPDATE OR IGNORE {table} SET account_id = ? WHERE account_id <> ?", (mine, mine))  # noqa: S608
        if restored:
            database.execute_sql("DELETE FROM accounts WHERE id <> ?", (mine,))


async def let_old_device_go(wire: Wire, home: Path, session: Session, password: str | None) -> None:
    """Log the device out that there was before the restore, now that the new one is signed.

    So a Vertti that still runs with it ends, and nobody encrypts for a device that can read no more. That it cannot be done
    now stops nothing: it is tried again at the next start, and said in the log. Raises `LoginLost`.
    """
    old = old_device(home)
    if old is None:
        return
    if old and old != session.device_id:
        try:
            gone = await _log_out(wire, session, old, password)
        except (Refused, TryLater) as error:
            log.warning("the device %s, from before the restore, cannot be logged out: %s", old, error)
            gone = False
        if not gone:
            log.warning(
                "log the device %s of %s out: in a client with this account, or have the homeserver's admin do it. Until then "
                "whoever has its login can still use it; the members' apps see it beside the new one",
                old,
                session.user_id,
            )
            return
        log.info("the device %s, from before the restore, is logged out", old)
    (home / RESTORED).unlink(missing_ok=True)


async def _log_out(wire: Wire, session: Session, device: str, password: str | None) -> bool:
    """Whether the device is gone now. Nothing but the password lets a login end another one."""
    try:
        await wire.call("GET", client_path("devices", device))
    except Refused as error:
        if error.code != "M_NOT_FOUND":
            raise
        return True
    path, wish = client_path("delete_devices"), {"devices": [device]}
    status, answer = await wire.ask("POST", path, wish)
    if status == 401 and answer is not None and "flows" in answer:
        if not password:
            return False
        proof = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": session.user_id},
            "password": password,
            "session": answer.get("session"),
        }
        await wire.call("POST", path, {**wish, "auth": proof})
    elif status != 200:
        await wire.call("POST", path, wish)
    return True

"""What is kept of people with whom we share no room any more: thrown away, since nothing is encrypted for them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.chat.matrix.hardening import HardenedOlm

_DEVICES = "SELECT id FROM devicekeys WHERE user_id = ?"
_OF_DEVICES = tuple(f"DELETE FROM {table} WHERE device_id = ?" for table in ("keys", "devicetruststate"))  # noqa: S608 - fixed names
_FORGET_DEVICE = "DELETE FROM devicekeys WHERE id = ?"
_FORGET_SESSIONS = "DELETE FROM olmsessions WHERE sender_key = ?"


def forget_all_but(olm: HardenedOlm, company: Collection[str]) -> set[str]:
    """Forget the devices, sessions and identities of everybody who is not in `company`; gives whom."""
    strangers = set(olm.device_store.users) - set(company) - {olm.user_id}
    with olm.store.database.atomic():
        for user in strangers:
            _forget(olm, user)
    return strangers


def _forget(olm: HardenedOlm, user: str) -> None:
    database: Any = olm.store.database
    for device in olm.device_store._entries.pop(user, {}).values():  # noqa: SLF001
        olm.session_store._entries.pop(device.curve25519, None)  # noqa: SLF001
        database.execute_sql(_FORGET_SESSIONS, (device.curve25519,))
    for (row,) in database.execute_sql(_DEVICES, (user,)).fetchall():
        for statement in (*_OF_DEVICES, _FORGET_DEVICE):
            database.execute_sql(statement, (row,))
    olm.tracked_users.discard(user)
    olm.users_for_key_query.discard(user)
    olm.standings.forget(user)

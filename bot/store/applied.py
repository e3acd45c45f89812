"""What was last applied from the `[[groups]]` of the configuration, so that only differences are applied again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import applied
from bot.store.upsert import upsert

_GET = select(applied.c.value).where(applied.c.key == bindparam("key"))
_SET = upsert(applied, "key")
_ERASE = update(applied).where(applied.c.key == bindparam("the_key"))

DELETED: Mapping[str, Any] = {"deleted": True}
"""What stands for a group that was deleted since: its key alone, so that the configuration does not bring it back."""


class Applied:
    """A mapping of JSON values for each key of a configured group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, key: str) -> Mapping[str, Any] | None:
        """What was last applied; None when the key is new; `DELETED` when its group was deleted."""
        value = (await self._connection.execute(_GET, {"key": key})).scalar()
        if value is None:
            return None
        found: dict[str, Any] = json.loads(value)
        return found

    async def set(self, key: str, value: Mapping[str, Any]) -> None:
        """Remember what has been applied. The values are such as JSON knows."""
        await self._connection.execute(_SET, {"key": key, "value": json.dumps(dict(value), ensure_ascii=False)})

    async def erase(self, key: str) -> None:
        """Keep the key but nothing of what was applied, when its group has been deleted; a key never applied stays unknown."""
        await self._connection.execute(_ERASE, {"the_key": key, "value": json.dumps(DELETED)})

"""Single values of the program itself: the sync token, the rehearsal's clock, salts."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import meta
from bot.store.upsert import upsert

_GET = select(meta.c.value).where(meta.c.key == bindparam("key"))
_SET = upsert(meta, "key")
_DELETE = delete(meta).where(meta.c.key == bindparam("the_key"))


class Meta:
    """Texts by key."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, key: str) -> str | None:
        """The value of the key, if it was ever set."""
        value: str | None = (await self._connection.execute(_GET, {"key": key})).scalar()
        return value

    async def set(self, key: str, value: str) -> None:
        """Give the key a value."""
        await self._connection.execute(_SET, {"key": key, "value": value})

    async def delete(self, key: str) -> None:
        """Forget the key."""
        await self._connection.execute(_DELETE, {"the_key": key})

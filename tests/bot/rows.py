"""What lies in the database, as it lies there."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select

from bot.store.database import Database
from bot.store.tables import metadata


async def rows_with(db: Database, *words: str) -> Mapping[str, list[str]]:
    """The rows, by table, in which one of these words stands."""
    found: dict[str, list[str]] = {}
    async with db._readers.connect() as connection:
        for table in metadata.sorted_tables:
            for row in await connection.execute(select(table)):
                written = json.dumps([str(one) for one in row], ensure_ascii=False)
                if any(word in written for word in words):
                    found.setdefault(table.name, []).append(written)
    return found

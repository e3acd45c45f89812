"""What people have chosen for their direct messages, across groups."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import identities, left_out_devices, people
from bot.store.upsert import upsert
from facilitation.group import PersonSettings
from facilitation.session import PersonId
from facilitation.words import Language

_GET = select(people).where(people.c.person == bindparam("person"))
_SAVE = upsert(people, "person")
_DELETE = [delete(table).where(table.c.person == bindparam("the_person")) for table in (people, identities, left_out_devices)]


class People:
    """Personal settings."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def settings(self, person: PersonId) -> PersonSettings:
        """What the person chose; the defaults for somebody who never chose."""
        row = (await self._connection.execute(_GET, {"person": person})).first()
        if row is None:
            return PersonSettings(person)
        return PersonSettings(person, None if row.language is None else Language(row.language), row.quiet)

    async def has(self, person: PersonId) -> bool:
        """Whether the person ever chose something."""
        return (await self._connection.execute(_GET, {"person": person})).first() is not None

    async def save(self, settings: PersonSettings) -> None:
        """Remember what the person chose."""
        language = None if settings.language is None else settings.language.value
        await self._connection.execute(_SAVE, {"person": settings.person, "language": language, "quiet": settings.quiet})

    async def delete(self, person: PersonId) -> None:
        """Forget the person's settings, and what was seen of their devices."""
        for statement in _DELETE:
            await self._connection.execute(statement, {"the_person": person})

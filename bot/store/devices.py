"""What was seen of people's devices: their identity when it was last looked at, and the devices that they have been told of."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import identities, left_out_devices
from bot.store.upsert import insert_once, upsert
from facilitation.session import PersonId

_IDENTITY = select(identities.c.identity).where(identities.c.person == bindparam("person"))
_REMEMBER = upsert(identities, "person")
_TOLD = select(left_out_devices.c.device).where(left_out_devices.c.person == bindparam("person"))
_TELL = insert_once(left_out_devices, "person", "device")


class Devices:
    """Of people who are in a group. `People.delete` forgets it with everything else that is kept beside the groups."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def identity(self, person: PersonId) -> str | None:
        """The public key of the identity that the person had last; None before one was seen."""
        identity: str | None = (await self._connection.execute(_IDENTITY, {"person": person})).scalar()
        return identity

    async def remember(self, person: PersonId, identity: str) -> None:
        """The person's identity is this one now."""
        await self._connection.execute(_REMEMBER, {"person": person, "identity": identity})

    async def told(self, person: PersonId) -> set[str]:
        """The devices of the person of which they have been told that these get no keys."""
        return {row.device for row in await self._connection.execute(_TOLD, {"person": person})}

    async def tell(self, person: PersonId, device: str) -> None:
        """The person is being told of the device. Again changes nothing."""
        await self._connection.execute(_TELL, {"person": person, "device": device})

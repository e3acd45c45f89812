"""The one question that may be open with a person in their direct room."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import dialogues
from bot.store.upsert import upsert
from facilitation.session import PersonId

_GET = select(dialogues).where(dialogues.c.person == bindparam("person"))
_SET = upsert(dialogues, "person")
_CLEAR = delete(dialogues).where(dialogues.c.person == bindparam("the_person"))
_FORGET = delete(dialogues).where(dialogues.c.asked_at < bindparam("moment", type_=dialogues.c.asked_at.type))


@dataclass(frozen=True, slots=True)
class Dialogue:
    """An open question: its kind, what is needed to go on (JSON values), and when it was asked (UTC)."""

    person: PersonId
    kind: str
    payload: Mapping[str, Any]
    asked_at: datetime


class Dialogues:
    """Open questions. When one lapses is the asker's to judge by `asked_at`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def set(self, person: PersonId, kind: str, payload: Mapping[str, Any], asked_at: datetime) -> None:
        """Open a question, in place of one that was open."""
        text = json.dumps(dict(payload), ensure_ascii=False)
        await self._connection.execute(_SET, {"person": person, "kind": kind, "payload": text, "asked_at": asked_at})

    async def get(self, person: PersonId) -> Dialogue | None:
        """The open question, if any."""
        row = (await self._connection.execute(_GET, {"person": person})).first()
        return None if row is None else Dialogue(person, row.kind, json.loads(row.payload), row.asked_at)

    async def clear(self, person: PersonId) -> None:
        """No question is open any more."""
        await self._connection.execute(_CLEAR, {"the_person": person})

    async def forget_older_than(self, moment: datetime) -> None:
        """Clear what was asked before the moment."""
        await self._connection.execute(_FORGET, {"moment": moment})

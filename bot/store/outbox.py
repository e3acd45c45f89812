"""What is to be sent, in the order in which it was decided, and what became of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import groups, outbox
from bot.store.upsert import insert_once
from facilitation.group import GroupId

EDIT = "edit"
"""The `kind` of rows that replace the text of an earlier message; an unsent one gives way to a later one."""

NOT_LISTENING = "not listening"
"""The `error` of a row whose reader takes no private words just now: it waits, and all behind it, until they open it."""
SHOWN = ("send", "file", "poll")
"""The kinds of rows that somebody gets to see."""


class OutboxState(StrEnum):
    """waiting, then one of: sent; parked (refused for good); superseded (by a later edit); expired (useful no more)."""

    WAITING = "waiting"
    SENT = "sent"
    PARKED = "parked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class NewOutboxRow:
    """An effect to send. `key` is unique for good and becomes the platform's idempotency key.

    `action` is JSON text that the outbox understands. `about` is the effect's key within its group, `refers_to` the key of
    the row that it changes or ends. Moments are UTC; without `not_before` it may go at once. A `fleeting` row is deleted once
    it is settled, and with it the one that it refers to.
    """

    key: str
    destination: str
    kind: str
    action: str
    created_at: datetime
    group_id: GroupId | None = None
    about: str | None = None
    refers_to: str | None = None
    not_before: datetime | None = None
    useful_until: datetime | None = None
    fleeting: bool = False


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A row as it stands. `action` is None once it is of no more use; `sent_at` is when it was sent, parked or expired.

    `claimed`: the call may have been made, whatever came of it. `error` is a code, never text of a message. `alone`: nothing
    else waited for its place when it was read, as far as that was asked.
    """

    id: int
    key: str
    destination: str
    group_id: GroupId | None
    about: str | None
    refers_to: str | None
    kind: str
    action: str | None
    state: OutboxState
    claimed: bool
    attempts: int
    not_before: datetime | None
    useful_until: datetime | None
    platform_id: str | None
    created_at: datetime
    sent_at: datetime | None
    error: str | None
    fleeting: bool = False
    alone: bool = False


_WAITS = outbox.c.state == OutboxState.WAITING.value
_NOW = bindparam("now", type_=outbox.c.created_at.type)
_MOMENT = bindparam("moment", type_=outbox.c.created_at.type)
_THE_ROW = outbox.c.id == bindparam("the_id")

_first = (
    select(func.min(outbox.c.id).label("id"), (func.count() == 1).label("alone"))
    .where(_WAITS)
    .group_by(outbox.c.destination)
    .subquery()
)
_ready = (
    select(outbox, _first.c.alone)
    .join(_first, outbox.c.id == _first.c.id)
    .where(
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= _NOW),
        outbox.c.destination.not_in(bindparam("excluded", expanding=True)),
    )
    # What is about nothing of its group answers somebody; false comes first.
    .order_by(and_(outbox.c.about.is_not(None), bindparam("answers_first")), outbox.c.id)
    .limit(bindparam("most"))
)
_READY_OF_GROUPS = _ready.where(outbox.c.group_id.is_not(None))
_READY_OF_NONE = _ready.where(outbox.c.group_id.is_(None))
_HEAD_OF = select(outbox).where(_WAITS, outbox.c.destination == bindparam("place")).order_by(outbox.c.id).limit(1)
_NEXT = select(func.min(outbox.c.not_before)).join(_first, outbox.c.id == _first.c.id).where(outbox.c.not_before > _NOW)

_ADD = insert_once(outbox, "key")
_BY_KEY = select(outbox).where(outbox.c.key == bindparam("key"))
_BY_PLATFORM_ID = select(outbox).where(outbox.c.platform_id == bindparam("platform_id")).order_by(outbox.c.id).limit(1)
_PARKED = (
    select(outbox)
    .where(outbox.c.group_id == bindparam("group"), outbox.c.state == OutboxState.PARKED.value)
    .order_by(outbox.c.id)
)
_UNHEARD = select(outbox.c.destination).where(_WAITS, outbox.c.error == NOT_LISTENING).scalar_subquery()
_HEARD = outbox.c.destination.not_in(_UNHEARD)
_KEPT_WAITING = (
    select(outbox.c.group_id)
    .distinct()
    .where(
        _WAITS,
        outbox.c.group_id.is_not(None),
        outbox.c.created_at <= _MOMENT,
        _HEARD,
    )
    .order_by(outbox.c.group_id)
)
_COUNT = select(func.count()).select_from(outbox).where(_WAITS, _HEARD)
_EVER_UNHEARD = select(
    exists().where(
        outbox.c.destination == bindparam("place"),
        outbox.c.error == NOT_LISTENING,
        outbox.c.state.in_((OutboxState.WAITING.value, OutboxState.EXPIRED.value)),
    )
)
_USEFUL = (
    select(func.count())
    .select_from(outbox)
    .where(
        _WAITS,
        outbox.c.destination == bindparam("place"),
        outbox.c.kind.in_(SHOWN),
        or_(outbox.c.useful_until.is_(None), outbox.c.useful_until >= _MOMENT),
    )
)

_CLAIM = update(outbox).where(_THE_ROW).values(claimed=True)
_CONFIRM = (
    update(outbox)
    .where(_THE_ROW)
    .values(
        state=OutboxState.SENT.value,
        action=None,
        error=None,
        platform_id=bindparam("new_platform_id"),
        sent_at=bindparam("moment"),
    )
)
_POSTPONE = (
    update(outbox)
    .where(_THE_ROW, _WAITS)
    .values(attempts=outbox.c.attempts + 1, not_before=bindparam("until"), error=bindparam("new_error"))
)
_PARK = (
    update(outbox)
    .where(_THE_ROW, _WAITS)
    .values(state=OutboxState.PARKED.value, action=None, error=bindparam("new_error"), sent_at=bindparam("moment"))
)
_EXPIRE = update(outbox).where(_THE_ROW, _WAITS).values(state=OutboxState.EXPIRED.value, action=None, sent_at=bindparam("moment"))
_NOT_LATER = update(outbox).where(_WAITS, outbox.c.not_before > _MOMENT).values(not_before=_MOMENT)
_HURRY = (
    update(outbox)
    .where(_WAITS, outbox.c.destination == bindparam("place"), outbox.c.error == NOT_LISTENING)
    .values(not_before=None)
)
_SUPERSEDE = (
    update(outbox)
    .where(
        outbox.c.refers_to == bindparam("message"),
        outbox.c.destination == bindparam("where"),
        outbox.c.kind == EDIT,
        _WAITS,
    )
    .values(state=OutboxState.SUPERSEDED.value, action=None)
)
_SUPERSEDE_KIND = (
    update(outbox)
    .where(outbox.c.kind == bindparam("what"), outbox.c.destination == bindparam("where"), _WAITS)
    .values(state=OutboxState.SUPERSEDED.value, action=None)
)
_DROP = delete(outbox).where(or_(_THE_ROW, outbox.c.key == bindparam("needed")), outbox.c.state != OutboxState.WAITING.value)

_needing = outbox.alias("needing")
_FORGET = delete(outbox).where(
    outbox.c.state != OutboxState.WAITING.value,
    func.coalesce(outbox.c.sent_at, outbox.c.created_at) < _MOMENT,
    outbox.c.key.not_in(
        select(_needing.c.refers_to).where(_needing.c.state == OutboxState.WAITING.value, _needing.c.refers_to.is_not(None))
    ),
    # The message that shows the plan is edited as long as the group lives.
    ~exists().where(groups.c.id == outbox.c.group_id, groups.c.plan_message == outbox.c.about),
)


class Outbox:
    """The rows of the outbox. Ids grow, and their order is the order of sending within one destination."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, row: NewOutboxRow) -> bool:
        """Put an effect at the end. False when its key exists, in whatever state: nothing happens then."""
        values = {
            "key": row.key,
            "destination": row.destination,
            "group_id": row.group_id,
            "about": row.about,
            "refers_to": row.refers_to,
            "kind": row.kind,
            "action": row.action,
            "state": OutboxState.WAITING.value,
            "claimed": False,
            "attempts": 0,
            "not_before": row.not_before,
            "useful_until": row.useful_until,
            "created_at": row.created_at,
            "fleeting": row.fleeting,
        }
        return (await self._connection.execute(_ADD, values)).rowcount == 1

    async def find(self, key: str) -> OutboxRow | None:
        """The row with that key, if any."""
        return _row_of((await self._connection.execute(_BY_KEY, {"key": key})).first())

    async def find_by_platform_id(self, platform_id: str) -> OutboxRow | None:
        """The row that became the message, poll or room with that id of the platform, if any."""
        return _row_of((await self._connection.execute(_BY_PLATFORM_ID, {"platform_id": platform_id})).first())

    async def heads(
        self,
        destinations_excluded: Collection[str],
        now: datetime,
        limit: int,
        *,
        of_no_group: int | None = None,
        answers_first: bool = False,
    ) -> list[OutboxRow]:
        """The first waiting row of each destination that is not excluded, where it may go at `now`; oldest first, and with
        `answers_first` those before all others that answer somebody.

        A first row that must wait blocks its destination, and only that. Not more than `of_no_group` of them belong to no group.
        """
        parameters = {"excluded": list(destinations_excluded), "now": now, "most": limit, "answers_first": answers_first}
        rows = [_head(row) for row in await self._connection.execute(_READY_OF_GROUPS, parameters)]
        parameters["most"] = limit if of_no_group is None else min(limit, of_no_group)
        if parameters["most"]:
            rows += [_head(row) for row in await self._connection.execute(_READY_OF_NONE, parameters)]
        return sorted(rows, key=lambda row: (answers_first and row.about is not None, row.id))[:limit]

    async def head_of(self, destination: str, now: datetime) -> OutboxRow | None:
        """The first waiting row of the destination, if there is one and it may go at `now`."""
        row = _row_of((await self._connection.execute(_HEAD_OF, {"place": destination})).first())
        return None if row is None or (row.not_before is not None and row.not_before > now) else row

    async def next_not_before(self, now: datetime) -> datetime | None:
        """When, after `now`, the first of the destinations that must wait may go on; None when none must wait."""
        moment: datetime | None = (await self._connection.execute(_NEXT, {"now": now})).scalar()
        return moment

    async def claim(self, row: int) -> None:
        """From now on the call may have been made: after a crash, look before repeating what is not safe to repeat."""
        await self._connection.execute(_CLAIM, {"the_id": row})

    async def confirm(self, row: int, platform_id: str | None, at: datetime) -> None:
        """The platform has it. The row keeps the platform's id and loses its text. Holds for a row superseded on its way too."""
        await self._connection.execute(_CONFIRM, {"the_id": row, "new_platform_id": platform_id, "moment": at})

    async def postpone(self, row: int, until: datetime, error: str) -> None:
        """It did not work out: try again at `until`, and nothing to this destination before."""
        await self._connection.execute(_POSTPONE, {"the_id": row, "until": until, "new_error": error})

    async def park(self, row: int, error: str, at: datetime) -> None:
        """It will never work out: the row steps aside, and loses its text."""
        await self._connection.execute(_PARK, {"the_id": row, "new_error": error, "moment": at})

    async def expire(self, row: int, at: datetime) -> None:
        """It is of no more use, and loses its text."""
        await self._connection.execute(_EXPIRE, {"the_id": row, "moment": at})

    async def drop(self, row: OutboxRow) -> None:
        """Delete a settled row, and the settled one that it refers to."""
        await self._connection.execute(_DROP, {"the_id": row.id, "needed": row.refers_to or ""})

    async def wait_no_longer(self, moment: datetime) -> int:
        """Whatever waits beyond the moment may go then. Returns how many rows that concerned."""
        return (await self._connection.execute(_NOT_LATER, {"moment": moment})).rowcount

    async def hurry(self, destination: str) -> bool:
        """What waits there until its reader listens may go now. False when nothing does."""
        return (await self._connection.execute(_HURRY, {"place": destination})).rowcount > 0

    async def to_be_shown(self, destination: str, now: datetime) -> int:
        """How many rows wait there that somebody gets to see, and that are of use still."""
        count: int = (await self._connection.execute(_USEFUL, {"place": destination, "moment": now})).scalar_one()
        return count

    async def unheard(self, destination: str) -> bool:
        """Whether something waits there until its reader listens, or went out of date while it did."""
        return bool((await self._connection.execute(_EVER_UNHEARD, {"place": destination})).scalar_one())

    async def supersede_edits(self, refers_to: str, destination: str) -> int:
        """Let the waiting edits of the message go, since a later one comes (add that afterwards). Returns how many went."""
        parameters = {"message": refers_to, "where": destination}
        return (await self._connection.execute(_SUPERSEDE, parameters)).rowcount

    async def supersede(self, kind: str, destination: str) -> int:
        """Let all that waits at the destination and is of that kind go, since something comes that says it all (add that
        afterwards). Returns how many went.
        """
        return (await self._connection.execute(_SUPERSEDE_KIND, {"what": kind, "where": destination})).rowcount

    async def groups_kept_waiting(self, since: datetime) -> list[GroupId]:
        """The groups for which something waits that was decided before the moment, other than for a reader who must listen."""
        found = await self._connection.execute(_KEPT_WAITING, {"moment": since})
        return [GroupId(number) for number in found.scalars()]

    async def waiting_count(self) -> int:
        """How many rows wait, other than for a reader who must listen first."""
        count: int = (await self._connection.execute(_COUNT)).scalar_one()
        return count

    async def parked(self, group: GroupId) -> list[OutboxRow]:
        """The group's rows that were refused for good, oldest first."""
        return [row_value(row) for row in await self._connection.execute(_PARKED, {"group": group})]

    async def forget_older_than(self, moment: datetime) -> int:
        """Delete rows that were settled before the moment, and return how many.

        Those to which a waiting row refers stay, and each group's plan does.
        """
        return (await self._connection.execute(_FORGET, {"moment": moment})).rowcount


def _row_of(row: Row[Any] | None) -> OutboxRow | None:
    return None if row is None else row_value(row)


def _head(row: Row[Any]) -> OutboxRow:
    return row_value(row, alone=bool(row.alone))


def row_value(row: Row[Any], *, alone: bool = False) -> OutboxRow:
    """The value of a whole row of the table."""
    return OutboxRow(
        id=row.id,
        key=row.key,
        destination=row.destination,
        group_id=row.group_id,
        about=row.about,
        refers_to=row.refers_to,
        kind=row.kind,
        action=row.action,
        state=OutboxState(row.state),
        claimed=row.claimed,
        attempts=row.attempts,
        not_before=row.not_before,
        useful_until=row.useful_until,
        platform_id=row.platform_id,
        created_at=row.created_at,
        sent_at=row.sent_at,
        error=row.error,
        fleeting=row.fleeting,
        alone=alone,
    )

"""The schedule: every step that waits, and what became of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import steps
from facilitation.group import GroupId
from facilitation.steps import Step, StepKind


class StepOutcome(StrEnum):
    """What became of a step: done; missed, since it was too late to be useful; skipped for another reason; dropped since the
    plan went without it.
    """

    DONE = "done"
    MISSED = "missed"
    SKIPPED = "skipped"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that is due, with what is needed to settle it."""

    id: int
    group_id: GroupId
    step: Step


@dataclass(frozen=True, slots=True)
class MissedStep:
    """A step that was not said, and when that was found."""

    step: Step
    settled_at: datetime


_all_due = (
    select(steps)
    .where(steps.c.outcome.is_(None), steps.c.due <= bindparam("now", type_=steps.c.due.type))
    .order_by(steps.c.due, steps.c.id)
)
_DUE = _all_due.limit(bindparam("most"))
_DUE_OF = _all_due.where(steps.c.group_id == bindparam("group"))
_NEXT_DUE = select(func.min(steps.c.due)).where(steps.c.outcome.is_(None))
_OF_GROUP = select(steps).where(steps.c.group_id == bindparam("group")).order_by(steps.c.due, steps.c.id)
_WAITING = _OF_GROUP.where(steps.c.outcome.is_(None))
_SETTLED = _OF_GROUP.where(steps.c.outcome.is_not(None))
_owned_up = (
    select(func.max(steps.c.settled_at))
    .where(
        steps.c.group_id == bindparam("group"),
        steps.c.kind == StepKind.AWAY.value,
        steps.c.outcome == StepOutcome.DONE.value,
        steps.c.settled_at < bindparam("now", type_=steps.c.settled_at.type),
    )
    .scalar_subquery()
)
_MISSED = _OF_GROUP.where(steps.c.outcome == StepOutcome.MISSED.value, or_(_owned_up.is_(None), steps.c.settled_at > _owned_up))
_OF_KEY = select(steps).where(steps.c.group_id == bindparam("group"), steps.c.key == bindparam("key"))
_INSERT = insert(steps)
_DELETE = delete(steps).where(steps.c.id == bindparam("the_id"))
# All values are given each time, so that one statement serves moving, settling and taking up again.
_MOVE = (
    update(steps)
    .where(steps.c.id == bindparam("the_id"))
    .values(
        due=bindparam("new_due"),
        useful_until=bindparam("new_useful_until"),
        outcome=None,
        settled_at=None,
    )
)
_SETTLE = (
    update(steps)
    .where(steps.c.id == bindparam("the_id"), steps.c.outcome.is_(None))
    .values(outcome=bindparam("new_outcome"), settled_at=bindparam("moment"))
)


class Steps:
    """The steps of all groups. Within a group a step is known by its key."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.came_to: dict[int, StepOutcome] = {}
        """What this work has settled, by the ids of the rows."""

    async def sync(self, group: GroupId, plan: Sequence[Step]) -> None:
        """Make the waiting steps those of the plan.

        Waiting steps that the plan does not know vanish, its new ones come, those it has moved move. What is settled stays
        so, whether the plan names it or not.
        """
        stored = {row.key: row for row in await self._connection.execute(_OF_GROUP, {"group": group})}
        wanted = {step.key: step for step in plan}
        gone = [{"the_id": row.id} for key, row in stored.items() if row.outcome is None and key not in wanted]
        new = [_values(group, step) for key, step in wanted.items() if key not in stored]
        moved = [
            _moved(row.id, wanted[key])
            for key, row in stored.items()
            if row.outcome is None and key in wanted and (row.due, row.useful_until) != _times(wanted[key])
        ]
        for statement, parameters in ((_DELETE, gone), (_INSERT, new), (_MOVE, moved)):
            if parameters:
                await self._connection.execute(statement, parameters)

    async def add(self, group: GroupId, step: Step) -> bool:
        """Put one step on the schedule.

        False, and nothing happens, when a step of that key waits already. One that was settled waits again, at the new time.
        """
        row = (await self._connection.execute(_OF_KEY, {"group": group, "key": step.key})).first()
        if row is None:
            await self._connection.execute(_INSERT, _values(group, step))
            return True
        if row.outcome is None:
            return False
        await self._connection.execute(_MOVE, _moved(row.id, step))
        return True

    async def due(self, now: datetime, limit: int) -> list[DueStep]:
        """At most `limit` waiting steps whose time has come, in order of time."""
        return [_due_step(row) for row in await self._connection.execute(_DUE, {"now": now, "most": limit})]

    async def due_of(self, group: GroupId, now: datetime) -> list[DueStep]:
        """All waiting steps of the group whose time has come, in order of time."""
        return [_due_step(row) for row in await self._connection.execute(_DUE_OF, {"now": now, "group": group})]

    async def next_due(self) -> datetime | None:
        """When the first waiting step is due, be it past or to come; None when nothing waits."""
        moment: datetime | None = (await self._connection.execute(_NEXT_DUE)).scalar()
        return moment

    async def settle(self, step: int, outcome: StepOutcome, at: datetime) -> bool:
        """The waiting step with that id has come to its end. False when it waits no more, or has vanished."""
        parameters = {"the_id": step, "new_outcome": outcome.value, "moment": at}
        settled = (await self._connection.execute(_SETTLE, parameters)).rowcount == 1
        if settled:
            self.came_to[step] = outcome
        return settled

    async def waiting(self, group: GroupId) -> list[Step]:
        """The group's steps that wait, in order of time."""
        return [_step_of(row) for row in await self._connection.execute(_WAITING, {"group": group})]

    async def missed(self, group: GroupId, now: datetime) -> list[MissedStep]:
        """The group's steps that were missed and not owned up to before `now`, in order of time."""
        rows = await self._connection.execute(_MISSED, {"group": group, "now": now})
        return [MissedStep(_step_of(row), row.settled_at) for row in rows]

    async def settled(self, group: GroupId) -> list[tuple[Step, StepOutcome]]:
        """The group's steps that are settled, in order of time."""
        rows = await self._connection.execute(_SETTLED, {"group": group})
        return [(_step_of(row), StepOutcome(row.outcome)) for row in rows]


def _due_step(row: Row[Any]) -> DueStep:
    return DueStep(row.id, GroupId(row.group_id), _step_of(row))


def _times(step: Step) -> tuple[datetime, datetime]:
    return step.due, step.useful_until


def _moved(row: int, step: Step) -> dict[str, Any]:
    return {"the_id": row, "new_due": step.due, "new_useful_until": step.useful_until}


def _values(group: GroupId, step: Step) -> dict[str, Any]:
    return {
        "group_id": group,
        "key": step.key,
        "kind": step.kind.value,
        "session": step.session,
        "revision": step.revision,
        "due": step.due,
        "useful_until": step.useful_until,
    }


def _step_of(row: Row[Any]) -> Step:
    return Step(
        kind=StepKind(row.kind),
        session=row.session,
        revision=row.revision,
        due=row.due,
        useful_until=row.useful_until,
    )

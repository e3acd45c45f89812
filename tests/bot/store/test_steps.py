"""The schedule: waiting steps follow the plan, settled ones stay settled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store.database import Database
from bot.store.steps import StepOutcome
from facilitation.group import GroupId
from facilitation.steps import Step, StepKind
from tests.bot.store.samples import NOW, a_group

HOUR = timedelta(hours=1)


def step(kind: StepKind, hours: float = 0, *, session: int | None = 1, revision: int = 0) -> Step:
    due = NOW + hours * HOUR
    return Step(kind, session, revision, due, due + HOUR)


RSVP, TECH, THANKS = step(StepKind.RSVP, 1), step(StepKind.TECH_CHECK, 2), step(StepKind.THANKS, 3)


@pytest.fixture
async def group(db: Database) -> GroupId:
    return (await db.write(lambda tx: tx.groups.insert(a_group(), "code"))).id


async def settle_first(db: Database, outcome: StepOutcome = StepOutcome.DONE) -> None:
    due = await db.read(lambda tx: tx.steps.due(NOW + 99 * HOUR, 1))
    assert await db.write(lambda tx: tx.steps.settle(due[0].id, outcome, NOW))


async def test_the_plan_becomes_the_waiting_steps(db: Database, group: GroupId) -> None:
    whole = step(StepKind.BUNDLE, 0, session=None)
    await db.write(lambda tx: tx.steps.sync(group, [THANKS, RSVP, whole, TECH]))
    assert await db.read(lambda tx: tx.steps.waiting(group)) == [whole, RSVP, TECH, THANKS]
    assert await db.read(lambda tx: tx.steps.settled(group)) == []


async def test_a_new_plan_adds_moves_and_removes(db: Database, group: GroupId) -> None:
    await db.write(lambda tx: tx.steps.sync(group, [RSVP, TECH]))
    before = {one.step.key: one.id for one in await db.read(lambda tx: tx.steps.due(NOW + 99 * HOUR, 9))}
    moved = step(StepKind.RSVP, 5)

    await db.write(lambda tx: tx.steps.sync(group, [moved, THANKS]))

    assert await db.read(lambda tx: tx.steps.waiting(group)) == [THANKS, moved]
    after = {one.step.key: one.id for one in await db.read(lambda tx: tx.steps.due(NOW + 99 * HOUR, 9))}
    assert after[moved.key] == before[RSVP.key]


@pytest.mark.parametrize("outcome", StepOutcome)
async def test_what_is_settled_is_never_revived_by_a_plan(db: Database, group: GroupId, outcome: StepOutcome) -> None:
    await db.write(lambda tx: tx.steps.sync(group, [RSVP, TECH]))
    await settle_first(db, outcome)

    await db.write(lambda tx: tx.steps.sync(group, [step(StepKind.RSVP, 7), TECH]))
    assert await db.read(lambda tx: tx.steps.waiting(group)) == [TECH]
    await db.write(lambda tx: tx.steps.sync(group, []))
    assert await db.read(lambda tx: tx.steps.settled(group)) == [(RSVP, outcome)]

    again = step(StepKind.RSVP, 7, revision=1)
    await db.write(lambda tx: tx.steps.sync(group, [again]))
    assert await db.read(lambda tx: tx.steps.waiting(group)) == [again]


async def test_due_steps_come_in_order_of_time_and_then_of_arrival(db: Database, group: GroupId) -> None:
    other = (await db.write(lambda tx: tx.groups.insert(a_group("other"), "code-2"))).id
    await db.write(lambda tx: tx.steps.sync(group, [TECH, RSVP]))
    await db.write(lambda tx: tx.steps.sync(other, [RSVP]))

    due = await db.read(lambda tx: tx.steps.due(NOW + 2 * HOUR, 9))
    assert [(one.group_id, one.step) for one in due] == [(group, RSVP), (other, RSVP), (group, TECH)]
    assert len(await db.read(lambda tx: tx.steps.due(NOW + 2 * HOUR, 2))) == 2
    assert await db.read(lambda tx: tx.steps.due(NOW + 1 * HOUR - timedelta(microseconds=1), 9)) == []


async def test_the_next_alarm_is_for_the_first_waiting_step(db: Database, group: GroupId) -> None:
    assert await db.read(lambda tx: tx.steps.next_due()) is None
    await db.write(lambda tx: tx.steps.sync(group, [RSVP, TECH]))
    assert await db.read(lambda tx: tx.steps.next_due()) == RSVP.due
    await settle_first(db)
    assert await db.read(lambda tx: tx.steps.next_due()) == TECH.due


async def test_a_step_is_settled_once(db: Database, group: GroupId) -> None:
    await db.write(lambda tx: tx.steps.sync(group, [RSVP]))
    found = (await db.read(lambda tx: tx.steps.due(RSVP.due, 1)))[0]
    assert await db.write(lambda tx: tx.steps.settle(found.id, StepOutcome.DONE, NOW))
    assert not await db.write(lambda tx: tx.steps.settle(found.id, StepOutcome.SKIPPED, NOW))
    assert await db.read(lambda tx: tx.steps.settled(group)) == [(RSVP, StepOutcome.DONE)]


async def test_a_single_step_is_added_unless_it_waits_already(db: Database, group: GroupId) -> None:
    later = step(StepKind.RSVP, 9)
    assert await db.write(lambda tx: tx.steps.add(group, RSVP))
    assert not await db.write(lambda tx: tx.steps.add(group, later))
    assert await db.read(lambda tx: tx.steps.waiting(group)) == [RSVP]
    await settle_first(db)
    assert await db.write(lambda tx: tx.steps.add(group, later))
    assert await db.read(lambda tx: tx.steps.waiting(group)) == [later]
    assert await db.read(lambda tx: tx.steps.settled(group)) == []

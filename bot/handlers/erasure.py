"""Somebody is forgotten: in groups, or wholly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot import actions
from bot.destinations import DirectRoom
from bot.handlers import activities, boards, briefings, commitments, feedback, pulses
from bot.handlers.desk import Desk
from bot.store.outbox import NewOutboxRow
from bot.store.transaction import Tx
from facilitation import arrival
from facilitation.group import Group
from facilitation.session import PersonId


async def in_groups(desk: Desk, person: PersonId, groups: Iterable[Group]) -> None:
    """Delete the person from these groups: place, answers, and what was still to be said to or about them. A hashed mark stays
    with each group. Their outbox rows are let go by `let_go`, after the last word. Raises `LastFacilitator`.
    """
    tx = desk.tx
    for group in groups:
        decision = arrival.forgotten(group, person, desk.now)
        await tx.groups.mark_left(group.id, person)
        await tx.erasing.withdraw(group.id, person)
        await tx.erasing.drop_notices(group.id, {person, group.name_of(person)})
        await tx.erasing.forget_configured(group.id, person)
        await tx.unasked.forget_person(group.id, person)
        await activities.forget(desk, group, person)
        taken_back = (
            *await pulses.forget(desk, group, person),
            *await feedback.forget(desk, group, person),
            *await commitments.forget(desk, group, person),
            *await boards.forget(desk, group, person),
        )
        await tx.briefings.forget_person(group.id, person)
        await tx.topics.forget_person(group.id, person)
        await tx.needs.forget_person(group.id, person)
        await desk.carry_out(group, replace(decision, effects=(*taken_back, *decision.effects)))


async def everything(desk: Desk, person: PersonId) -> None:
    """Delete what is kept of a person beside groups, and leave their direct room once everything in it is said."""
    tx = desk.tx
    await briefings.forget_guest(desk, person)
    await tx.people.delete(person)
    await tx.dialogues.clear(person)
    desk.house.unconfirmed.take(person, desk.real)
    room = await tx.rooms.direct_room(person)
    if room is not None:
        await end_talk(tx, person, room, desk.now)
    await tx.erasing.let_go(person)
    tx.after_commit(desk.house.wake_outbox)


async def end_talk(tx: Tx, person: PersonId, room: str, at: datetime) -> None:
    """Leave a person's direct room after all that waits for it. The person may begin another one at any time."""
    action = actions.GoAway()
    row = NewOutboxRow(
        key=f"away/{room}",
        destination=str(DirectRoom(person)),
        kind=action.type,
        action=actions.to_json(action),
        created_at=at,
        fleeting=True,
    )
    await tx.outbox.add(row)

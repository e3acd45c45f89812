"""Closed rooms: a facilitator comes, Vertti goes."""

from __future__ import annotations

from bot import actions
from bot.chat.port import Joined, RemovedFromRoom
from bot.destinations import PlainRoom, group_key
from bot.handlers.desk import Desk
from facilitation import closed_room
from facilitation.effects import Decision
from facilitation.group import Group, GroupId
from facilitation.session import PersonId


async def joined(desk: Desk, event: Joined) -> None:
    """Somebody is in a room that is no group's and nobody's direct room: a closed one, perhaps."""
    owner = await desk.tx.closed_rooms.group_of(event.room)
    if owner is not None:
        group = await desk.tx.groups.load(owner)
        await desk.carry_out(group, closed_room.facilitator_came(group, PersonId(event.sender)))


async def left(desk: Desk, group_id: GroupId) -> None:
    """Vertti has left the closed room: only now the group is told that it is theirs."""
    group = await desk.tx.groups.load(group_id)
    await desk.carry_out(group, closed_room.given_away(group))


async def removed(desk: Desk, event: RemovedFromRoom) -> None:
    """Vertti was taken out of a closed room before it had left."""
    owner = await desk.tx.closed_rooms.group_of(event.room)
    if owner is not None:
        group = await desk.tx.groups.load(owner)
        await desk.tx.closed_rooms.forget(event.room)
        await desk.carry_out(group, closed_room.put_out(group))


async def came_to_group(desk: Desk, group: Group, person: PersonId) -> None:
    """Somebody has come into the group's room; whom Vertti has not invited to the closed one, those who lead are told of."""
    invited = await desk.tx.outbox.find(group_key(group.id, closed_room.invitation_key(person)))
    if invited is None:
        await desk.carry_out(group, Decision(group, closed_room.came_later(group, person)))


async def give_up(desk: Desk, group: GroupId) -> None:
    """The group is deleted, and no facilitator has ever come into its closed room: Vertti does not stay in it."""
    room = await desk.tx.closed_rooms.room_of(group)
    if room is not None:
        await desk.do(PlainRoom(room), actions.GoAway(), key=f"leave/{room}")

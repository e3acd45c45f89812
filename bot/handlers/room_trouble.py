"""The group's room is closed, Vertti was put out of it, or its power was taken: people are told, and the schedule rests.

Whoever is entitled brings it on again: by inviting Vertti once more, by giving the power back, by inviting it to the room that
takes the place of the old one; or by the command that has Vertti open another room.
"""

from __future__ import annotations

from bot import actions
from bot.chat.port import InvitedToRoom, RightsChanged, RoomReplaced
from bot.destinations import PlainRoom
from bot.handlers import meetings_shown
from bot.handlers.desk import Desk
from facilitation import room_trouble
from facilitation.group import Group, GroupState, Role, RoomTrouble
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, words

_ANOTHER = CommandRef("group-room")


async def put_out(desk: Desk, group: Group, event: str) -> None:
    """Vertti is no longer in the group's room, by somebody else's hand."""
    await _lost(desk, group, RoomTrouble.GONE, event, (words("rooms-gone", room_command=_ANOTHER),))


async def rights_changed(desk: Desk, event: RightsChanged) -> None:
    """The power in a room has changed hands. In the end Vertti itself hands the room over: that is no trouble."""
    group = await _group_of(desk, event.room)
    if group is None or (group.state is GroupState.ENDED and desk.house.is_me(event.sender)):
        return
    if event.able and group.trouble is RoomTrouble.POWERLESS:
        await back(desk, group, event.event)
    elif not event.able and group.trouble is None:
        await powerless(desk, group, event.event)


async def powerless(desk: Desk, group: Group, event: str) -> None:
    """Vertti is in the room, and may not do there what it has to."""
    await _lost(desk, group, RoomTrouble.POWERLESS, event, (words("rooms-powerless", room_command=_ANOTHER),))


async def replaced(desk: Desk, event: RoomReplaced) -> None:
    """The group's room was closed. Vertti follows when somebody entitled did it; else it only tells."""
    group = await _group_of(desk, event.room)
    if group is None:
        return
    if event.successor is not None:
        await desk.tx.rooms.note_successor(event.successor, group.id)
    follows = event.successor is not None and await _may_follow(desk, group, event.successor, event.sender)
    told = () if follows else (words("rooms-replaced", room_command=_ANOTHER),)
    await _lost(desk, group, RoomTrouble.REPLACED, event.event, told)
    if follows and event.successor is not None:
        await _follow(desk, group, event.successor, event.event)


async def invited_to_successor(desk: Desk, event: InvitedToRoom) -> bool:
    """An invitation to a room that takes the place of a group's: accepted from who is entitled. False when it is none."""
    group_id = await desk.tx.rooms.succeeds(event.room)
    if group_id is None:
        return False
    group = await desk.tx.groups.load(group_id)
    if group.trouble is None or not await _may_follow(desk, group, event.room, event.sender):
        return False
    await _follow(desk, group, event.room, event.event)
    return True


async def not_followed(desk: Desk, group: Group, row: int) -> None:
    """Vertti may not come into the new room, or somebody else has made it."""
    if group.trouble is RoomTrouble.REPLACED:
        await _tell(desk, group, (words("rooms-not-followed", room_command=_ANOTHER),), f"not-followed/{row}")


async def followed(desk: Desk, group: Group, room: str, *, able: bool) -> None:
    """Vertti is in the new room, which is the group's from now on, unless it has become somebody else's meanwhile."""
    if await desk.tx.rooms.owner(room) is not None:
        return
    await change_room(desk, group, room)
    if able:
        await back(desk, group, f"followed/{room}", another=True)
    else:
        await _lost(desk, group, RoomTrouble.POWERLESS, f"followed/{room}", (words("rooms-powerless", room_command=_ANOTHER),))


async def entered_again(desk: Desk, group: Group, room: str, *, able: bool) -> None:
    """Vertti was let into the group's room again."""
    if group.trouble not in (RoomTrouble.GONE, None) or (group.trouble is None and able):
        return
    key = f"entered/{room}/{group.version}"
    if able:
        await back(desk, group, key)
    else:
        await powerless(desk, group, key)


async def change_room(desk: Desk, group: Group, room: str) -> None:
    """The group's room is another one; the old one is left, if Vertti is still there."""
    old = await desk.tx.rooms.room_of_group(group.id)
    await desk.tx.rooms.set_group_room(group.id, room)
    if old is not None and old != room:
        await meetings_shown.take_down(desk, group, old)
        await desk.do(PlainRoom(old), actions.GoAway(), key=f"left-behind/{old}/{group.version}")


async def back(desk: Desk, group: Group, event: str, *, another: bool = False) -> None:
    """There is a room again."""
    if group.state is GroupState.ENDED:
        await desk.carry_out(group, room_trouble.quietly_regained(group))
        return
    group = await desk.carry_out(group, room_trouble.regained(group, desk.house.practice, desk.now, another=another))
    await _tell(desk, group, (words("rooms-regained"),), event)


async def _lost(desk: Desk, group: Group, trouble: RoomTrouble, event: str, told: Body) -> None:
    if group.trouble is trouble:
        return
    group = await desk.carry_out(group, room_trouble.lost(group, trouble))
    if told:
        await _tell(desk, group, told, event)


async def _follow(desk: Desk, group: Group, successor: str, event: str) -> None:
    founders = (*(one.person for one in group.with_roles(Role.FACILITATOR)), *sorted(desk.house.policy.admins))
    await desk.do(PlainRoom(successor), actions.MoveIn(group.id, founders), key=f"follow/{event}")


async def _may_follow(desk: Desk, group: Group, room: str, person: str) -> bool:
    """Whether that person may lead the group to that room: its facilitators may, by our own database, and administrators; but
    never into another group's room or somebody's direct room.
    """
    leads = any(one.person == person for one in group.with_roles(Role.FACILITATOR))
    entitled = leads or desk.house.policy.is_admin(PersonId(person))
    return entitled and await desk.tx.rooms.owner(room) is None


async def _tell(desk: Desk, group: Group, body: Body, event: str) -> None:
    """Facilitators, host and administrators hear of it, each in private; nobody twice."""
    leading = [one.person for one in group.joined((Role.FACILITATOR, Role.HOST))]
    for person in dict.fromkeys((*leading, *(PersonId(one) for one in sorted(desk.house.policy.admins)))):
        await desk.write_to(person, body, key=f"room/{event}/{person}", group=group)


async def _group_of(desk: Desk, room: str) -> Group | None:
    owner = await desk.tx.rooms.owner(room)
    return None if owner is None or owner.group is None else await desk.tx.groups.load(owner.group)

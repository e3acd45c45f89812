"""The closed room: a second room for the talk itself, which Vertti opens, fills and leaves before anybody writes.

Vertti cannot give a room away that nobody has joined (it could never be joined again), so it waits for a facilitator. Once it has
left it gets neither keys nor events of that room, and can do nothing there any more: who comes later is invited by a facilitator,
and who goes is taken out by one. Vertti tells them so.
"""

from __future__ import annotations

from dataclasses import replace

from facilitation.effects import (
    Decision,
    Effect,
    InviteToClosedRoom,
    LeaveClosedRoom,
    OpenClosedRoom,
    Say,
    ToClosedRoom,
    ToPerson,
    ToRoom,
)
from facilitation.group import ClosedRoom, Group, GroupState, Role, Standing
from facilitation.session import PersonId
from facilitation.words import Body, words

ROOM = "closed-room"
"""The key of the wish for the room."""


def invitation_key(person: PersonId) -> str:
    """The key of the one invitation that Vertti sends a person to the closed room."""
    return f"closed-invite:{person}"


def wish(group: Group) -> Decision:
    """The group is to have a closed room. One that has had its room before gets no second one."""
    if group.closed_room is not ClosedRoom.NONE or group.state is GroupState.ENDED:
        return Decision(group)
    group = replace(group, closed_room=ClosedRoom.WANTED)
    return open_it(group)


def open_it(group: Group) -> Decision:
    """Ask for the room, with the facilitators invited and in power, if it is wanted and the group's own room is open."""
    if group.closed_room is not ClosedRoom.WANTED or group.state is not GroupState.RUNNING:
        return Decision(group)
    leads = tuple(one.person for one in group.with_roles(Role.FACILITATOR))
    if not leads:
        return Decision(group)
    name = (words("closed-room-name", group=group.name),)
    return Decision(
        replace(group, closed_room=ClosedRoom.WAITING),
        (OpenClosedRoom(ROOM, name, (words("closed-room-topic"),), leads),),
    )


def told_to(group: Group, person: PersonId) -> tuple[Effect, ...]:
    """What a facilitator who comes into the group's room is told about the invitation to the closed one."""
    member = group.member(person)
    if member is None or member.role is not Role.FACILITATOR or group.closed_room not in _BEFORE:
        return ()
    return (Say(ToPerson(person), f"closed-lead:{person}", (words("closed-room-lead"),)),)


def facilitator_came(group: Group, person: PersonId) -> Decision:
    """Somebody has joined the closed room. When it is one who leads: invite the others, say goodbye, and go."""
    member = group.member(person)
    leads = member is not None and member.role is Role.FACILITATOR and member.standing in (Standing.INVITED, Standing.JOINED)
    if not leads or group.closed_room is not ClosedRoom.WAITING:
        return Decision(group)
    others = [one.person for one in group.with_roles(*Role) if one.role not in (Role.FACILITATOR, Role.GUEST)]
    return Decision(
        replace(group, closed_room=ClosedRoom.GIVEN),
        (
            *(InviteToClosedRoom(invitation_key(one), one) for one in others),
            Say(ToClosedRoom(), "closed-goodbye", (words("closed-room-goodbye"),)),
            LeaveClosedRoom("closed-leave"),
        ),
    )


def given_away(group: Group) -> Decision:
    """Vertti has left; only now may it be said."""
    return Decision(group, (Say(ToRoom(), "closed-open", (words("closed-room-open"),)),))


def put_out(group: Group) -> Decision:
    """A facilitator took Vertti out before it had left by itself: the room is theirs."""
    if group.closed_room is not ClosedRoom.WAITING:
        return Decision(group)
    return Decision(replace(group, closed_room=ClosedRoom.GIVEN))


def came_later(group: Group, person: PersonId) -> tuple[Effect, ...]:
    """Somebody came whom Vertti has not invited to the closed room and cannot invite any more: those who lead are told."""
    member = group.member(person)
    if member is None or member.role is Role.GUEST or group.closed_room is not ClosedRoom.GIVEN:
        return ()
    body = (words("closed-room-invite-yourself", name=member.called, id=person),)
    leads = group.joined((Role.FACILITATOR,))
    return tuple(Say(ToPerson(one.person), f"closed-later:{person}:{one.person}", body) for one in leads if one.person != person)


def gone(group: Group, name: str) -> tuple[Body, ...]:
    """Notices for those who lead: somebody is no longer in the group, and Vertti cannot take them out of the closed room."""
    return ((words("closed-room-remove-yourself", name=name),),) if group.closed_room is ClosedRoom.GIVEN else ()


_BEFORE = (ClosedRoom.WANTED, ClosedRoom.WAITING)

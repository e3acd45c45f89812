"""People come, go, and invite."""

from __future__ import annotations

from dataclasses import replace

from bot import actions
from bot.chat.port import InvitedByOther, InvitedToRoom, Joined, Left, RemovedFromRoom
from bot.commands.access import role_in
from bot.destinations import PlainRoom, answer_key, group_key
from bot.handlers import closed_rooms, feedback, pulses, room_trouble
from bot.handlers.desk import Desk
from facilitation import arrival
from facilitation.effects import Decision, Edit, Effect, Remove, Say, ToRoom
from facilitation.group import Group, Role, Standing
from facilitation.session import PersonId
from facilitation.words import CommandRef, Several, Words, words


async def joined(desk: Desk, event: Joined) -> None:
    """Somebody is in one of our rooms."""
    owner = await desk.tx.rooms.owner(event.room)
    person = PersonId(event.sender)
    if owner is None:
        await closed_rooms.joined(desk, event)
        return
    if owner.person is not None:
        desk.house.look_again(event.room)
        if owner.person != person:
            await _company_in_direct_room(desk, event.room)
        return
    if owner.group is None:
        return
    group = await desk.tx.groups.load(owner.group)
    member = group.member(person)
    if member is None or role_in(group, person) is None:
        await _not_ours(desk, group, person, event)
        return
    if member.standing is Standing.JOINED and member.welcomed and member.name == (event.name or member.name):
        return
    decision = arrival.joined(
        group, desk.house.practice, person, event.name, desk.now, platform_notice=Words(desk.house.manner.notice)
    )
    group = await desk.carry_out(group, decision)
    if member.standing is not Standing.JOINED:
        await closed_rooms.came_to_group(desk, group, person)
        if not desk.house.manner.shows_coming and member.role is not Role.GUEST:
            await _tell_who_is_here(desk, group, event)


async def _tell_who_is_here(desk: Desk, group: Group, event: Joined) -> None:
    """Where the platform does not show who comes, the room reads it: in one message a day, which changes as others come."""
    here = Several(tuple(one.called for one in group.joined(tuple(Role)) if one.role is not Role.GUEST), "and")
    told = words("members-here", names=here, privacy_command=CommandRef("privacy"), accept_command=CommandRef("accept"))
    key = f"here:{desk.now.date().isoformat()}"
    effect: Effect = Say(ToRoom(), key, (told,), rings=False)
    if await desk.tx.outbox.find(group_key(group.id, key)) is not None:
        effect = Edit(ToRoom(), f"{key}:{event.event}", key, (told,))
    await desk.carry_out(group, Decision(group, (effect,)))


async def left(desk: Desk, event: Left) -> None:
    """Somebody is no longer in one of our rooms, or has declined."""
    owner = await desk.tx.rooms.owner(event.room)
    person = PersonId(event.sender)
    if owner is None:
        return
    if owner.person is not None:
        desk.house.look_again(event.room)
        if owner.person == person:
            await _direct_room_closed(desk, person, event.room)
        return
    if owner.group is None:
        return
    group = await desk.tx.groups.load(owner.group)
    member = group.member(person)
    if member is None or member.standing in (Standing.LEFT, Standing.DECLINED):
        return
    if member.role is not Role.GUEST and (not event.was_invited or event.by == event.sender):
        await desk.tx.groups.mark_left(group.id, person)
    await desk.carry_out(group, arrival.left(group, person, desk.now))


async def _not_ours(desk: Desk, group: Group, person: PersonId, event: Joined) -> None:
    """Somebody came into the room without being in the group: they are taken out again, and the facilitators hear of it.

    It takes power in the room to let somebody in past Vertti. Who has left the group is a stranger here too.
    """
    await desk.carry_out(group, Decision(group, (Remove(f"uninvited:{event.event}", person),)))
    body = (words("members-uninvited", name=person, command=CommandRef("member-add", person)),)
    await desk.tell_at_once(group, body, f"uninvited/{event.event}")


async def invited_past_us(desk: Desk, event: InvitedByOther) -> None:
    """Only Vertti invites: somebody else's invitation is taken back, and they are told how to do it."""
    owner = await desk.tx.rooms.owner(event.room)
    if owner is None:
        return
    if owner.group is None:
        # A third person is about to come into a room for two: nothing private is said there any more.
        desk.house.look_again(event.room)
        return
    group = await desk.tx.groups.load(owner.group)
    invited = PersonId(event.invited)
    if role_in(group, invited) is not None:
        return
    await desk.carry_out(group, Decision(group, (Remove(f"withdraw:{event.event}", invited),)))
    await desk.write_to(
        PersonId(event.sender),
        (
            words(
                "members-invite-withdrawn",
                group=group.name,
                name=event.invited,
                command=CommandRef("member-add", event.invited),
            ),
        ),
        key=answer_key(event.event, "1"),
        group=group,
    )


async def invited_to_room(desk: Desk, event: InvitedToRoom) -> None:
    """A direct conversation is accepted and becomes the person's direct room; any other room is declined.

    A stranger's conversation too: it is where a join code is sent. Of a flood of them only so many are answered.
    """
    owner = await desk.tx.rooms.owner(event.room)
    if owner is not None and owner.group is not None:
        # Our own group's room, out of which somebody had put us.
        await desk.do(PlainRoom(event.room), actions.ComeIn(), key=f"accept/{event.event}")
        return
    if await room_trouble.invited_to_successor(desk, event):
        return
    if await _is_stranger(desk, PersonId(event.sender)) and not desk.house.doorkeeper.admits(PersonId(event.sender), desk.real):
        return
    if not event.direct:
        await desk.do(PlainRoom(event.room), actions.GoAway(), key=f"decline/{event.event}")
        return
    person = PersonId(event.sender)
    before = await desk.tx.rooms.direct_room(person)
    await desk.do(PlainRoom(event.room), actions.ComeIn(), key=f"accept/{event.event}")
    if before is not None and before != event.room:
        await _leave_conversation(desk, person, before, event.event)
    await desk.tx.rooms.set_direct_room(person, event.room)
    desk.house.look_again(event.room)


async def _is_stranger(desk: Desk, person: PersonId) -> bool:
    return not (desk.house.policy.may_start_groups(person) or await desk.tx.groups.of_person(person))


async def _leave_conversation(desk: Desk, person: PersonId, room: str, event: str) -> None:
    """The person has begun another conversation: two would leave one without an ear. What is to be taken back goes first."""
    open_ones = [*await pulses.open_questions(desk, person), *await feedback.open_questions(desk, person)]
    for number, effect in enumerate(open_ones, 1):
        await desk.do(PlainRoom(room), effect, key=f"moved/{event}/{number}")
    await desk.do(PlainRoom(room), actions.GoAway(), key=f"moved/{event}")


async def removed(desk: Desk, event: RemovedFromRoom) -> None:
    """Vertti itself was removed: from a direct room that is a wish for quiet; from a group's room the facilitator hears."""
    owner = await desk.tx.rooms.owner(event.room)
    if owner is None:
        await closed_rooms.removed(desk, event)
        return
    if owner.person is not None:
        await _direct_room_closed(desk, owner.person, event.room)
    elif owner.group is not None:
        await room_trouble.put_out(desk, await desk.tx.groups.load(owner.group), event.event)


async def _direct_room_closed(desk: Desk, person: PersonId, room: str) -> None:
    """Whoever closes their direct room gets no private reminders; what they ask for opens a new one."""
    await desk.tx.rooms.forget(room)
    if not await desk.tx.groups.of_person(person):
        # Of strangers nothing is kept: any number of them may come.
        await desk.tx.people.delete(person)
        await desk.tx.dialogues.clear(person)
        return
    settings = await desk.tx.people.settings(person)
    if not settings.quiet:
        await desk.tx.people.save(replace(settings, quiet=True))


async def _company_in_direct_room(desk: Desk, room: str) -> None:
    """A third person came into a room for two: it is left at once, and the next private word opens a new one."""
    await desk.tx.rooms.forget(room)
    await desk.do(PlainRoom(room), actions.GoAway(), key=f"leave/{room}")

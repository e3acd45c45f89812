"""News of the outbox: a room exists, the platform refused something, something was sent too late to be of use."""

from __future__ import annotations

import contextlib

from bot import actions
from bot.chat.port import Refused, RoomId
from bot.chat.richtext import RichText
from bot.destinations import DirectRoom, GroupRoom, parse
from bot.handlers import closed_rooms, erasure, letters, room_trouble, undelivered
from bot.handlers.desk import Desk, House
from bot.store.errors import NoSuchGroup
from bot.store.outbox import OutboxRow
from bot.store.transaction import Tx
from facilitation import arrival
from facilitation.group import Group, GroupId, Role
from facilitation.session import PersonId
from facilitation.words import CommandRef, Words, words


class Deliveries:
    """The outbox's news, worked on inside the transaction that records the delivery."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def room_created(self, tx: Tx, group: GroupId, room: RoomId) -> None:
        """The group's room exists: the group is running, and its steps are planned."""
        desk = Desk.at(tx, self._house)
        loaded = await tx.groups.load(group)
        if loaded.trouble is not None:
            await room_trouble.change_room(desk, loaded, room)
            await room_trouble.back(desk, loaded, f"opened/{room}", another=True)
            return
        await tx.rooms.set_group_room(group, room)
        decision = arrival.room_opened(loaded, desk.now)
        saved = await desk.carry_out(loaded, decision)
        await desk.plan_steps(saved)

    async def room_entered(self, tx: Tx, room: RoomId, *, able: bool) -> None:
        """An invitation was accepted; to a group's room that is a coming back."""
        owner = await tx.rooms.owner(room)
        if owner is not None and owner.group is not None:
            desk = Desk.at(tx, self._house)
            await room_trouble.entered_again(desk, await tx.groups.load(owner.group), room, able=able)

    async def room_followed(self, tx: Tx, group: GroupId, room: RoomId, *, able: bool) -> None:
        """The group's room is another one now, unless the group has gone meanwhile."""
        with contextlib.suppress(NoSuchGroup):
            await room_trouble.followed(Desk.at(tx, self._house), await tx.groups.load(group), room, able=able)

    async def closed_room_created(self, tx: Tx, group: GroupId, room: RoomId) -> None:
        """The closed room exists; who joins it first is waited for."""
        await tx.closed_rooms.set(group, room)

    async def closed_room_left(self, tx: Tx, group: GroupId) -> None:
        """The closed room is the group's own."""
        await closed_rooms.left(Desk.at(tx, self._house), group)

    async def room_left(self, tx: Tx, group: GroupId) -> None:
        """The last word has been said and the room handed over: every row of the group is deleted."""
        desk = Desk.at(tx, self._house)
        people = [one.person for one in (await tx.groups.load(group)).members]
        await closed_rooms.give_up(desk, group)
        await tx.groups.delete(group)
        for person in people:
            if not await tx.erasing.known_to_groups(person):
                await erasure.everything(desk, person)

    async def refused(self, tx: Tx, row: OutboxRow, error: Refused) -> None:  # noqa: ARG002 -- the code is the log's matter
        """Tell the facilitators, each thing in words that help."""
        desk = Desk.at(tx, self._house)
        if row.kind == "move_in":
            await self._not_followed(desk, row)
            return
        group = await self._group_of(tx, row)
        if group is None:
            return
        to_room = parse(row.destination) == GroupRoom(group.id) and row.kind not in ("create_room", "invite", "remove")
        if group.trouble is not None and to_room:
            # They know already that nothing reaches the room.
            return
        if row.kind == "invite":
            person = PersonId((row.about or "").split(":", 1)[-1])
            member = next((one for one in group.members if row.about and one.person in row.about), None)
            name = member.called if member else person
            body = (words("handlers-invite-failed", name=name),)
            if group.joined((Role.FACILITATOR,)):
                await desk.tell_at_once(group, body, f"refused/{row.id}")
            else:
                await desk.tell_facilitators(group, body)
            return
        if row.kind == "redact":
            await self._not_taken_back(desk, group, row)
            return
        if row.kind == "remove" and row.about is not None:
            body = (words("members-not-removed", name=actions.person_in(row.action)),)
            await desk.tell_at_once(group, body, f"refused/{row.id}")
            return
        if row.kind == "show_meetings" and group.trouble is None:
            await desk.tell_facilitators(group, (words("meeting-not-shown", list_command=CommandRef("session-list")),))
            return
        if row.kind in ("send", "poll", "create_room", "close_poll") and not _confidential(row):
            await desk.tell_facilitators(group, (self._undelivered(group, row),))

    async def expired(self, tx: Tx, row: OutboxRow) -> None:
        """Tell the facilitators what is not sent any more."""
        desk = Desk.at(tx, self._house)
        group = await self._group_of(tx, row)
        if await tx.outbox.unheard(row.destination):
            # That somebody takes no private words is theirs to decide, and nobody's to hear of.
            return
        if group is not None and row.kind in ("send", "poll") and not _confidential(row) and not _of_the_moment(row):
            await desk.tell_facilitators(group, (words("handlers-expired", kind=_kind_of(row)),))

    async def waits(self, tx: Tx, row: OutboxRow) -> None:
        """Say in the group's room, without a name, that something waits for somebody."""
        group = await self._group_of(tx, row)
        if group is not None and group.trouble is None:
            await letters.knock(Desk.at(tx, self._house), group)

    async def late(self, tx: Tx, row: OutboxRow) -> RichText | None:
        """In a group's room, what was said unasked is sorry to come late; what owns up to an absence says so already."""
        group = await self._group_of(tx, row)
        about = (row.about or "").partition(":")[0]
        if group is None or about in ("", "away") or parse(row.destination) != GroupRoom(group.id):
            return None
        return self._house.scribe.for_room(group, (words("away-late"),))

    async def stuck(self, tx: Tx, row: OutboxRow) -> None:
        """Tell facilitators and administrators, unless they know already that nothing reaches the room."""
        group = await self._group_of(tx, row)
        if group is not None and (group.trouble is None or parse(row.destination) != GroupRoom(group.id)):
            kind = _KINDS_BY_THEMSELVES.get(row.kind) or _kind_of(row)
            await undelivered.stuck(Desk.at(tx, self._house), group, row, None if _confidential(row) else kind)

    async def held_up(self, tx: Tx, row: OutboxRow) -> None:  # noqa: ARG002 -- it concerns all rows
        """Tell the administrators, who can raise the limits."""
        await undelivered.held_up(Desk.at(tx, self._house))

    async def reachable_again(self, tx: Tx, row: OutboxRow) -> None:
        """Tell those who lead, and the administrators."""
        await undelivered.reachable_again(Desk.at(tx, self._house), row)

    async def _not_taken_back(self, desk: Desk, group: Group, row: OutboxRow) -> None:
        """What somebody wrote in a conversation that they have opened themselves may be theirs alone to remove; once a day it is
        said, since they were promised that it goes.
        """
        place, action = parse(row.destination), actions.from_json(row.action or "")
        if isinstance(place, DirectRoom) and isinstance(action, actions.TakeBack) and action.event is not None:
            key = f"not-taken-back/{place.person}/{desk.now:%Y%m%d}"
            await desk.write_to(place.person, (words("handlers-not-taken-back"),), key=key, group=group)

    async def _not_followed(self, desk: Desk, row: OutboxRow) -> None:
        action = actions.from_json(row.action or "")
        if isinstance(action, actions.MoveIn):
            with contextlib.suppress(NoSuchGroup):
                await room_trouble.not_followed(desk, await desk.tx.groups.load(GroupId(action.group)), row.id)

    def _undelivered(self, group: Group, row: OutboxRow) -> Words:
        place = parse(row.destination)
        if isinstance(place, DirectRoom):
            return words("handlers-undelivered-private", name=group.name_of(place.person), kind=_kind_of(row))
        return words("handlers-undelivered", kind=_kind_of(row))

    async def _group_of(self, tx: Tx, row: OutboxRow) -> Group | None:
        if row.group_id is None:
            return None
        try:
            return await tx.groups.load(GroupId(row.group_id))
        except NoSuchGroup:
            return None


_KINDS = {
    "rsvp": "rsvp-ask",
    "rsvp-poll": "rsvp-ask",
    "rsvp-again": "rsvp-ask",
    "tech": "tech-check",
    "starting": "starting-soon",
    "thanks": "thanks",
    "nudge": "nudge",
    "agreement-open": "agreement",
    "welcome": "welcome",
    "preparation": "preparation",
}

_KINDS_BY_THEMSELVES = {
    "invite": words("undelivered-kind-invitation"),
    "show_meetings": words("undelivered-kind-meetings"),
}
"""What rows of these kinds are about, whatever their key says."""


def _confidential(row: OutboxRow) -> bool:
    """Whether the row is a question asked in confidence: who did not get it, and so cannot have answered, is nobody's matter."""
    return (row.about or "").partition(":")[0] in ("pulse", "feedback")


def _of_the_moment(row: OutboxRow) -> bool:
    """Whether nobody misses it afterwards: signs of time within a session."""
    return (row.about or "").partition(":")[0] in ("one-minute", "pairs-over", "break-over")


def _kind_of(row: OutboxRow) -> Words:
    """What the row was about, for a sentence to a facilitator."""
    name = _KINDS.get((row.about or "").partition(":")[0])
    return words(f"away-kinds-{name}") if name else words("handlers-kind-message")

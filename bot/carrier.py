"""Carries out one row of the outbox: the call that it stands for, and what is to be recorded with it."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeAlias

from bot import actions, destinations
from bot.chat.port import (
    ChatPlatform,
    EventId,
    Message,
    Refused,
    RoomId,
    RoomSpec,
    RoomUnusable,
    Sendable,
    Throttled,
    TryLater,
    UserId,
)
from bot.chat.richtext import RichText
from bot.clock import Clock
from bot.destinations import ClosedRoomOf, DirectRoom, GroupRoom, PlainRoom
from bot.doubt import Uncertainty
from bot.handlers.lateness import LATE
from bot.store.database import Database
from bot.store.outbox import OutboxRow
from bot.store.transaction import Tx
from facilitation.group import GroupId, Standing
from facilitation.session import PersonId


class DeliveryNews(Protocol):
    """What the program wants to know of deliveries; called inside the transaction that records them."""

    async def room_created(self, tx: Tx, group: GroupId, room: RoomId) -> None:
        """The group's room exists now."""

    async def closed_room_created(self, tx: Tx, group: GroupId, room: RoomId) -> None:
        """The group's closed room exists now."""

    async def closed_room_left(self, tx: Tx, group: GroupId) -> None:
        """Vertti has left the group's closed room."""

    async def room_left(self, tx: Tx, group: GroupId) -> None:
        """Vertti has left the group's room, as the group wished."""

    async def room_entered(self, tx: Tx, room: RoomId, *, able: bool) -> None:
        """Vertti is in a room again to which it was invited; `able`: it may do there what a group needs."""

    async def room_followed(self, tx: Tx, group: GroupId, room: RoomId, *, able: bool) -> None:
        """Vertti is in the room that takes the place of the group's."""

    async def refused(self, tx: Tx, row: OutboxRow, error: Refused) -> None:
        """The platform will never take this row."""

    async def expired(self, tx: Tx, row: OutboxRow) -> None:
        """The row was no longer useful when its turn came."""

    async def waits(self, tx: Tx, row: OutboxRow) -> None:
        """The row waits until its reader takes private words. Told again each time that it is tried in vain."""

    async def late(self, tx: Tx, row: OutboxRow) -> RichText | None:
        """What is to be said before a message that is sent so late; None when nothing is."""

    async def stuck(self, tx: Tx, row: OutboxRow) -> None:
        """The row has not got through for an hour, though others do. Told again each time that it is tried in vain."""

    async def held_up(self, tx: Tx, row: OutboxRow) -> None:
        """The row has waited for an hour since the platform takes only so much of what we say."""

    async def reachable_again(self, tx: Tx, row: OutboxRow) -> None:
        """The row has waited for an hour or more, and is the first that gets through after the platform was away."""


_SAID = actions.SendMessage | actions.SendFile | actions.SendPoll | actions.ClosePoll
"""What nobody wants to read twice. All else comes to the same when it is done again; an edit shows what Vertti knows now."""


def _what(action: actions.Action) -> Sendable | None:
    """What the action says, as the platform would be given it."""
    match action:
        case actions.SendMessage(message=message):
            return message
        case actions.SendFile():
            return action.file()
        case actions.SendPoll(poll=poll):
            return poll
        case actions.ClosePoll(text=text):
            return Message(text)
        case _:
            return None


class Dropped(Exception):
    """The row has nothing to act on (what it refers to was never sent): it is settled without a call."""


class NotReady(Exception):
    """The row must wait for another one."""


Record: TypeAlias = Callable[[Tx], Awaitable[None]]
"""Writes down what came of a delivery, besides that it was made."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A row that may go now, and the room of its place, if there is one yet."""

    row: OutboxRow
    room: RoomId | None


class Carrier:
    """Makes the calls. Keeps only which direct rooms are known to hold nobody else."""

    def __init__(self, db: Database, platform: ChatPlatform, clock: Clock, news: DeliveryNews) -> None:
        self._db = db
        self._platform = platform
        self._news = news
        self._clock = clock
        self._alone: set[RoomId] = set()
        self.uncertainty = Uncertainty(clock.now(), platform.knows_again)
        """What may have been sent already."""

    def forget_who_is_there(self, room: RoomId) -> None:
        """The membership of a direct room has changed; look again before the next private word."""
        self._alone.discard(room)

    async def carry_out(self, ready: Ready) -> tuple[str | None, Record | None]:
        """Do what the row says; the platform's id of what was sent, and what else is to be recorded with it."""
        row = ready.row
        action = actions.from_json(row.action or "")
        place = destinations.parse(row.destination)
        if isinstance(action, actions.CreateRoom):
            return await self._create_group_room(row, action, place)
        if isinstance(action, actions.GoAway) and isinstance(place, DirectRoom):
            return await self._end_talk(place, ready.room)
        room = await self._room_at(place, ready)
        try:
            return await self._act(row, action, place, room)
        except RoomUnusable as error:
            if not (
                isinstance(place, DirectRoom) and isinstance(action, actions.SendMessage | actions.SendFile | actions.SendPoll)
            ):
                raise
            if row.claimed or room != ready.room:
                raise  # Not even a room of our own making will do.
            # The person's own client made a room in which nothing is encrypted: another one is made instead.
            await self._give_up(room)
            raise TryLater(f"the direct room cannot be used ({error.code})", after=0.05) from error

    async def _act(
        self, row: OutboxRow, action: actions.Action, place: destinations.Place, room: RoomId
    ) -> tuple[str | None, Record | None]:
        if isinstance(action, _SAID) and (before := await self._sent_before(row, room, _what(action))) is not None:
            return before, None
        if isinstance(action, actions.InvitePerson) and await self._no_more_wanted(row, action.person):
            return None, None
        answers = destinations.answering(row.key)
        match action:
            case actions.SendMessage(message=message):
                return await self._platform.send(room, await self._with_word(row, message), key=row.key, answers=answers), None
            case actions.SendFile():
                return await self._platform.send_file(room, action.file(), key=row.key, answers=answers), None
            case actions.SendPoll(poll=poll):
                return await self._platform.ask(room, poll, key=row.key, answers=answers), None
            case actions.ClosePoll(of=of, text=text):
                return await self._platform.end_poll(room, await self._sent_by(of), text, key=row.key), None
            case actions.EditMessage(of=of, message=message):
                return await self._platform.edit(room, await self._sent_by(of), message, key=row.key), None
            case actions.PutSign(of=of, sign=sign):
                return await self._platform.react(room, await self._sent_by(of), sign, key=row.key), None
            case actions.TakeBack(of=of, event=event):
                target = EventId(event) if event is not None else await self._sent_by(of or "")
                await self._platform.redact(room, target, key=row.key)
            case actions.PinMessages(of=of_many):
                await self._platform.pin(room, [await self._sent_by(one) for one in of_many])
            case actions.ChangeTopic(topic=topic):
                await self._platform.set_topic(room, topic)
            case actions.ShowMeetings(meetings=meetings):
                await self._platform.show_meetings(room, meetings)
            case actions.Knock(text=text, label=label):
                return await self._platform.knock(room, text, label=label, key=row.key), None
            case actions.InvitePerson(person=person):
                await self._platform.invite(room, UserId(person))
            case actions.RemovePerson(person=person):
                await self._platform.remove(room, UserId(person))
            case actions.HandRoomOver(people=people):
                await self._platform.hand_over(room, [UserId(one) for one in people])
            case actions.ComeIn():
                return None, await self._come_in(room)
            case actions.MoveIn(group=group, founders=founders):
                return None, await self._move_in(room, GroupId(group), founders)
            case actions.GoAway():
                await self._platform.leave(room)
                return None, lambda tx: self._left(tx, place, room)
        return None, None

    async def _with_word(self, row: OutboxRow, message: Message) -> Message:
        """The message, with a word before it when it comes late."""
        if self._clock.now() - row.created_at <= LATE:
            return message
        word = await self._db.read(lambda tx: self._news.late(tx, row))
        if word is None or message.text.plain().startswith(word.plain()):
            return message
        return replace(message, text=word.followed_by(message.text))

    async def _sent_before(self, row: OutboxRow, room: RoomId, what: Sendable | None) -> EventId | None:
        """The event, if the row has been sent without our knowing. What we know of is another row's."""
        since = self.uncertainty.since(row, self._clock.now())
        if since is None:
            return None
        for event in await self._platform.sent_earlier(room, key=row.key, since=since, what=what):
            known = await self._db.read(partial(_row_of_event, event=event))
            if known is None or known.id == row.id:
                return event
        return None

    async def _no_more_wanted(self, row: OutboxRow, person: str) -> bool:
        """Whether an invitation from before the restore is for somebody who has left or declined since."""
        group_id = row.group_id
        if self.uncertainty.of_restored(row) is None or group_id is None:
            return False
        group = await self._db.read(lambda tx: tx.groups.load(group_id))
        member = group.member(PersonId(person))
        return member is None or member.standing in (Standing.LEFT, Standing.DECLINED)

    async def _come_in(self, room: RoomId) -> Record | None:
        await self._platform.accept(room)
        owner = await self._db.read(lambda tx: tx.rooms.owner(room))
        if owner is not None and owner.person is not None and not await self._platform.alone_with(room, UserId(owner.person)):
            # Anybody can call a room of thousands a direct one.
            await self._give_up(room)
        if owner is None or owner.group is None:
            return None
        able = await self._platform.able(room)
        return lambda tx: self._news.room_entered(tx, room, able=able)

    async def _move_in(self, room: RoomId, group: GroupId, founders: tuple[str, ...]) -> Record:
        """Who made the room can only be seen from within; when it is the wrong person, it is left again at once."""
        await self._platform.accept(room)
        founder = await self._platform.founder(room)
        if founder is None or founder not in founders:
            await self._platform.leave(room)
            raise Refused("NOT_ENTITLED")
        able = await self._platform.able(room)
        return lambda tx: self._news.room_followed(tx, group, room, able=able)

    async def _give_up(self, room: RoomId) -> None:
        """Leave a direct room for good. That this may fail changes nothing: nobody is heard there any more."""
        self._alone.discard(room)
        await self._db.write(lambda tx: tx.rooms.forget(room))
        with contextlib.suppress(Refused, TryLater):
            await self._platform.leave(room)

    async def _end_talk(self, place: DirectRoom, room: RoomId | None) -> tuple[None, Record]:
        """Leave a direct room, whoever is there; none is made for it."""
        if room is None:
            raise Dropped
        self._alone.discard(room)
        await self._platform.leave(room)
        return None, lambda tx: self._left(tx, place, room)

    async def _left(self, tx: Tx, place: destinations.Place, room: RoomId) -> None:
        await tx.rooms.forget(room)
        await tx.closed_rooms.forget(room)
        if isinstance(place, GroupRoom):
            await self._news.room_left(tx, place.group)
        elif isinstance(place, ClosedRoomOf):
            await self._news.closed_room_left(tx, place.group)

    async def _create_group_room(
        self, row: OutboxRow, action: actions.CreateRoom, place: destinations.Place
    ) -> tuple[str | None, Record | None]:
        if isinstance(place, ClosedRoomOf):
            leads = tuple(UserId(one) for one in action.leads)
            closed = await self._create_once(row, RoomSpec(row.key, action.name, action.topic, invite=(), leads=leads))
            return closed, lambda tx: self._news.closed_room_created(tx, place.group, closed)
        if not isinstance(place, GroupRoom):
            raise Refused("not a group's room")
        spec = RoomSpec(marker=row.key, name=action.name, topic=action.topic, invite=())
        room = await self._create_once(row, spec)
        return room, lambda tx: self._news.room_created(tx, place.group, room)

    async def _create_once(self, row: OutboxRow, spec: RoomSpec) -> RoomId:
        """Create a room; after a crash (the row was claimed before) look for it first."""
        search = row.claimed or row.attempts > 0 or self.uncertainty.of_restored(row) is not None
        if not row.claimed:
            await self._db.write(lambda tx: tx.outbox.claim(row.id))
        try:
            return await self._platform.create_room(spec, search=search)
        except Throttled as trouble:
            # A limit for making rooms says nothing about speaking in those that are there.
            raise TryLater(str(trouble), after=trouble.after) from trouble

    async def _room_at(self, place: destinations.Place, ready: Ready) -> RoomId:
        if isinstance(place, DirectRoom):
            return await self._direct_room(place.person, ready)
        if ready.room is None:
            raise NotReady
        return ready.room

    async def _direct_room(self, person: PersonId, ready: Ready) -> RoomId:
        """The person's direct room, made when there is none, and never one in which somebody else listens."""
        known, row = ready.room, ready.row
        if known is not None:
            if known in self._alone or await self._platform.alone_with(known, UserId(person)):
                self._alone.add(known)
                return known
            await self._db.write(lambda tx: tx.rooms.forget(known))
        spec = RoomSpec(marker=f"direct/{person}/{row.id}", name="", topic="", invite=(UserId(person),), direct=True)
        room = await self._made_before(person, row) or await self._create_once(row, spec)
        await self._db.write(lambda tx: tx.rooms.set_direct_room(person, room))
        self._alone.add(room)
        return room

    async def _made_before(self, person: PersonId, row: OutboxRow) -> RoomId | None:
        """The direct room that a Vertti of which this database knows nothing has made for the person."""
        if self.uncertainty.of_restored(row) is None:
            return None
        for room in await self._platform.rooms_made(f"direct/{person}/"):
            if await self._platform.alone_with(room, UserId(person)):
                return room
        return None

    async def _sent_by(self, key: str) -> EventId:
        row = await self._db.read(lambda tx: tx.outbox.find(key))
        if row is None or (row.state != "waiting" and row.platform_id is None):
            raise Dropped
        if row.platform_id is None:
            raise NotReady
        return EventId(row.platform_id)


async def look_up(tx: Tx, rows: Sequence[OutboxRow]) -> list[Ready]:
    """The rows, each with the room of its place."""
    places = [destinations.parse(row.destination) for row in rows]
    groups = [place.group for place in places if isinstance(place, GroupRoom)]
    of_groups = await tx.rooms.rooms_of_groups(groups) if groups else {}
    found: list[Ready] = []
    for row, place in zip(rows, places, strict=True):
        match place:
            case PlainRoom(room=named):
                room: str | None = named
            case GroupRoom(group=group):
                room = of_groups.get(group)
            case ClosedRoomOf(group=group):
                room = await tx.closed_rooms.room_of(group)
            case DirectRoom(person=person):
                room = await tx.rooms.direct_room(person)
        found.append(Ready(row, None if room is None else RoomId(room)))
    return found


async def _row_of_event(tx: Tx, event: EventId) -> OutboxRow | None:
    return await tx.outbox.find_by_platform_id(event)

"""The one door out: every effect on the platform exactly once, in order within each place, many places at once.

A row is sent with its key as the platform's idempotency key and confirmed afterwards, so that a crash between the two
repeats a call that the platform recognises. Only creating a room cannot be repeated so; it is claimed first, and after a
crash the room is looked for by its marker.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol, TypeAlias

from bot import actions, destinations
from bot.chat.port import ChatPlatform, EventId, LoginLost, Refused, RoomId, RoomSpec, RoomUnusable, TryLater, UserId
from bot.clock import Clock
from bot.destinations import ClosedRoomOf, DirectRoom, GroupRoom, PlainRoom
from bot.doubt import Doubt
from bot.store.database import Database
from bot.store.outbox import OutboxRow
from bot.store.transaction import Tx
from facilitation.group import GroupId, Standing
from facilitation.session import PersonId

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Calls in flight at once; more buys only latency on the homeservers measured."""
OF_NO_GROUP = 10
"""Of these at most so many for what belongs to no group: invitations and questions of strangers, whose homeserver may let each
call hang for as long as we wait. Half of the hands are always the groups'.
"""
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0


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


_SAID = actions.SendMessage | actions.SendPoll | actions.ClosePoll
"""What nobody wants to read twice. All else comes to the same when it is done again; an edit shows what Vertti knows now."""


class Dropped(Exception):
    """The row has nothing to act on (what it refers to was never sent): it is settled without a call."""


class NotReady(Exception):
    """The row must wait for another one."""


_Record: TypeAlias = Callable[[Tx], Awaitable[None]]
"""Writes down what came of a delivery, besides that it was made."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A row that may go now, and the room of its place, if there is one yet."""

    row: OutboxRow
    room: RoomId | None


class Outbox:
    """Carries out the rows of the outbox until it is stopped."""

    def __init__(self, db: Database, platform: ChatPlatform, clock: Clock, news: DeliveryNews) -> None:
        self._db = db
        self._platform = platform
        self._clock = clock
        self._news = news
        self._wake = asyncio.Event()
        self._wake.set()
        self.doubt: Doubt | None = None
        """What may have been sent by a Vertti that this database knows nothing of."""
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._of_no_group: set[str] = set()
        self._alone: set[RoomId] = set()

    def wake(self) -> None:
        """There may be new rows."""
        self._wake.set()

    def forget_who_is_there(self, room: RoomId) -> None:
        """The membership of a direct room has changed; look again before the next private word."""
        self._alone.discard(room)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way at this moment (rows may still wait for their time)."""
        return not self._busy and not self._wake.is_set()

    async def run(self) -> None:
        """Deliver until cancelled. Raises `LoginLost`."""
        try:
            later: datetime | None = None
            while True:
                await self._wait_for_work(later)
                self._wake.clear()
                for task in [one for one in self._busy.values() if one.done()]:
                    task.result()
                later = await self._begin_deliveries()
        finally:
            await self._let_deliveries_end()

    async def _wait_for_work(self, later: datetime | None) -> None:
        pause = None if later is None else max(0.05, (later - self._clock.real()).total_seconds())
        # Not `wait_for`: before Python 3.12 it swallows a cancellation that comes in the moment in which it ends.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._wake.wait()

    async def _begin_deliveries(self) -> datetime | None:
        """Begin what may go now; when something else may go, if it is known."""
        free = AT_ONCE - len(self._busy)
        if free <= 0:
            return None
        heads, later = await self._db.read(partial(self._look, most=free))
        for ready in heads:
            place = ready.row.destination
            task = asyncio.create_task(self._deliver_in_order(ready), name=f"outbox {place}")
            self._busy[place] = task
            if ready.row.group_id is None:
                self._of_no_group.add(place)
            task.add_done_callback(partial(self._finished, place))
        return later

    async def _look(self, tx: Tx, *, most: int) -> tuple[list[_Ready], datetime | None]:
        now = self._clock.real()
        spare = max(0, OF_NO_GROUP - len(self._of_no_group))
        rows = await tx.outbox.heads(tuple(self._busy), now, most, of_no_group=spare)
        heads = [await _ready(tx, row) for row in rows]
        # With all hands full it is looked again as soon as one is free.
        return heads, await tx.outbox.next_not_before(now) if len(heads) < most else None

    def _finished(self, destination: str, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is None:
            self._busy.pop(destination, None)
            self._of_no_group.discard(destination)
        self._wake.set()

    async def _let_deliveries_end(self) -> None:
        under_way = [one for one in self._busy.values() if not one.done()]
        if under_way:
            await asyncio.wait(under_way, timeout=5)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*self._busy.values(), return_exceptions=True)
        self._busy.clear()
        self._of_no_group.clear()

    async def _deliver_in_order(self, ready: _Ready | None) -> None:
        """Deliver the rows of one place until none is ready. One row's trouble never ends the others' delivery."""
        while ready is not None:
            ready = await self._deliver(ready)

    async def _deliver(self, ready: _Ready) -> _Ready | None:
        """Carry out one row and record it; what is ready at the same place then, None when it has to wait."""
        row = ready.row
        if row.useful_until is not None and self._clock.now() > row.useful_until:
            return await self._settle(row, self._expire)
        try:
            platform_id, record = await self._carry_out(ready)
        except Dropped:
            platform_id, record = None, None
        except NotReady:
            await self._postpone(row, "waits for another", FIRST_PAUSE)
            return None
        except TryLater as trouble:
            await self._postpone(row, str(trouble), trouble.after)
            return None
        except Refused as error:
            log.warning("refused: %s to %s (%s)", row.kind, row.destination.partition(":")[0], error.code)
            return await self._settle(row, partial(self._park, refusal=error))
        except LoginLost:
            raise
        except Exception as error:  # an adapter's fault must not cost the message
            log.exception("fault in delivery of %s: %s", row.kind, type(error).__name__)
            await self._postpone(row, type(error).__name__, None)
            return None
        return await self._settle(row, partial(self._confirm, platform_id=platform_id, record=record))

    async def _settle(self, row: OutboxRow, settle: Callable[[Tx, OutboxRow], Awaitable[None]]) -> _Ready | None:
        """Record what became of the row; what is ready at the same place then, asked in one go since that costs least."""

        async def work(tx: Tx) -> _Ready | None:
            await settle(tx, row)
            head = await tx.outbox.head_of(row.destination, self._clock.real())
            return None if head is None else await _ready(tx, head)

        return await self._db.write(work)

    async def _confirm(self, tx: Tx, row: OutboxRow, *, platform_id: str | None, record: _Record | None) -> None:
        await tx.outbox.confirm(row.id, platform_id, self._clock.now())
        if record is not None:
            await record(tx)

    async def _expire(self, tx: Tx, row: OutboxRow) -> None:
        await tx.outbox.expire(row.id, self._clock.now())
        await self._news.expired(tx, row)

    async def _park(self, tx: Tx, row: OutboxRow, *, refusal: Refused) -> None:
        await tx.outbox.park(row.id, refusal.code, self._clock.now())
        await self._news.refused(tx, row, refusal)

    async def _postpone(self, row: OutboxRow, why: str, after: float | None) -> None:
        pause = after if after is not None else min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 10))
        until = self._clock.real() + timedelta(seconds=pause)
        await self._db.write(lambda tx: tx.outbox.postpone(row.id, until, why[:200]))

    async def _carry_out(self, ready: _Ready) -> tuple[str | None, _Record | None]:
        """Do what the row says; the platform's id of what was sent, and what else is to be recorded with it."""
        row = ready.row
        action = actions.from_json(row.action or "")
        place = destinations.parse(row.destination)
        if isinstance(action, actions.CreateRoom):
            return await self._create_group_room(row, action, place)
        room = await self._room_at(place, ready)
        try:
            return await self._act(row, action, place, room)
        except RoomUnusable as error:
            if not (isinstance(place, DirectRoom) and isinstance(action, actions.SendMessage | actions.SendPoll)):
                raise
            if row.claimed or room != ready.room:
                raise  # Not even a room of our own making will do.
            # The person's own client made a room in which nothing is encrypted: another one is made instead.
            await self._give_up(room)
            raise TryLater(f"the direct room cannot be used ({error.code})", after=0.05) from error

    async def _act(
        self, row: OutboxRow, action: actions.Action, place: destinations.Place, room: RoomId
    ) -> tuple[str | None, _Record | None]:
        if isinstance(action, _SAID) and (before := await self._sent_before(row, room)) is not None:
            return before, None
        if isinstance(action, actions.InvitePerson) and await self._no_more_wanted(row, action.person):
            return None, None
        match action:
            case actions.SendMessage(message=message):
                return await self._platform.send(room, message, key=row.key), None
            case actions.SendPoll(poll=poll):
                return await self._platform.ask(room, poll, key=row.key), None
            case actions.ClosePoll(of=of, text=text):
                return await self._platform.end_poll(room, await self._sent_by(of), text, key=row.key), None
            case actions.EditMessage(of=of, message=message):
                return await self._platform.edit(room, await self._sent_by(of), message, key=row.key), None
            case actions.TakeBack(of=of, event=event):
                target = EventId(event) if event is not None else await self._sent_by(of or "")
                await self._platform.redact(room, target, key=row.key)
            case actions.PinMessages(of=of_many):
                await self._platform.pin(room, [await self._sent_by(one) for one in of_many])
            case actions.ChangeTopic(topic=topic):
                await self._platform.set_topic(room, topic)
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

    async def _sent_before(self, row: OutboxRow, room: RoomId) -> EventId | None:
        """The event, if a Vertti that this database knows nothing of has sent it."""
        if self.doubt is None or not self.doubt.about(row.created_at):
            return None
        return await self._platform.sent_earlier(room, key=row.key, since=self.doubt.since)

    async def _no_more_wanted(self, row: OutboxRow, person: str) -> bool:
        """Whether an invitation from before the restore is for somebody who has left or declined since."""
        if self.doubt is None or not self.doubt.about(row.created_at) or row.group_id is None:
            return False
        group = await self._db.read(lambda tx: tx.groups.load(GroupId(row.group_id or 0)))
        member = group.member(PersonId(person))
        return member is None or member.standing in (Standing.LEFT, Standing.DECLINED)

    async def _come_in(self, room: RoomId) -> _Record | None:
        await self._platform.accept(room)
        owner = await self._db.read(lambda tx: tx.rooms.owner(room))
        if owner is not None and owner.person is not None and not await self._platform.alone_with(room, UserId(owner.person)):
            # Anybody can call a room of thousands a direct one.
            await self._give_up(room)
        if owner is None or owner.group is None:
            return None
        able = await self._platform.able(room)
        return lambda tx: self._news.room_entered(tx, room, able=able)

    async def _move_in(self, room: RoomId, group: GroupId, founders: tuple[str, ...]) -> _Record:
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

    async def _left(self, tx: Tx, place: destinations.Place, room: RoomId) -> None:
        await tx.rooms.forget(room)
        await tx.closed_rooms.forget(room)
        if isinstance(place, GroupRoom):
            await self._news.room_left(tx, place.group)
        elif isinstance(place, ClosedRoomOf):
            await self._news.closed_room_left(tx, place.group)

    async def _create_group_room(
        self, row: OutboxRow, action: actions.CreateRoom, place: destinations.Place
    ) -> tuple[str | None, _Record | None]:
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
        search = row.claimed or (self.doubt is not None and self.doubt.about(row.created_at))
        if not row.claimed:
            await self._db.write(lambda tx: tx.outbox.claim(row.id))
        return await self._platform.create_room(spec, search=search or row.attempts > 0)

    async def _room_at(self, place: destinations.Place, ready: _Ready) -> RoomId:
        if isinstance(place, DirectRoom):
            return await self._direct_room(place.person, ready)
        if ready.room is None:
            raise NotReady
        return ready.room

    async def _direct_room(self, person: PersonId, ready: _Ready) -> RoomId:
        """The person's direct room, made when there is none, and never one in which somebody else listens."""
        known, row = ready.room, ready.row
        if known is not None:
            if known in self._alone or await self._platform.alone_with(known, UserId(person)):
                self._alone.add(known)
                return known
            await self._db.write(lambda tx: tx.rooms.forget(known))
        room = await self._made_before(person, row)
        if room is not None:
            await self._db.write(lambda tx: tx.rooms.set_direct_room(person, room))
            self._alone.add(room)
            return room
        spec = RoomSpec(marker=f"direct/{person}/{row.id}", name="", topic="", invite=(UserId(person),), direct=True)
        made = await self._create_once(row, spec)
        await self._db.write(lambda tx: tx.rooms.set_direct_room(person, made))
        self._alone.add(made)
        return made

    async def _made_before(self, person: PersonId, row: OutboxRow) -> RoomId | None:
        """The direct room that a Vertti of which this database knows nothing has made for the person."""
        if self.doubt is None or not self.doubt.about(row.created_at):
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


async def _ready(tx: Tx, row: OutboxRow) -> _Ready:
    match destinations.parse(row.destination):
        case PlainRoom(room=named):
            room: str | None = named
        case GroupRoom(group=group):
            room = await tx.rooms.room_of_group(group)
        case ClosedRoomOf(group=group):
            room = await tx.closed_rooms.room_of(group)
        case DirectRoom(person=person):
            room = await tx.rooms.direct_room(person)
    return _Ready(row, None if room is None else RoomId(room))

"""The side of the chat in memory that the program knows: a `ChatPlatform` without a platform."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from itertools import count

from bot.chat.addressed import addressed
from bot.chat.lasting import lasting
from bot.chat.manner import TYPED, Manner
from bot.chat.memory.rooms import Happening, Room, Shown, Sign, Written
from bot.chat.port import (
    Batch,
    Event,
    EventId,
    File,
    InvitedToRoom,
    Left,
    Meeting,
    Message,
    NotListening,
    Poll,
    Pressed,
    Refused,
    RoomId,
    RoomSpec,
    RoomUnusable,
    Said,
    Sendable,
    SyncMemory,
    TryLater,
    UserId,
    Voted,
)
from bot.chat.richtext import RichText
from bot.clock import SystemClock

ME = UserId("@vertti:memory")


class MemoryPlatform:
    """What happens is kept in one list; a token is a place in it, and whoever listens goes on from the stored one."""

    def __init__(self, now: Callable[[], datetime] = lambda: SystemClock().real(), manner: Manner = TYPED) -> None:
        """`now` gives the aware time of what Vertti says; `manner` is that of the platform for which it stands."""
        self._now = now
        self._manner = manner
        self.rooms: dict[RoomId, Room] = {}
        self.shown: list[Shown] = []
        self.signs: list[Sign] = []
        self.unknown_users: set[UserId] = set()
        self.closed: set[UserId] = set()
        """Those who take no private words."""
        self.appointed: set[UserId] = set()
        """Those who have a role whose holders the configuration makes administrators."""
        self.down = False
        self._by_key: dict[str, EventId] = {}
        self._ever: dict[tuple[RoomId, str], list[EventId]] = {}
        self._logins = 1
        self._happened: list[Happening] = []
        self._handed_over = 0
        self._news = asyncio.Event()
        self._numbers = count(1)
        self._memory: SyncMemory | None = None

    @property
    def me(self) -> UserId:
        """Vertti."""
        return ME

    @property
    def manner(self) -> Manner:
        """As it was made."""
        return self._manner

    @property
    def knows_again(self) -> timedelta:
        """For ever, until `log_in_anew`."""
        return timedelta(hours=1)

    @property
    def login(self) -> str:
        """Another one after each `log_in_anew`."""
        return f"login{self._logins}"

    async def start(self, memory: SyncMemory) -> None:
        """Nothing to log in to."""
        self._memory = memory

    async def stop(self) -> None:
        """Whoever listens is told no more."""
        self._memory = None
        self._news.set()

    async def batches(self) -> AsyncIterator[Batch]:
        """What has happened since the stored token; the very first time only the invitations that wait."""
        memory = self._started
        token = await memory.token()
        place = len(self._happened) if token is None else int(token.removeprefix("t"))
        first = list(filter(self._still_waits, self._happened)) if token is None else []
        while self._memory is memory:
            new = first + self._happened[place:]
            place = len(self._happened)
            events = [event for one in new if (event := await self._meaning(one, memory)) is not None]
            self._handed_over, first = place, []
            yield Batch(tuple(events), f"t{place}")
            while place == len(self._happened) and self._memory is memory:
                self._news.clear()
                await self._news.wait()

    async def create_room(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """A room with Vertti in it, and the others invited."""
        self._reach()
        found = [one for one in self.rooms.values() if one.marker == spec.marker and ME in one.joined] if search else []
        if not found:
            for user in spec.invite:
                self._check_exists(user)
            number = next(self._numbers)
            new = Room(
                RoomId(f"!room{number}"),
                spec.direct,
                spec.marker,
                spec.name,
                spec.topic,
                {ME},
                powerful=(ME, *spec.leads),
                founder=ME,
            )
            self.rooms[new.id] = new
            found = [new]
        for user in spec.invite:
            await self.invite(found[0].id, user)
        return found[0].id

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        """A message."""
        shown = self._show(room, key, message.text.plain(), "message")
        shown.rings, shown.everyone = message.rings or message.everyone, message.everyone
        shown.rich = message.text
        return shown.event

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:
        """The message reads otherwise from now on."""
        self._entered(room)
        if key not in self._by_key:
            self._by_key[key] = EventId(f"$edit{next(self._numbers)}")
            self._ever.setdefault((room, lasting(key)), []).append(self._by_key[key])
            self._own(room, event).text = message.text.plain()
        return self._by_key[key]

    async def react(self, room: RoomId, event: EventId, sign: str, *, key: str) -> EventId:
        """A sign, once."""
        self._entered(room)
        self._own(room, event)
        if key not in self._by_key:
            standing = self.sign_of(event, ME, sign)
            if standing is None:
                standing = Sign(EventId(f"$sign{next(self._numbers)}"), room, event, ME, sign)
                self.signs.append(standing)
            self._by_key[key] = standing.event
        return self._by_key[key]

    async def ask(self, room: RoomId, poll: Poll, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        """A poll."""
        mark = "( )" if poll.most == 1 else "[ ]"
        shown = self._show(room, key, "\n".join([poll.question, *(f"{mark} {one.label}" for one in poll.choices)]), "poll")
        shown.rings, shown.poll = True, poll
        return shown.event

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:
        """Close a poll."""
        self._entered(room)
        self._own(room, event).ended = True
        shown = self._show(room, key, text.plain(), "poll end")
        shown.rich = text
        return shown.event

    async def send_file(self, room: RoomId, file: File, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        """A file; what is read of it in the room is its name."""
        shown = self._show(room, key, file.name, "file")
        shown.rings, shown.file = True, file
        return shown.event

    async def sent_earlier(
        self,
        room: RoomId,
        *,
        key: str,
        since: datetime,  # noqa: ARG002
        what: Sendable | None = None,  # noqa: ARG002
    ) -> Sequence[EventId]:
        """What Vertti has ever sent to the room with that key, whatever its login."""
        self._reach()
        return tuple(self._ever.get((room, lasting(key)), ()))

    async def is_well(self) -> bool:
        """Whether it is not down."""
        return not self.down

    async def rooms_made(self, mark: str) -> Sequence[RoomId]:
        """Vertti's own rooms with such a marker."""
        self._reach()
        return [one.id for one in self.rooms.values() if ME in one.joined and (one.marker or "").startswith(mark) and one.marker]

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None:
        """Take an event back; of what people wrote nothing is shown anyway."""
        ours = any(one.event == event for one in self.shown) or any(one.event == event and one.sender == ME for one in self.signs)
        if ME not in self._entered(room).powerful and not ours:
            raise Refused("FORBIDDEN", "no power over what others wrote")
        self._by_key.setdefault(key, event)
        for one in self.shown:
            if one.event == event and one.room == room:
                one.redacted, one.file = True, None
                one.text = ""
        for sign in self.signs:
            if sign.event == event and sign.room == room:
                sign.redacted = True

    async def pin(self, room: RoomId, events: Sequence[EventId]) -> None:
        """Pin."""
        self._entered(room).pinned = tuple(events)

    async def set_name(self, room: RoomId, name: str) -> None:
        """The room's name."""
        self._entered(room).name = name

    async def show_meetings(self, room: RoomId, meetings: Sequence[Meeting]) -> None:
        """The calendar, as it reads from now on, where the manner says that there is one."""
        if self._manner.calendar:
            self._entered(room).meetings = tuple(meetings)

    async def knock(self, room: RoomId, text: RichText, *, label: str, key: str) -> EventId:  # noqa: ARG002
        """A message with which one opens what waits; where nobody is closed, everything can be brought."""
        if not self.closed:
            raise Refused("NOT_NEEDED")
        return self._show(room, key, text.plain(), "knock").event

    async def set_topic(self, room: RoomId, topic: str) -> None:
        """The line above the room."""
        self._entered(room).topic = topic

    async def invite(self, room: RoomId, user: UserId) -> None:
        """Invite, unless nobody has that id."""
        place = self._entered(room)
        if user not in place.present:
            self._check_exists(user)
            place.invited.add(user)

    async def remove(self, room: RoomId, user: UserId) -> None:
        """Take out."""
        place = self._entered(room)
        if user in place.present:
            if ME not in place.powerful:
                raise Refused("FORBIDDEN", "no power")
            was_invited = user in place.invited
            place.joined.discard(user)
            place.invited.discard(user)
            self._happens(Left(self._event(), room, user, ME, was_invited, _real()))

    async def accept(self, room: RoomId) -> None:
        """Join; what was said with the invitation to a direct room is heard then."""
        self._reach()
        place = self.rooms.get(room)
        if place is None or ME not in place.present:
            raise Refused("FORBIDDEN", "not invited")
        place.invited.discard(ME)
        place.joined.add(ME)
        for one in place.waiting:
            self._happens(one)
        place.waiting.clear()

    async def leave(self, room: RoomId) -> None:
        """Leave."""
        self._reach()
        place = self.rooms.get(room)
        if place is not None:
            place.joined.discard(ME)
            place.invited.discard(ME)
            place.waiting.clear()

    async def hand_over(self, room: RoomId, users: Sequence[UserId]) -> None:
        """Give power away."""
        place = self._entered(room)
        place.powerful = tuple(dict.fromkeys((*place.powerful, *users)))

    async def alone_with(self, room: RoomId, user: UserId) -> bool:
        """Whether nobody else is there."""
        self._reach()
        place = self.rooms.get(room)
        return place is not None and ME in place.joined and place.present == {ME, user}

    async def forget_keys(self, before: datetime) -> None:
        """Nothing is encrypted."""

    async def prepare(self, room: RoomId, *, until: datetime) -> bool:  # noqa: ARG002
        """There is nothing to do ahead, but the room must be there."""
        self._entered(room)
        return False

    async def able(self, room: RoomId) -> bool:
        """Whether Vertti has power there."""
        self._reach()
        place = self.rooms.get(room)
        return place is not None and ME in place.joined and ME in place.powerful

    async def founder(self, room: RoomId) -> UserId | None:
        """Who made the room."""
        return self._entered(room).founder

    def link_to_me(self) -> str:
        """An address that opens nothing."""
        return f"https://chat.invalid/{ME}"

    def sign_of(self, message: EventId, user: UserId, sign: str) -> Sign | None:
        """The sign that somebody has under a message, unless it was taken away."""
        theirs = (one for one in self.signs if (one.message, one.sender, one.sign) == (message, user, sign))
        return next((one for one in theirs if not one.redacted), None)

    # --- within ---

    @property
    def _started(self) -> SyncMemory:
        if self._memory is None:
            raise TryLater("the chat in memory is not started")
        return self._memory

    def _reach(self) -> None:
        if self.down:
            raise TryLater("down", after=0.05)

    def _entered(self, room: RoomId) -> Room:
        """The room, which Vertti is in."""
        self._reach()
        place = self.rooms.get(room)
        if place is None or ME not in place.joined:
            raise RoomUnusable("NOT_IN_ROOM")
        return place

    def _check_exists(self, user: UserId) -> None:
        if user in self.unknown_users:
            raise Refused("UNKNOWN_USER")

    def _own(self, room: RoomId, event: EventId) -> Shown:
        found = next((one for one in self.shown if one.event == event and one.room == room), None)
        if found is None:
            raise Refused("NOT_FOUND", "no such message of Vertti's")
        return found

    def _show(self, room: RoomId, key: str, text: str, kind: str) -> Shown:
        place = self._entered(room)
        if key in self._by_key:
            return self._own(room, self._by_key[key])
        if place.direct and not self.closed.isdisjoint(place.present):
            raise NotListening
        event = EventId(f"$event{next(self._numbers)}")
        self._by_key[key] = event
        self._ever.setdefault((room, lasting(key)), []).append(event)
        self.shown.append(Shown(event, room, text, kind, text, self._now(), place.readers))
        return self.shown[-1]

    def _happens(self, what: Happening) -> None:
        self._happened.append(what)
        self._news.set()

    def _still_waits(self, what: Happening) -> bool:
        return isinstance(what, InvitedToRoom) and ME in self.rooms[what.room].invited

    async def _meaning(self, what: Happening, memory: SyncMemory) -> Event | None:
        """What the program gets to hear of it, if anything."""
        match what:
            case Written():
                place = self.rooms[what.room]
                private = ME in place.joined and place.present == {ME, what.sender} and await memory.is_direct(what.room)
                text = addressed(what.text, private=private)
                appointed = what.sender in self.appointed
                return (
                    None
                    if text is None
                    else Said(what.event, what.room, what.sender, text, what.at, private, appointed=appointed)
                )
            case Voted(poll=poll):
                ours = any(one.event == poll and one.poll is not None for one in self.shown)
                return what if ours else None
            case Pressed(message=message):
                return what if any(one.event == message for one in self.shown) else None
            case _:
                return what

    def _event(self) -> EventId:
        return EventId(f"$said{next(self._numbers)}")


def _real() -> datetime:
    return SystemClock().real()

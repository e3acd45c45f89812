"""The side of the chat in memory on which people are: what they do, and what there is to see."""

from __future__ import annotations

from datetime import datetime

from bot.chat.memory.platform import ME, MemoryPlatform
from bot.chat.memory.rooms import Happening, Room, Shown, Sign, Written
from bot.chat.port import (
    EventId,
    InvitedByOther,
    InvitedToRoom,
    Joined,
    Left,
    Listens,
    Pressed,
    RemovedFromRoom,
    RightsChanged,
    RoomId,
    RoomReplaced,
    UserId,
    Voted,
)
from bot.clock import SystemClock


class MemoryChat(MemoryPlatform):
    """A chat with Vertti in it. Whoever does what they could not do on a real platform raises PermissionError."""

    # --- what people do ---

    def join(self, room: RoomId, user: UserId, name: str = "") -> None:
        """Somebody accepts an invitation."""
        place = self.rooms[room]
        _may(user in place.invited, f"{user} is not invited")
        place.invited.discard(user)
        place.joined.add(user)
        self._happens_in(place, Joined(self._event(), room, user, name, _real()))

    def leave_room(self, room: RoomId, user: UserId) -> None:
        """Somebody leaves, or declines."""
        self._goes(room, user, user)

    def put_out(self, room: RoomId, by: UserId, user: UserId) -> None:
        """Somebody with power takes a person out, or Vertti."""
        _may(by in self.rooms[room].powerful, f"{by} has no power in {room}")
        self._goes(room, user, by)

    def say(self, room: RoomId, user: UserId, text: str, *, event: str | None = None, at: datetime | None = None) -> EventId:
        """Somebody writes. In a group's room only what is addressed to Vertti reaches it, as on every platform."""
        place = self.rooms[room]
        _may(user in place.joined, f"{user} is not in {room}")
        written = Written(EventId(event) if event else self._event(), room, user, text, at or _real())
        if ME in place.invited and place.direct:
            place.waiting.append(written)
        else:
            self._happens_in(place, written)
        return written.event

    def begin_direct(self, user: UserId) -> RoomId:
        """Somebody's client opens a direct conversation with Vertti."""
        return self._begin(user, direct=True)

    def begin_room(self, user: UserId) -> RoomId:
        """Somebody opens a room of another kind, and invites Vertti."""
        return self._begin(user, direct=False)

    def open_direct(self, user: UserId) -> RoomId:
        """Somebody turns to their conversation with Vertti: accepts its invitation, or begins one when there is none."""
        room = self.direct_room(user) or self.begin_direct(user)
        if user in self.rooms[room].invited:
            self.join(room, user)
        return room

    def write_privately(self, user: UserId, text: str, *, event: str | None = None) -> EventId:
        """Somebody writes to Vertti in their direct room."""
        return self.say(self.open_direct(user), user, text, event=event)

    def vote(self, poll: EventId, user: UserId, *answers: str, room: RoomId | None = None) -> None:
        """Somebody votes, in the room of the poll; in another `room` they only claim to."""
        place = self.rooms[room or self.find(poll).room]
        _may(user in place.joined, f"{user} is not in {place.id}")
        self._happens_in(place, Voted(self._event(), place.id, user, poll, answers, _real()))

    def press(
        self, message: EventId, user: UserId, sign: str, *, room: RoomId | None = None, at: datetime | None = None
    ) -> EventId:
        """Somebody puts a sign under a message, in whatever room it stands; the same once more only after it was taken away."""
        place = self.rooms[room or self.find(message).room]
        _may(user in place.joined, f"{user} is not in {place.id}")
        _may(self.sign_of(message, user, sign) is None, f"{user} has put {sign} there already")
        put = Sign(self._event(), place.id, message, user, sign)
        self.signs.append(put)
        self._happens_in(place, Pressed(put.event, place.id, user, message, sign, at or _real()))
        return put.event

    def open_letters(self, user: UserId) -> None:
        """Somebody opens what waits for them alone, and can be told it from then on."""
        self.closed.discard(user)
        self._happens(Listens(self._event(), user, _real()))

    def invite_past_us(self, room: RoomId, by: UserId, user: UserId) -> None:
        """Somebody with power invites a person on their own."""
        place = self.rooms[room]
        _may(by in place.powerful, f"{by} has no power in {room}")
        place.invited.add(user)
        self._happens_in(place, InvitedByOther(self._event(), room, by, user, _real()))

    def log_in_anew(self) -> None:
        """Vertti has another login from now on: a repeated call is not known again by its key."""
        self._by_key.clear()
        self._logins += 1

    def tell_coming_and_going_first(self) -> None:
        """What has happened is told in another order from now on: across rooms a platform promises none."""
        self._happened.sort(key=lambda what: not isinstance(what, Joined | Left))

    def share_power(self, room: RoomId, *powerful: UserId, by: UserId) -> None:
        """Somebody decides who has power in the room from now on."""
        place = self.rooms[room]
        _may(by in place.powerful, f"{by} has no power in {room}")
        place.powerful = powerful
        self._happens_in(place, RightsChanged(self._event(), room, by, ME in powerful, _real()))

    def replace_room(self, room: RoomId, by: UserId, successor: RoomId | None) -> None:
        """Somebody closes the room in favour of another one."""
        _may(by in self.rooms[room].powerful, f"{by} has no power in {room}")
        self._happens_in(self.rooms[room], RoomReplaced(self._event(), room, by, successor, _real()))

    def let_in(self, room: RoomId, by: UserId) -> None:
        """Somebody invites Vertti into a room."""
        place = self.rooms[room]
        _may(by in place.powerful, f"{by} has no power in {room}")
        place.invited.add(ME)
        self._happens(InvitedToRoom(self._event(), room, by, direct=False, at=_real()))

    # --- what there is to see ---

    def direct_room(self, user: UserId) -> RoomId | None:
        """The room for two, if there is one: the latest."""
        alone = {ME, user}
        return next((one.id for one in reversed(self.rooms.values()) if one.direct and one.present == alone), None)

    def group_rooms(self) -> list[Room]:
        """The rooms that are not for two."""
        return [one for one in self.rooms.values() if not one.direct]

    def texts(self, room: RoomId) -> list[str]:
        """What stands in a room, oldest first."""
        return [one.text for one in self.shown if one.room == room and not one.redacted]

    def reads(self, user: UserId, room: RoomId) -> list[Shown]:
        """What somebody who is in the room can read there, oldest first."""
        if user not in self.rooms[room].joined:
            return []
        return [one for one in self.shown if one.room == room and user in one.readers and not one.redacted]

    def private_texts(self, user: UserId) -> list[str]:
        """What Vertti wrote to somebody alone, in whatever direct room."""
        rooms = {one.id for one in self.rooms.values() if one.direct and user in one.present}
        return [one.text for one in self.shown if one.room in rooms and not one.redacted]

    def transcript(self) -> list[Shown]:
        """All that was ever shown, oldest first, whatever became of it later."""
        return list(self.shown)

    def reader_of(self, room: RoomId) -> UserId | None:
        """The person in a room for two; None for a group's room."""
        place = self.rooms[room]
        return next(iter(place.present - {ME}), None) if place.direct else None

    def signs_under(self, message: EventId) -> list[tuple[UserId, str]]:
        """Who has which sign there now, oldest first."""
        return [(one.sender, one.sign) for one in self.signs if one.message == message and not one.redacted]

    def find(self, event: EventId) -> Shown:
        """What stands under that id. Raises LookupError."""
        for one in self.shown:
            if one.event == event:
                return one
        raise LookupError(event)

    @property
    def quiet(self) -> bool:
        """Whether everything that people did has been taken in."""
        return self._handed_over == len(self._happened)

    # --- within ---

    def _begin(self, user: UserId, *, direct: bool) -> RoomId:
        room = RoomId(f"!of{next(self._numbers)}")
        self.rooms[room] = Room(
            room, direct, joined={user}, invited={ME}, powerful=(user, ME) if direct else (user,), founder=user
        )
        self._happens(InvitedToRoom(self._event(), room, user, direct, _real()))
        return room

    def _goes(self, room: RoomId, user: UserId, by: UserId) -> None:
        place = self.rooms[room]
        _may(user in place.present, f"{user} is not in {room}")
        was_invited = user in place.invited
        place.joined.discard(user)
        place.invited.discard(user)
        if user == ME:
            self._happens(RemovedFromRoom(self._event(), room, by, _real()))
        else:
            self._happens_in(place, Left(self._event(), room, user, by, was_invited, _real()))

    def _happens_in(self, place: Room, what: Happening) -> None:
        """Vertti hears of what happens where it is."""
        if ME in place.joined:
            self._happens(what)


def _may(allowed: bool, why: str) -> None:
    if not allowed:
        raise PermissionError(why)


def _real() -> datetime:
    return SystemClock().real()

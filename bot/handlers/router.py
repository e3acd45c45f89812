"""Takes each event of the platform to its handler."""

from __future__ import annotations

import math

from bot.chat.port import (
    DevicesLeftOut,
    Event,
    IdentitySeen,
    InvitedByOther,
    InvitedToRoom,
    Joined,
    Left,
    Listens,
    Pressed,
    RemovedFromRoom,
    RightsChanged,
    RoomReplaced,
    Said,
    Unreadable,
    Voted,
)
from bot.destinations import answer_key
from bot.handlers import devices, letters, people, room_trouble
from bot.handlers.desk import Desk, House
from bot.handlers.pace import Gate, Measure, Verdict
from bot.handlers.signs import pressed
from bot.handlers.speech import Speech
from bot.handlers.votes import vote
from bot.inbox import HeldBack
from bot.store.transaction import Tx
from facilitation.session import PersonId
from facilitation.words import words


class Router:
    """The inbox's event handler."""

    def __init__(self, house: House, speech: Speech, typed: Measure | None = None) -> None:
        """`typed` is how fast a person may type."""
        self._house = house
        self._speech = speech
        self._gate = Gate(house.clock.real, typed)

    async def handle(self, tx: Tx, event: Event) -> None:
        """Handle one event inside its transaction."""
        desk = Desk.at(tx, self._house)
        if not await self._passes(desk, event):
            return
        if isinstance(event, Said | Voted | Pressed):
            await letters.listens(desk, PersonId(event.sender))
        match event:
            case Said():
                await self._speech.hear(desk, event)
            case Voted():
                await vote(desk, event)
            case Pressed():
                await pressed(desk, event)
            case Joined():
                await people.joined(desk, event)
            case Left():
                await people.left(desk, event)
            case InvitedByOther():
                await people.invited_past_us(desk, event)
            case InvitedToRoom():
                await people.invited_to_room(desk, event)
            case RemovedFromRoom():
                await people.removed(desk, event)
            case IdentitySeen():
                await devices.identity_seen(desk, event)
            case DevicesLeftOut():
                await devices.left_out(desk, event)
            case RoomReplaced():
                await room_trouble.replaced(desk, event)
            case RightsChanged():
                await room_trouble.rights_changed(desk, event)
            case Listens():
                await letters.opened(desk, event)
            case Unreadable():
                pass

    async def _passes(self, desk: Desk, event: Event) -> bool:
        """Whether the event is looked at. Who writes faster than anybody means to is told so once, and then left alone."""
        match event:
            case InvitedToRoom():
                return self._gate.invites(event.sender)
            case Said() | Voted() | Pressed() | Listens():
                verdict, rest = self._gate.typed(event.sender, event.at)
                person = PersonId(event.sender)
                if verdict is Verdict.TOLD and (
                    (isinstance(event, Said) and event.private) or await desk.tx.groups.of_person(person)
                ):
                    minutes = max(1, math.ceil(rest.total_seconds() / 60))
                    await desk.write_to(person, (words("pace-too-fast", minutes=minutes),), key=answer_key(event.event, "pace"))
                if verdict is Verdict.HELD:
                    # A flood fills no ledger either. After a crash its last batch is measured anew.
                    raise HeldBack
                return verdict is Verdict.PASSES
            case _:
                pass
        return True

    async def apologise(self, tx: Tx, event: Event) -> None:
        """Tell the person whose command failed that nothing was changed."""
        if isinstance(event, Said):
            desk = Desk.at(tx, self._house)
            await desk.write_to(PersonId(event.sender), (words("errors-failed"),), key=answer_key(event.event, "failed"))

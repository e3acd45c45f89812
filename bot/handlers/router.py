"""Takes each event of the platform to its handler."""

from __future__ import annotations

from bot.chat.port import (
    Event,
    InvitedByOther,
    InvitedToRoom,
    Joined,
    Left,
    RemovedFromRoom,
    RightsChanged,
    RoomReplaced,
    Said,
    Unreadable,
    Voted,
)
from bot.handlers import people, room_trouble
from bot.handlers.desk import Desk, House
from bot.handlers.speech import Speech
from bot.handlers.votes import vote
from bot.store.transaction import Tx
from facilitation.session import PersonId
from facilitation.words import words


class Router:
    """The inbox's event handler."""

    def __init__(self, house: House, speech: Speech) -> None:
        self._house = house
        self._speech = speech

    async def handle(self, tx: Tx, event: Event) -> None:
        """Handle one event inside its transaction."""
        desk = Desk.at(tx, self._house)
        match event:
            case Said():
                await self._speech.hear(desk, event)
            case Voted():
                await vote(desk, event)
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
            case RoomReplaced():
                await room_trouble.replaced(desk, event)
            case RightsChanged():
                await room_trouble.rights_changed(desk, event)
            case Unreadable():
                pass

    async def apologise(self, tx: Tx, event: Event) -> None:
        """Tell the person whose command failed that nothing was changed."""
        if isinstance(event, Said):
            desk = Desk.at(tx, self._house)
            await desk.write_to(PersonId(event.sender), (words("errors-failed"),), key=f"re/{event.event}/failed")

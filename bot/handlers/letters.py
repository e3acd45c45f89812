"""What waits for somebody who takes no private words: they open it themselves, in the group's room, where only they see it."""

from __future__ import annotations

from bot import actions
from bot.chat.port import Listens
from bot.destinations import DirectRoom, GroupRoom, answer_key, group_key
from bot.handlers.desk import Desk
from facilitation.group import Group
from facilitation.session import PersonId
from facilitation.words import words


async def knock(desk: Desk, group: Group) -> None:
    """Tell the room once a day that something waits, naming nobody."""
    text = desk.house.scribe.for_room(group, (words("letters-wait"),))
    label = desk.house.scribe.for_room(group, (words("door-open"),)).plain()
    key = group_key(group.id, f"knock:{desk.now.date().isoformat()}")
    await desk.do(GroupRoom(group.id), actions.Knock(text, label), key=key)


async def opened(desk: Desk, event: Listens) -> None:
    """Show the person what waits for them, or say that nothing does."""
    person = PersonId(event.sender)
    if await desk.tx.outbox.hurry(str(DirectRoom(person))):
        desk.tx.after_commit(desk.house.wake_outbox)
        return
    await desk.write_to(person, (words("letters-none"),), key=answer_key(event.event, "1"))

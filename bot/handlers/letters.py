"""What waits for somebody who takes no private words: they open it themselves, in the group's room, where only they see it.

Whatever they press or say is an opening too: the answer to it can be shown to them, and what waited goes before it.
"""

from __future__ import annotations

from bot import actions
from bot.chat.port import Listens
from bot.destinations import DirectRoom, GroupRoom, answer_key, group_key
from bot.handlers.desk import Desk
from facilitation.group import Group
from facilitation.session import PersonId
from facilitation.speaking import SpeakingDays
from facilitation.words import words


async def knock(desk: Desk, group: Group) -> None:
    """Tell the room once a day that something waits, naming nobody; not in an hour in which nothing is said unasked."""
    days = SpeakingDays.of(group)
    if not days.allows(desk.now):
        return
    text = desk.house.scribe.for_room(group, (words("letters-wait"),))
    label = desk.house.scribe.for_room(group, (words("door-open"),)).plain()
    key = group_key(group.id, f"knock:{days.day_of(desk.now).isoformat()}")
    await desk.do(GroupRoom(group.id), actions.Knock(text, label), key=key)


async def opened(desk: Desk, event: Listens) -> None:
    """Show the person what waits for them, or say that nothing does."""
    person = PersonId(event.sender)
    await listens(desk, person)
    if not await desk.tx.outbox.to_be_shown(str(DirectRoom(person)), desk.now):
        await desk.write_to(person, (words("letters-none"),), key=answer_key(event.event, "1"))


async def listens(desk: Desk, person: PersonId) -> None:
    """The person can be reached just now: what waits for that may be tried again."""
    if await desk.tx.outbox.hurry(str(DirectRoom(person))):
        desk.tx.after_commit(desk.house.wake_outbox)

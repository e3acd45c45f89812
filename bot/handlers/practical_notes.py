"""A practical note to the room, by those who see to things. Nothing of it is kept."""

from __future__ import annotations

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.own_words import Details, Purpose
from facilitation.effects import Decision, Say, ToRoom
from facilitation.group import Group, Role
from facilitation.refusals import NotInGroup
from facilitation.session import PersonId
from facilitation.words import CommandRef, words


async def _say(desk: Desk, group: Group, person: PersonId, _details: Details, text: str, event: EventId) -> None:
    author = next((one for one in group.with_roles(Role.HOST, Role.FACILITATOR) if one.person == person), None)
    if author is None:
        raise NotInGroup(person)
    note = words("note-from", role=words(f"roles-{author.role}"), name=author.called, text=text)
    await desk.carry_out(group, Decision(group, (Say(ToRoom(), f"note:{event}", (note,)),)))
    await desk.write_to(person, (words("note-said"),), key=answer_key(event, "said"), group=group)


NOTE = Purpose("note", _say, CommandRef("note"), longest=1000, note=words("note-note"))

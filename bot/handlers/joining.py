"""Join codes: how people who know nobody's platform id come into a group."""

from __future__ import annotations

from bot.chat.port import Said
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.founding import read_join_code
from facilitation import arrival
from facilitation.effects import Decision, Invite
from facilitation.group import Standing
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import words


async def by_code(desk: Desk, said: Said, text: str) -> bool:
    """Treat `text` as a join code, if it looks like one and nothing else; False when it does not."""
    code = read_join_code(text)
    if code is None:
        return False
    person = PersonId(said.sender)
    group = await desk.tx.groups.find_by_join_code(code)
    key = answer_key(said.event, "1")
    if group is None:
        await desk.write_to(person, (words("invitation-code-unknown"),), key=key)
        return True
    member = group.member(person)
    if member is not None and member.standing is Standing.JOINED:
        await desk.write_to(person, (words("invitation-code-already"),), key=key, group=group)
        return True
    if member is None and not desk.house.policy.has_place(group):
        await desk.write_to(person, (words("handlers-group-full", group=group.name),), key=key)
        return True
    if member is not None and member.standing is Standing.INVITED:
        # The code is this person's own wish: the invitation is sent once more, should it have been lost.
        again = Decision(group, (Invite(f"invite:{person}:{said.event}", person),))
        await desk.carry_out(group, again)
    else:
        try:
            decision = arrival.invite(group, person, arrival.role_of(group, person), desk.now)
        except Refusal as refusal:
            await desk.write_to(person, refusal.body, key=key)
            return True
        await desk.carry_out(group, decision)
    await desk.write_to(person, (words("invitation-code-ok", group=group.name),), key=key)
    return True

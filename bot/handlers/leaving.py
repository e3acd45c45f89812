"""Who has left, or was taken out, keeps nothing before the group: their offers and asks and their experiments go at once.

They would be shown to nobody any more, and the way back to the messages about them must not be lost.
"""

from __future__ import annotations

from bot.handlers import boards, commitments
from bot.handlers.desk import Desk
from facilitation.effects import Decision
from facilitation.group import Group, Standing


async def follow(desk: Desk, before: Group, after: Group) -> None:
    """Delete what those had made who were in the group before and are not any more; what others read of it is taken back."""
    for member in after.members:
        was = before.member(member.person)
        if member.standing is not Standing.LEFT or was is None or was.standing is not Standing.JOINED:
            continue
        taken_back = (*await boards.forget(desk, after, member.person), *await commitments.forget(desk, after, member.person))
        if taken_back:
            await desk.carry_out(after, Decision(after, taken_back))

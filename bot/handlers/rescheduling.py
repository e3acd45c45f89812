"""A session was moved or left out: everything that hangs on its date follows."""

from __future__ import annotations

from bot.handlers import briefings, pulses
from bot.handlers.desk import Desk
from facilitation.effects import Decision
from facilitation.group import Group


async def carry_out(desk: Desk, group: Group, decision: Decision) -> Group:
    """Carry the change out; pulses of sessions that fall out close, and guests hear of their new time."""
    changed = await desk.carry_out(group, decision)
    await pulses.close_left_over(desk, changed)
    return await briefings.rescheduled(desk, group, await desk.tx.groups.load(group.id))

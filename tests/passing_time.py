"""How time passes in tests: from one due step to the next."""

from __future__ import annotations

from datetime import datetime

from bot.app import App
from bot.director import Director


async def step_towards(app: App, director: Director, goal: datetime) -> bool:
    """Let it be the moment of the next step, if that is due by the goal (aware); else the goal, and False."""
    coming = await app.db.read(lambda tx: tx.steps.next_due())
    if coming is None or coming > goal:
        await director.jump(goal)
        return False
    await director.jump(coming)
    return True

"""Vertti has come back out of a backup: those who lead hear since when it may have forgotten something."""

from __future__ import annotations

from datetime import datetime

from bot.handlers import meetings_shown
from bot.handlers.desk import Desk
from facilitation.calendar import StepKind
from facilitation.group import GroupState, Role
from facilitation.words import CommandRef, When, Words


async def tell(desk: Desk, since: datetime) -> None:
    """Write to the facilitators and hosts of all groups that run. `since` is when the backup was taken (UTC).

    Where a pulse or feedback was to close meanwhile its result has been shown, perhaps, and whose it was is lost: another
    one could be compared with it, so that no more are shown.
    """
    for group in await desk.tx.groups.all():
        if group.state is not GroupState.RUNNING:
            continue
        waiting = await desk.tx.steps.waiting(group.id)
        if any(one.kind is StepKind.CLOSE_PULSE and one.due <= desk.now for one in waiting):
            await desk.tx.circles.leave_broken(group.id)
        if any(one.kind is StepKind.CLOSE_FEEDBACK and one.due <= desk.now for one in waiting):
            await desk.tx.feedback_circles.leave_broken(group.id)
        body = (Words("restored-look", {"since": When(since), "plan_command": CommandRef("session-list")}),)
        await desk.tell_at_once(group, body, f"restored:{since:%Y%m%dT%H%M%S}", (Role.FACILITATOR, Role.HOST))
        await meetings_shown.show(desk, group, again=f"restored:{since:%Y%m%dT%H%M%S}")

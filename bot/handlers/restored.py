"""Vertti has come back out of a backup: those who lead hear since when it may have forgotten something."""

from __future__ import annotations

from datetime import datetime

from bot.handlers.desk import Desk
from facilitation.group import GroupState, Role
from facilitation.words import CommandRef, When, Words


async def tell(desk: Desk, since: datetime) -> None:
    """Write to the facilitators and hosts of all groups that run. `since` is when the backup was taken (UTC)."""
    for group in await desk.tx.groups.all():
        if group.state is not GroupState.RUNNING:
            continue
        body = (Words("restored-look", {"since": When(since), "plan_command": CommandRef("session-list")}),)
        await desk.tell_at_once(group, body, f"restored:{since:%Y%m%dT%H%M%S}", (Role.FACILITATOR, Role.HOST))

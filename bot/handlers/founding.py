"""A group comes to life, by command or by configuration."""

from __future__ import annotations

import re
import secrets

from bot.handlers.desk import Desk
from facilitation import arrival, schedule
from facilitation.effects import Decision
from facilitation.group import ClosedRoom, Group, GroupId, GroupPlan, GroupState, Member, Role

CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that are not mistaken for each other when read aloud or copied by hand."""
_CODE = re.compile(r"([A-HJKMNP-Z2-9]{4})[-\s]?([A-HJKMNP-Z2-9]{4})[-\s]?([A-HJKMNP-Z2-9]{4})", re.IGNORECASE)
_MISREAD = re.compile(r"([A-Z0-9]{4})-([A-Z0-9]{4})-([A-Z0-9]{4})", re.IGNORECASE)
"""Of the form of a code, but with a sign that none has: an O for a Q, perhaps."""
_AROUND = " \t\r\n.,;:!\"'”’“»«<>()"
"""What may stand around a code that was copied out of a sentence."""


def new_join_code() -> str:
    """A code that is mailed to the members: 12 signs of 31, about 59 bits."""
    signs = "".join(secrets.choice(CODE_ALPHABET) for _ in range(12))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def read_join_code(text: str) -> str | None:
    """The code in its own form, when the text is one (or was meant to be) and nothing else."""
    typed = text.strip(_AROUND)
    match = _CODE.fullmatch(typed) or _MISREAD.fullmatch(typed)
    return "-".join(match.groups()).upper() if match else None


async def found(desk: Desk, plan: GroupPlan) -> tuple[Group, str]:
    """Save the new group with its people and sessions and have its room opened. Gives the group and its join code."""
    programme = desk.house.practice.programme_named(plan.programme)
    sessions = schedule.plan_sessions(plan.rhythm, programme.arc(plan.rhythm.count))
    people = [Member(one, Role.FACILITATOR) for one in plan.facilitators]
    if plan.host is not None:
        people.append(Member(plan.host, Role.HOST))
    people += [Member(one, Role.MEMBER) for one in plan.members]
    key = plan.key
    while await desk.tx.groups.find_by_key(key) is not None:
        key = f"{plan.key[:34]}-{secrets.token_hex(2)}"
    group = Group(
        id=GroupId(0),
        key=key,
        name=plan.name,
        language=plan.language,
        zone=plan.zone,
        rhythm=plan.rhythm,
        length=plan.length,
        quiet_hours=plan.quiet_hours,
        programme=plan.programme,
        sessions=sessions,
        members=tuple(people),
        state=GroupState.PLANNED,
        meeting_link=plan.meeting_link,
        check_in=plan.check_in,
        pulse_minimum=plan.pulse_minimum,
        retention=plan.retention,
        closed_room=ClosedRoom.WANTED if plan.closed_room else ClosedRoom.NONE,
    )
    code = new_join_code()
    group = await desk.tx.groups.insert(group, code)
    decision: Decision = arrival.open_room(group, desk.house.practice, desk.now)
    return await desk.carry_out(group, decision), code

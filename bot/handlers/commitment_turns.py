"""What the course of a session means for commitments: those who have shared are named when one looks back, and when the session
has been held, what was tried until it is let go.
"""

from __future__ import annotations

from bot.store.transaction import Tx
from facilitation import commitments as practice
from facilitation.effects import Effect, Say, ToRoom
from facilitation.group import Group
from facilitation.practice import Practice
from facilitation.session import SessionState


async def beside(tx: Tx, before: Group, after: Group, house: Practice) -> tuple[Effect, ...]:
    """What is said beside a change of the group's sessions; what has served is deleted."""
    if before.sessions == after.sessions:
        return ()
    effects: tuple[Effect, ...] = ()
    session = practice.look_back_begins(before, after, house.programme_of(after))
    if session is not None:
        body = practice.look_back(after, session, await tx.commitments.of_group(after.id))
        key = f"commitment-look-back:{session.number}:{session.revision}:{session.phase}"
        effects = (Say(ToRoom(), key, body, rings=False),) if body else ()
    if _held(after) != _held(before):
        await tx.commitments.remove(one for one in await tx.commitments.of_group(after.id) if practice.over(after, one))
    return effects


def _held(group: Group) -> set[int]:
    return {one.number for one in group.sessions if one.state is SessionState.HELD}

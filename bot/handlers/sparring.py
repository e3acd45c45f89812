"""Sparring pairs: drawn the day after a session, or when a facilitator says so, and told to each alone."""

from __future__ import annotations

from bot.handlers.desk import Desk
from facilitation import pairs, sparring
from facilitation.calendar import Step
from facilitation.effects import Decision
from facilitation.group import Group
from facilitation.session import SessionState


async def draw(desk: Desk, group: Group, key: str) -> Decision:
    """New pairs of all who wish for one. Raises `TooFewWish`."""
    people = sparring.to_pair(group, await desk.tx.sparring.wishing(group.id))
    if len(people) < sparring.FEWEST:
        raise sparring.TooFewWish
    drawn = pairs.draw(people, await desk.tx.activities.met(group.id), desk.house.chance)
    await desk.tx.activities.meet(group.id, pairs.together(drawn))
    await desk.tx.sparring.draw(group.id, drawn, desk.now)
    return Decision(group, tuple(sparring.told(group, drawn, key)))


async def after_session(desk: Desk, group: Group, step: Step) -> Decision:
    """The day after a session; not when its pairs were drawn already, nor for fewer than two."""
    session = group.session(step.session or 0)
    if session is None or session.revision != step.revision or session.state is not SessionState.HELD:
        return Decision(group)
    drawn_at = await desk.tx.sparring.drawn_at(group.id)
    if drawn_at is not None and drawn_at >= session.begins():
        return Decision(group)
    try:
        return await draw(desk, group, f"{session.number}:{session.revision}")
    except sparring.TooFewWish:
        return Decision(group)

"""Rounds, pairs, case rounds and breaks: kept while they are under way, and ended with the phase of the session."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from bot.handlers.desk import Desk
from facilitation import activity, frame, pairs
from facilitation.activity import KINDS, Activity, ActivityKind
from facilitation.effects import Decision, Say, ToRoom
from facilitation.group import Group
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session
from facilitation.steps import Step, StepKind
from facilitation.words import Body

_FILLING = {"break": ActivityKind.BREAK, "pairs": ActivityKind.PAIRS}
"""What a phase of that key is."""

__all__ = ["KINDS", "draw_pairs", "follow", "forget", "put", "sign"]


async def put(desk: Desk, group: Group, now_under_way: Activity | None, body: Body, key: str) -> None:
    """From now on this is under way (None: nothing); the room hears of it quietly, once for each `key`."""
    await desk.tx.activities.save(group.id, now_under_way)
    said = (Say(ToRoom(), key, body, rings=False),) if body else ()
    await desk.carry_out(group, Decision(group, said))
    await desk.plan_steps(group)


async def follow(desk: Desk, before: Group, after: Group) -> None:
    """What is under way keeps to the clock of its phase and ends with it; a phase that is a break, or talk in pairs, begins as
    such.
    """
    phase = _phase(after)
    if phase == _phase(before):
        await _keep_in_step(desk, before, after)
        return
    session = after.open_session()
    await desk.tx.activities.save(after.id, None)
    if session is None or session.phase is None:
        return
    template = frame.phases(after, session, desk.house.practice.programme_of(after))[session.phase]
    left = template.minutes if session.card is None else _minutes_until(session.card.ends, desk.now)
    if template.key == "break":
        await desk.tx.activities.save(after.id, activity.a_break(session, left, desk.now))
    elif template.key == "pairs":
        key = f"pairs:{session.number}:{session.revision}:{session.phase}:{int(desk.now.timestamp())}"
        try:
            await draw_pairs(desk, after, session, left, key)
        except Refusal:
            return


async def _keep_in_step(desk: Desk, before: Group, after: Group) -> None:
    """Pairs, or a break, that fill a phase end when the phase does; while its clock stands, they do not, and a turn waits."""
    was, session = before.open_session(), after.open_session()
    if was is None or session is None or session.card is None or session.card == was.card:
        return
    template = frame.phases(after, session, desk.house.practice.programme_of(after))[session.phase or 0]
    kind = _FILLING.get(template.key)
    running = await desk.tx.activities.load(after.id)
    if running is not None and running.kind is ActivityKind.ROUND:
        await desk.tx.activities.save(after.id, activity.resumed(running, was.card, session.card, desk.now))
        return
    if kind is None or (running is not None and running.kind is not kind):
        return
    card, moved = session.card, None
    if card.paused_at is None:
        minutes = _minutes_until(card.ends, desk.now)
        moved = Activity(kind, session.number, minutes, card.ends - timedelta(minutes=minutes))
    await desk.tx.activities.save(after.id, moved)


def _minutes_until(ends: datetime, now: datetime) -> int:
    return activity.within_reason(math.ceil((ends - now) / timedelta(minutes=1)))


async def draw_pairs(desk: Desk, group: Group, session: Session, minutes: int, key: str) -> None:
    """Draw pairs of those who take part, remember who was with whom, and say it. Raises `TooFew`."""
    met = await desk.tx.activities.met(group.id)
    drawn = pairs.draw(pairs.taking_part(group, session), met, desk.house.chance)
    await desk.tx.activities.meet(group.id, pairs.together(drawn))
    running = pairs.begin(session, minutes, desk.now)
    await put(desk, group, running, pairs.announcement(group, drawn, running), key)


async def sign(desk: Desk, group: Group, step: Step) -> Decision:
    """A turn is nearly over, or pairs or a break are: one quiet line, if it is still so."""
    running = await desk.tx.activities.load(group.id)
    body = activity.sign(step, running)
    if not body:
        return Decision(group)
    if step.kind is not StepKind.ONE_MINUTE:
        await desk.tx.activities.save(group.id, None)
    key = f"{step.kind.value.replace('_', '-')}:{step.session}:{step.revision}"
    return Decision(group, (Say(ToRoom(), key, body, rings=False, useful_until=step.useful_until),))


async def forget(desk: Desk, group: Group, person: PersonId) -> None:
    """Delete the person's turn, pairs, case and sparring wish."""
    await desk.tx.activities.forget_person(group.id, person)
    await desk.tx.sparring.stop(group.id, person)


def _phase(group: Group) -> tuple[int, int | None] | None:
    session = group.open_session()
    return None if session is None else (session.number, session.phase)

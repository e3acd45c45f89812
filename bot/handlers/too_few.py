"""The question whether to hold, move or skip a session to which few come: answered by vote or digit, skipped after a yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.chat.port import EventId
from bot.destinations import group_key
from bot.handlers import rescheduling
from bot.handlers.desk import Desk
from facilitation import schedule
from facilitation import too_few as practice
from facilitation.effects import Decision
from facilitation.group import Group, GroupId, Role
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session, SessionState
from facilitation.words import words

SKIP = "too-few-skip"
"""The kind of open question: whether the session is really to be left out."""


async def answer_by_vote(
    desk: Desk, group: Group, number: int, revision: int, person: PersonId, answers: tuple[str, ...]
) -> None:
    """A vote in the private poll; the first one that is carried out counts."""
    session = await _open(desk, group, person)
    if session is None or (session.number, session.revision) != (number, revision) or not answers:
        return
    if answers[0] in tuple(practice.Way):
        await _answered(desk, group, session, person, practice.Way(answers[0]))


async def answer_by_text(desk: Desk, person: PersonId, text: str, _event: EventId) -> bool:
    """A digit typed in the direct room; False when it is no answer, or nothing was asked."""
    way = practice.read(text)
    if way is None:
        return False
    for group in await desk.tx.groups.of_person(person):
        session = await _open(desk, group, person)
        if session is not None:
            await _answered(desk, group, session, person, way)
            return True
    return False


async def skip_confirmed(desk: Desk, person: PersonId, payload: Mapping[str, Any]) -> None:
    """Yes, leave it out. Raises `Refusal` when the session is not the same any more, or the answer was given meanwhile."""
    group = await desk.tx.groups.load(GroupId(payload["group"]))
    session = await _open(desk, group, person)
    if session is None or (session.number, session.revision) != (payload["session"], payload["revision"]):
        raise Refusal(words("too-few-over"))
    said = await desk.said_lately(group)
    programme = desk.house.practice.programme_of(group)
    skipped = schedule.skip(group, session.number, desk.now, programme, said=said)
    closing = practice.settled(group, session, practice.Way.SKIP)
    await rescheduling.carry_out(desk, group, Decision(skipped.group, (*closing, *skipped.effects), skipped.notices))


async def _answered(desk: Desk, group: Group, session: Session, person: PersonId, way: practice.Way) -> None:
    said = practice.noted(session, person, way)
    if way is practice.Way.SKIP:
        payload = {"group": group.id, "session": session.number, "revision": session.revision}
        await desk.tx.dialogues.set(person, SKIP, payload, desk.real)
        await desk.write_to(person, said.body, key=f"{group_key(group.id, said.key)}:{desk.real.isoformat()}", group=group)
        return
    await desk.carry_out(group, Decision(group, (*practice.settled(group, session, way), said)))


async def _open(desk: Desk, group: Group, person: PersonId) -> Session | None:
    """The next session, if this facilitator was asked about it at its present date and nobody has answered."""
    session = group.next_session(desk.now)
    if session is None or session.state is not SessionState.PLANNED or session.begins() <= desk.now:
        return None
    if all(one.person != person for one in group.with_roles(Role.FACILITATOR)):
        return None
    asked = await desk.tx.outbox.find(group_key(group.id, practice.poll_key(session, person)))
    ended = await desk.tx.outbox.find(group_key(group.id, practice.end_key(session, person)))
    return session if asked is not None and ended is None else None

"""Summaries that a facilitator types, as long as the group has not decided against them."""

from __future__ import annotations

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.own_words import Details, Purpose
from facilitation.effects import Decision, Effect, Redact, Say, ToRoom
from facilitation.group import Group, Role
from facilitation.refusals import NotInGroup, Refusal
from facilitation.session import PersonId, Session, SessionState
from facilitation.words import CommandRef, When, words

LONGEST = 2000
"""Characters."""


async def to_sum_up(desk: Desk, group: Group) -> Session:
    """The session that a summary is of: the one under way, or the last one held. Raises `Refusal`."""
    if not await desk.tx.summaries.wanted(group.id):
        raise Refusal(words("summary-refused"))
    held = [one for one in group.in_order() if one.state in (SessionState.HELD, SessionState.OPEN)]
    if not held:
        raise Refusal(words("summary-too-early"))
    return held[-1]


async def _keep(desk: Desk, group: Group, person: PersonId, details: Details, text: str, event: EventId) -> None:
    await to_sum_up(desk, group)
    session = group.session(int(details["session"] or 0))
    if session is None or all(one.person != person for one in group.with_roles(Role.FACILITATOR)):
        raise NotInGroup(person)
    before = await desk.tx.summaries.of(group.id, session.number)
    message = f"summary:{session.number}:{event}"
    await desk.tx.summaries.keep(group.id, session.number, text, message, desk.now)
    taken_back = () if before is None else (_taken_back(before.message),)
    said = Say(ToRoom(), message, (words("summary-of", date=When(session.begins()), text=text), words("summary-stays")))
    await desk.carry_out(group, Decision(group, (*taken_back, said)))
    delete = CommandRef("summary-delete", str(session.number))
    await desk.write_to(person, (words("summary-kept", delete_command=delete),), key=answer_key(event, "kept"), group=group)


SUMMARY = Purpose("summary", _keep, CommandRef("summary"), longest=LONGEST, note=words("summary-note"))


async def delete(desk: Desk, group: Group, number: int) -> None:
    """Delete the summary of a session, and its message in the room. Raises `Refusal` when there is none."""
    found = await desk.tx.summaries.of(group.id, number)
    if found is None:
        raise Refusal(words("summary-none"))
    await desk.tx.summaries.delete(group.id, number)
    await desk.carry_out(group, Decision(group, (_taken_back(found.message),)))


async def decided(desk: Desk, group: Group, *, on: bool, event: EventId) -> None:
    """The group has decided whether summaries are kept, and reads it. When not, those that there are go."""
    effects: list[Effect] = []
    if not on:
        for one in await desk.tx.summaries.all(group.id):
            await desk.tx.summaries.delete(group.id, one.session)
            effects.append(_taken_back(one.message))
    await desk.tx.summaries.turn(group.id, on=on)
    news = words("summaries-on" if on else "summaries-off")
    await desk.carry_out(group, Decision(group, (*effects, Say(ToRoom(), f"summaries:{event}", (news,), rings=False))))


def _taken_back(message: str) -> Redact:
    return Redact(ToRoom(), f"redact:{message}", message)

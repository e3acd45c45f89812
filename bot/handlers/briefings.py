"""Briefings: members' questions until they are passed on, and guests whose date changes or who ask to be forgotten."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from bot.handlers.own_words import Details, Purpose
from facilitation import briefing as practice
from facilitation.calendar import Step, StepKind
from facilitation.effects import Decision
from facilitation.group import Group
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session
from facilitation.words import CommandRef, words

_WITH_QUESTIONS = (StepKind.PREPARATION, StepKind.TECH_CHECK)
"""When those who lead get the questions: the day before, and again an hour before if more have come since."""


async def may_ask(desk: Desk, group: Group, person: PersonId, number: int | None = None) -> Session:
    """The session whose guest the person may ask something. Raises `NoBriefing`, and `Refusal` after three questions."""
    session = practice.with_briefing(group, number, desk.now)
    if session is None:
        raise practice.NoBriefing
    theirs = [one for one in await desk.tx.briefings.of_person(group.id, person) if one.session == session.number]
    if len(theirs) >= practice.QUESTIONS_EACH:
        raise Refusal(words("briefing-question-limit", most=practice.QUESTIONS_EACH))
    return session


async def _keep_question(desk: Desk, group: Group, person: PersonId, details: Details, text: str, event: EventId) -> None:
    session = await may_ask(desk, group, person, int(details["session"] or 0))
    await desk.tx.briefings.ask(group.id, session.number, person, text)
    await desk.write_to(person, (words("briefing-question-kept"),), key=answer_key(event, "kept"), group=group)


QUESTION = Purpose("question", _keep_question, CommandRef("question"), note=words("briefing-question-note"))


async def with_questions(desk: Desk, group: Group, step: Step, decision: Decision) -> Decision:
    """What falls due, and with it the questions for those who lead."""
    session = None if step.session is None else group.session(step.session)
    if step.kind not in _WITH_QUESTIONS or session is None or session.briefing is None or session.revision != step.revision:
        return decision
    asked = await desk.tx.briefings.questions(group.id, session.number)
    if step.kind is StepKind.TECH_CHECK and all(one.passed_on for one in asked):
        return decision
    texts = [one.words for one in asked]
    told = practice.questions(group, session, texts, desk.house.chance.shuffle, step.kind.value)
    if told:
        await desk.tx.briefings.passed_on(group.id, session.number, desk.now)
    return replace(decision, effects=(*decision.effects, *told))


async def rescheduled(desk: Desk, before: Group, after: Group) -> Group:
    """Guests hear of the new time of their session; where it falls away, nothing of the briefing is kept."""
    decision = practice.rescheduled(before, after, desk.now)
    for session in after.sessions:
        if session.briefing is not None and decision.group.session(session.number) != session:
            await desk.tx.briefings.drop(after.id, session.number)
    return await desk.carry_out(after, decision)


async def forget_guest(desk: Desk, person: PersonId) -> None:
    """The person gives no briefing any more, and no group knows that they were to; those who lead are told."""
    for group_id, number in await desk.tx.briefings.of_guest(person):
        group = await desk.tx.groups.load(group_id)
        session = group.session(number)
        if session is not None:
            await desk.tx.erasing.withdraw(group.id, person)
            await desk.carry_out(group, practice.guest_forgotten(group, session, desk.now))

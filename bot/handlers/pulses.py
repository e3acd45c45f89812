"""The pulse: asked in private, answered by vote or digit, closed for good when the session begins."""

from __future__ import annotations

from dataclasses import replace

from bot.actions import TakeBack
from bot.chat.port import EventId
from bot.destinations import group_key
from bot.handlers.desk import Desk
from facilitation import calendar
from facilitation import pulse as practice
from facilitation.calendar import Step
from facilitation.effects import Decision, Effect, RedactEvent, ToPerson
from facilitation.group import Group
from facilitation.refusals import Refusal
from facilitation.session import PersonId, SessionState


async def opened(desk: Desk, group: Group, step: Step) -> Decision:
    """Open the pulse around a session. The decision asks the questions.

    Who has silenced private messages is not asked; when too few remain for any result, nobody is, and neither when somebody
    who was behind an earlier result is gone. A pulse is opened once, even when its session is moved afterwards.
    """
    session = group.session(step.session or 0)
    nothing = Decision(group)
    if session is None or session.state is not SessionState.PLANNED:
        return nothing
    if await desk.tx.pulses.load(group.id, session.number) is not None:
        return nothing
    minimum = practice.threshold(group, await desk.tx.circles.agreed(group.id))
    circle = await desk.tx.circles.load(group.id)
    decision = Decision(group, practice.ask(group, session, desk.house.practice, minimum=minimum, circle=circle))
    decision = await desk.without_muted(group, step, decision)
    asked = decision.told_in_private
    if len(asked) < minimum:
        return nothing
    await desk.tx.pulses.open(group.id, session.number, asked, desk.now, minimum)
    return decision


async def leave_room(desk: Desk, group: Group, decision: Decision) -> Decision:
    """The decision less the private messages to those whom a pulse is about to ask: theirs of the week is kept for it.

    When the pulse will not be asked, nobody gives up anything.
    """
    ahead = calendar.pulse_ahead(group, await desk.said_lately(group), desk.now)
    session = group.session(ahead.session or 0) if ahead is not None else None
    if session is None or await desk.tx.pulses.load(group.id, session.number) is not None:
        return decision
    minimum = practice.threshold(group, await desk.tx.circles.agreed(group.id))
    people = practice.people(group, minimum, await desk.tx.circles.load(group.id))
    asked = [one for one in people if not (await desk.tx.people.settings(one)).quiet]
    if len(asked) < minimum:
        return decision
    theirs = frozenset(map(ToPerson, asked))
    return replace(decision, effects=tuple(one for one in decision.effects if getattr(one, "to", None) not in theirs))


async def close(desk: Desk, group: Group, number: int) -> None:
    """Show what may be shown, delete the rows, take questions and answers back. Closing twice changes nothing."""
    pulse = await desk.tx.pulses.load(group.id, number)
    if pulse is None or pulse.closed:
        return
    house, circle = desk.house.practice, await desk.tx.circles.load(group.id)
    minimum = practice.threshold(group, await desk.tx.circles.agreed(group.id))
    effects = list(practice.close(pulse, group, house, minimum=minimum, circle=circle))
    effects += [_taken_back(number, *answer) for answer in await desk.tx.pulses.events(group.id, number)]
    if circle is None:
        await desk.tx.circles.keep(group.id, practice.weighed(pulse, group, house.programme_of(group), minimum=minimum))
    await desk.tx.pulses.close(group.id, number)
    await desk.carry_out(group, Decision(group, tuple(effects)))


async def close_left_over(desk: Desk, group: Group) -> None:
    """Close the pulses whose session will not be held any more; without a meeting there is no result."""
    for number in await desk.tx.pulses.open_of_group(group.id):
        session = group.session(number)
        if session is None or session.state in (SessionState.DROPPED, SessionState.HELD):
            await close(desk, group, number)


async def forget(desk: Desk, group: Group, person: PersonId) -> tuple[Effect, ...]:
    """Delete what the person was asked and answered in open pulses; the effects take both back from the direct room."""
    effects: list[Effect] = []
    for number in await desk.tx.pulses.open_of_group(group.id):
        session = group.session(number)
        if session is not None:
            effects += practice.taken_back(session, person, desk.house.practice.programme_of(group))
        answers = await desk.tx.pulses.events(group.id, number)
        effects += [_taken_back(number, who, event) for who, event in answers if who == person]
    await desk.tx.pulses.forget_person(group.id, person)
    await desk.tx.circles.forget_person(group.id, person)
    return tuple(effects)


async def answer_by_vote(
    desk: Desk, group: Group, number: int, item: str, person: PersonId, answers: tuple[str, ...], event: EventId
) -> None:
    """A vote in one of the private polls; the last one counts. One that comes after closing is taken back at once."""
    pulse = await desk.tx.pulses.load(group.id, number)
    if pulse is not None and pulse.closed:
        await desk.carry_out(group, Decision(group, (_taken_back(number, person, event),)))
        return
    if pulse is None or person not in pulse.asked:
        return
    await desk.tx.pulses.remember_event(group.id, number, person, event)
    value = practice.read_answer(answers[0]) if answers else None
    if not isinstance(value, practice.Unreadable):
        await _record(desk, group, pulse, person, item, value)


async def answer_by_text(desk: Desk, person: PersonId, text: str, event: EventId) -> bool:
    """A digit typed in the direct room answers the first open question; False when it is no answer."""
    value = practice.read_answer(text)
    if isinstance(value, practice.Unreadable):
        return False
    for group_id, number in await desk.tx.pulses.open_ones(person):
        pulse = await desk.tx.pulses.load(group_id, number)
        group = await desk.tx.groups.load(group_id)
        item = practice.next_item(pulse, person, desk.house.practice.programme_of(group)) if pulse is not None else None
        if pulse is None or item is None:
            continue
        await desk.tx.pulses.remember_event(group_id, number, person, event)
        await _record(desk, group, pulse, person, item, value)
        return True
    return False


async def open_questions(desk: Desk, person: PersonId) -> list[TakeBack]:
    """What would take back all that the person was asked and answered in pulses that are still open."""
    found: list[TakeBack] = []
    for group_id, number in await desk.tx.pulses.open_ones(person):
        group = await desk.tx.groups.load(group_id)
        session = group.session(number)
        if session is not None:
            questions = practice.taken_back(session, person, desk.house.practice.programme_of(group))
            found += [TakeBack(of=group_key(group_id, one.message)) for one in questions]
        answers = await desk.tx.pulses.events(group_id, number)
        found += [TakeBack(event=event) for who, event in answers if who == person]
    return found


def _taken_back(number: int, person: PersonId, event: str) -> RedactEvent:
    return RedactEvent(ToPerson(person), f"pulse-answer:{number}:{event}", event)


async def _record(desk: Desk, group: Group, pulse: practice.Pulse, person: PersonId, item: str, value: int | None) -> None:
    """Keep the answer and ask the next question."""
    programme = desk.house.practice.programme_of(group)
    session = group.session(pulse.session)
    try:
        answered = practice.record(pulse, person, item, value, programme)
    except Refusal:
        return
    await desk.tx.pulses.answer(group.id, pulse.session, person, item, value)
    if session is not None:
        await desk.carry_out(group, Decision(group, practice.following(session, answered, person, programme)))

"""The feedback after the last session: asked in private, answered by vote, digit or in one's own words, delivered at closing.

What somebody writes in their own words is read back first. Until they say yes it is kept in memory only, for half an hour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.actions import TakeBack
from bot.chat.port import EventId
from bot.destinations import answer_key, group_key
from bot.handlers.desk import Desk
from bot.handlers.unconfirmed import ANSWERED_WITHIN
from facilitation import anonymity, calendar
from facilitation import feedback as practice
from facilitation.calendar import Step
from facilitation.effects import Decision, Effect, Redact, RedactEvent, Say, ToPerson
from facilitation.group import Group, GroupId
from facilitation.material import Feedback
from facilitation.refusals import Refusal
from facilitation.session import PersonId, SessionState
from facilitation.words import CommandRef, words

WRITE, CONFIRM = "feedback-write", "feedback-confirm"
"""The kinds of open questions: what somebody wants to say in their own words; whether it was read right."""


async def opened(desk: Desk, group: Group, step: Step) -> Decision:
    """Ask for feedback after a session, once. The decision asks the first question.

    Nobody is asked while an earlier one is open, or when somebody who was behind an earlier result is gone.
    """
    nothing = Decision(group)
    session = group.session(step.session or 0)
    if session is None or session.state is not SessionState.HELD or session.revision != step.revision:
        return nothing
    last = await desk.tx.feedbacks.load(group.id)
    if last is not None and (not last.closed or last.session == session.number):
        return nothing
    minimum = anonymity.threshold(group, await desk.tx.circles.agreed(group.id))
    circle = await desk.tx.feedback_circles.load(group.id)
    closes = calendar.feedback_closes(group, session.number)
    decision = Decision(group, practice.ask(group, session, desk.house.practice, closes, minimum=minimum, circle=circle))
    decision = await desk.without_muted(group, step, decision)
    asked = decision.told_in_private
    if len(asked) < minimum:
        return nothing
    await desk.tx.feedbacks.open(group.id, session.number, asked, desk.now, minimum)
    return decision


async def close(desk: Desk, group: Group, number: int) -> None:
    """Deliver what may be delivered of the feedback after that session, delete the rows, take everything back.

    Closing twice changes nothing.
    """
    asked = await desk.tx.feedbacks.load(group.id)
    if asked is None or asked.closed or asked.session != number:
        return
    circle = await desk.tx.feedback_circles.load(group.id)
    minimum = anonymity.threshold(group, await desk.tx.circles.agreed(group.id))
    shuffle = desk.house.chance.shuffle
    effects = [*practice.close(asked, group, desk.house.practice, shuffle, minimum=minimum, circle=circle)]
    if circle is None:
        programme = desk.house.practice.programme_of(group)
        await desk.tx.feedback_circles.keep(group.id, practice.weighed(asked, group, programme, minimum=minimum))
    effects += await _messages(desk, group.id)
    await desk.tx.feedbacks.close(group.id)
    await desk.carry_out(group, Decision(group, tuple(effects)))


async def forget(desk: Desk, group: Group, person: PersonId) -> tuple[Effect, ...]:
    """Delete what the person was asked and answered; the effects take both back from the direct room."""
    await desk.tx.feedback_circles.forget_person(group.id, person)
    asked = await desk.tx.feedbacks.load(group.id)
    if asked is None or asked.closed:
        return ()
    effects: list[Effect] = [*practice.taken_back(asked.session, person, desk.house.practice.programme_of(group))]
    effects += await _messages(desk, group.id, person)
    await desk.tx.feedbacks.forget_person(group.id, person)
    desk.house.unconfirmed.take(person, desk.real)
    return tuple(effects)


async def open_questions(desk: Desk, person: PersonId) -> list[TakeBack]:
    """What would take back all that the person was asked and answered in feedback that is still open."""
    found: list[TakeBack] = []
    for group_id in await desk.tx.feedbacks.open_ones(person):
        asked = await desk.tx.feedbacks.load(group_id)
        if asked is not None:
            group = await desk.tx.groups.load(group_id)
            ours = practice.taken_back(asked.session, person, desk.house.practice.programme_of(group))
            found += [TakeBack(of=group_key(group_id, one.message)) for one in ours]
        for who, message, is_ours in await desk.tx.feedbacks.messages(group_id):
            if who == person:
                found.append(TakeBack(of=group_key(group_id, message)) if is_ours else TakeBack(event=message))
    return found


async def answer_by_vote(
    desk: Desk, group: Group, number: int, key: str, person: PersonId, answers: tuple[str, ...], event: EventId
) -> None:
    """A vote in one of the private polls; the last one counts. One that comes after closing is taken back at once."""
    asked = await desk.tx.feedbacks.load(group.id)
    if asked is not None and (asked.closed or asked.session != number):
        await desk.carry_out(group, Decision(group, (_event_taken_back(person, event),)))
        return
    item = next((one for one in desk.house.practice.programme_of(group).feedback if one.key == key), None)
    if asked is None or item is None or person not in asked.people:
        return
    await desk.tx.feedbacks.remember(group.id, person, event)
    value = anonymity.read_answer(answers[0]) if answers else None
    if not isinstance(value, anonymity.Unreadable):
        await _record(desk, group, asked, person, item, value)


async def answer_by_text(desk: Desk, person: PersonId, text: str, event: EventId) -> bool:
    """A digit typed in the direct room answers the first open question; False when it is no answer."""
    value = anonymity.read_answer(text)
    found = await _waiting(desk, person)
    if found is None or isinstance(value, anonymity.Unreadable):
        return False
    group, asked, item = found
    if item.free_text and value is not None:
        return False
    await desk.tx.feedbacks.remember(group.id, person, event)
    await _record(desk, group, asked, person, item, value)
    return True


async def written(desk: Desk, person: PersonId, text: str, event: EventId) -> bool:
    """Words that are no command, while such an answer was asked for less than half an hour ago; False when none was."""
    dialogue = await desk.tx.dialogues.get(person)
    if dialogue is None or dialogue.kind != WRITE or desk.real - dialogue.asked_at > ANSWERED_WITHIN:
        return False
    return await read_back(desk, person, text, event)


async def read_back(desk: Desk, person: PersonId, text: str, event: EventId) -> bool:
    """Ask whether this is what the person wants to send; False when nothing is open that it could answer."""
    found = await _waiting(desk, person)
    if found is None or not found[2].free_text:
        return False
    group, _asked, item = found
    await desk.tx.feedbacks.remember(group.id, person, event)
    try:
        text = practice.checked(text)
    except Refusal as refusal:
        await desk.write_to(person, refusal.body, key=answer_key(event, "1"), group=group)
        return True
    desk.house.unconfirmed.keep(person, text, desk.real)
    await desk.tx.dialogues.set(person, CONFIRM, {"group": group.id, "item": item.key, "event": event}, desk.real)
    question = words("feedback-read-back", text=text, confirm_command=CommandRef("yes"), cancel_command=CommandRef("no"))
    key = _read_back_key(person, event)
    await desk.tx.feedbacks.remember(group.id, person, key, ours=True)
    await desk.carry_out(group, Decision(group, (Say(ToPerson(person), key, (question,)),)))
    return True


async def confirmed(desk: Desk, person: PersonId, payload: Mapping[str, Any]) -> None:
    """The text was read right: keep it. Raises `Refusal` when it is not known any more, or no answer is wanted any more."""
    text = desk.house.unconfirmed.take(person, desk.real)
    if text is None:
        raise Refusal(words("feedback-lapsed", feedback_command=CommandRef("feedback")))
    found = await _waiting(desk, person)
    if found is None or found[0].id != payload["group"] or found[2].key != payload["item"]:
        raise practice.FeedbackClosed
    group, asked, item = found
    await _record(desk, group, asked, person, item, text)


async def discarded(desk: Desk, person: PersonId, payload: Mapping[str, Any]) -> None:
    """It is not sent: nothing is kept, both messages are taken back, and it can be written anew."""
    desk.house.unconfirmed.take(person, desk.real)
    group = await desk.tx.groups.load(GroupId(payload["group"]))
    event = str(payload["event"])
    key = _read_back_key(person, event)
    taken_back = (_event_taken_back(person, event), Redact(ToPerson(person), f"redact:{key}", key))
    said = Say(ToPerson(person), f"feedback-discarded:{event}", (words("feedback-discarded"),))
    await desk.carry_out(group, Decision(group, (*taken_back, said)))
    await _expect_words(desk, group.id, person)


async def ask_again(desk: Desk, person: PersonId, event: EventId) -> None:
    """Put the question that waits for the person's own words once more. Raises `FeedbackClosed`."""
    found = await _waiting(desk, person)
    if found is None or not found[2].free_text:
        raise practice.FeedbackClosed
    group, _asked, item = found
    key = f"feedback-again:{person}:{event}"
    await desk.tx.feedbacks.remember(group.id, person, key, ours=True)
    question = practice.question_body(desk.house.practice.programme_of(group), item)
    await desk.carry_out(group, Decision(group, (Say(ToPerson(person), key, question),)))
    await _expect_words(desk, group.id, person)


async def _waiting(desk: Desk, person: PersonId) -> tuple[Group, practice.Asked, Feedback] | None:
    """The first question of open feedback that the person has not answered."""
    for group_id in await desk.tx.feedbacks.open_ones(person):
        asked, group = await desk.tx.feedbacks.load(group_id), await desk.tx.groups.load(group_id)
        item = practice.next_item(asked, person, desk.house.practice.programme_of(group)) if asked is not None else None
        if asked is not None and item is not None:
            return group, asked, item
    return None


async def _record(
    desk: Desk, group: Group, asked: practice.Asked, person: PersonId, item: Feedback, answer: practice.Answer
) -> None:
    """Keep the answer and ask the next question."""
    try:
        answered = practice.record(asked, person, item, answer)
    except Refusal:
        return
    await desk.tx.feedbacks.answer(group.id, person, item.key, answer)
    programme = desk.house.practice.programme_of(group)
    closes = calendar.feedback_closes(group, asked.session) if group.session(asked.session) is not None else None
    await desk.carry_out(group, Decision(group, practice.following(answered, person, programme, closes)))
    coming = practice.next_item(answered, person, programme)
    if coming is not None and coming.free_text:
        await _expect_words(desk, group.id, person)


async def _expect_words(desk: Desk, group: GroupId, person: PersonId) -> None:
    await desk.tx.dialogues.set(person, WRITE, {"group": group}, desk.real)


async def _messages(desk: Desk, group: GroupId, person: PersonId | None = None) -> list[Effect]:
    """What takes back all that was remembered, of one person or of everybody."""
    effects: list[Effect] = []
    for who, message, is_ours in await desk.tx.feedbacks.messages(group):
        if person not in (None, who):
            continue
        if is_ours:
            effects.append(Redact(ToPerson(who), f"redact:{message}", message))
        else:
            effects.append(_event_taken_back(who, message))
    return effects


def _event_taken_back(person: PersonId, event: str) -> RedactEvent:
    return RedactEvent(ToPerson(person), f"feedback-answer:{event}", event)


def _read_back_key(person: PersonId, event: str) -> str:
    return f"feedback-read-back:{person}:{event}"

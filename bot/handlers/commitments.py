"""Commitments: read back and kept, shared as their maker chooses, asked about half-way, let go when they have served."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from bot.chat.port import EventId
from bot.destinations import answer_key
from bot.handlers import own_words, pulses
from bot.handlers.desk import Desk
from bot.handlers.unconfirmed import ANSWERED_WITHIN
from facilitation import commitments as practice
from facilitation.calendar import Step
from facilitation.commitments import Commitment, Next, Status, Visibility
from facilitation.effects import Decision, Effect, Say, ToPerson, ToRoom
from facilitation.group import Group, GroupId
from facilitation.refusals import Refusal
from facilitation.session import PersonId, SessionState
from facilitation.words import CommandRef, Several, words

SHARE, PAIR, NEXT, TELL = "commitment-share", "commitment-pair", "commitment-next", "commitment-tell"
"""The kinds of open questions: who may see it; who the pair is; what becomes of it; whether to tell the group that it is done."""

_Choice = TypeVar("_Choice", bound=StrEnum)


async def begin(desk: Desk, group: Group, person: PersonId, text: str | None, event: EventId, *, goal: bool = False) -> None:
    """Read back what the person wants to try (or hopes for), or ask for it. Raises `Refusal`."""
    practice.check_new(group, person, await desk.tx.commitments.of_person(group.id, person), desk.now, goal=goal)
    purpose = GOAL if goal else TRY
    if text is not None:
        await own_words.read_back(desk, group, person, purpose, {}, text, event)
        return
    question = words("commitment-write-goal" if goal else "commitment-write")
    await own_words.ask_for(desk, group, person, purpose, {}, (question,), answer_key(event, "1"))


async def _keep(desk: Desk, group: Group, person: PersonId, _details: own_words.Details, text: str, _event: EventId) -> None:
    practice.check_new(group, person, await desk.tx.commitments.of_person(group.id, person), desk.now)
    await _kept(desk, group, await desk.tx.commitments.add(group.id, person, text, desk.now))


async def _keep_goal(desk: Desk, group: Group, person: PersonId, _details: own_words.Details, text: str, event: EventId) -> None:
    theirs = await desk.tx.commitments.of_person(group.id, person)
    practice.check_new(group, person, theirs, desk.now, goal=True)
    await desk.tx.commitments.remove(one for one in theirs if one.goal)
    await desk.tx.commitments.add(group.id, person, text, desk.now, goal=True)
    await desk.write_to(person, (words("commitment-kept-goal", text=text),), key=answer_key(event, "goal"), group=group)


TRY = own_words.Purpose("try", _keep, CommandRef("try"), practice.LONGEST)
GOAL = own_words.Purpose("goal", _keep_goal, CommandRef("goal"), practice.LONGEST)


async def _kept(desk: Desk, group: Group, commitment: Commitment) -> None:
    """Ask who may see it; a digit answers for half an hour, a vote as long as it stands."""
    await desk.carry_out(group, Decision(group, practice.who_sees(commitment)))
    await _ask(desk, group, commitment, SHARE)


async def join(desk: Desk, group: Group, person: PersonId, of: PersonId, event: EventId, *, openly: bool) -> None:
    """Try the same as somebody who has shared theirs. `openly`: said in the room, so the group may know. Raises `Refusal`."""
    theirs = await desk.tx.commitments.of_person(group.id, person)
    model = practice.to_join(group, of, person, await desk.tx.commitments.of_group(group.id))
    if any(one.text == model.text for one in theirs):
        raise Refusal(words("confirm-unchanged"))
    practice.check_new(group, person, theirs, desk.now)
    mine = await desk.tx.commitments.add(group.id, person, model.text, desk.now)
    if not openly:
        await _kept(desk, group, mine)
        return
    said = words("commitment-joined", name=group.name_of(person), text=model.text)
    key = practice.shown_key(mine, event)
    await desk.tx.commitments.save(replace(mine, visibility=Visibility.GROUP, shown=key))
    await desk.carry_out(group, Decision(group, (Say(ToRoom(), key, (said,), rings=False),)))


async def drop(desk: Desk, group: Group, person: PersonId, number: int | None) -> bool:
    """Delete one by its number in the person's own list (their only one without a number); what others were shown of it is
    taken back. False when it is not clear which.
    """
    theirs = await desk.tx.commitments.of_person(group.id, person)
    if number is None and len(theirs) == 1:
        number = 1
    if number is None or not 1 <= number <= len(theirs):
        return False
    await _let_go(desk, group, theirs[number - 1])
    return True


async def forget(desk: Desk, group: Group, person: PersonId) -> tuple[Effect, ...]:
    """Delete all that the person made; the effects take back what others were shown of it."""
    theirs = await desk.tx.commitments.of_person(group.id, person)
    await desk.tx.commitments.forget_person(group.id, person)
    return tuple(effect for one in theirs for effect in practice.hidden(one))


async def half_way(desk: Desk, group: Group, step: Step) -> Decision:
    """Ask those who have an experiment how it is going."""
    session = group.session(step.session or 0)
    if session is None or session.state is not SessionState.HELD or session.revision != step.revision:
        return Decision(group)
    everything = await desk.tx.commitments.of_group(group.id)
    decision = Decision(group, practice.half_way(group, session, everything, step.useful_until))
    decision = await pulses.leave_room(desk, group, decision)
    decision = await desk.without_muted(group, step, decision)
    asked = {effect.key for effect in decision.effects}
    for one in everything:
        if f"commitment-status:{one.id}:{session.number}:{session.revision}:{one.person}" in asked:
            await desk.tx.commitments.save(replace(one, asked_at=desk.now, status=None))
            open_one = await desk.tx.dialogues.get(one.person)
            if open_one is not None and open_one.kind in (SHARE, PAIR, NEXT, TELL):
                # A digit answers what was asked last.
                await desk.tx.dialogues.clear(one.person)
    return decision


async def answered(desk: Desk, person: PersonId, text: str, event: EventId) -> bool:
    """A digit or a name that answers what was asked within the last half hour; False when it is no such answer."""
    dialogue = await desk.tx.dialogues.get(person)
    if dialogue is None or dialogue.kind not in (SHARE, PAIR, NEXT) or desk.real - dialogue.asked_at > ANSWERED_WITHIN:
        return False
    group = await desk.tx.groups.load(GroupId(dialogue.payload["group"]))
    commitment = await desk.tx.commitments.get(group.id, dialogue.payload["commitment"])
    if commitment is None:
        return False
    if dialogue.kind == PAIR:
        people = practice.possible_pairs(group, person)
        pair = _named(group, people, text) if dialogue.payload["of"] == _marked(people) else None
        if pair is None:
            return False
        await desk.tx.dialogues.clear(person)
        await _share(desk, group, commitment, Visibility.PAIR, event, pair)
        return True
    if dialogue.kind == SHARE:
        visibility = _chosen(Visibility, text)
        if visibility is not None:
            await desk.tx.dialogues.clear(person)
            await _visible(desk, group, commitment, visibility, event)
        return visibility is not None
    what = _chosen(Next, text)
    if what is not None:
        await desk.tx.dialogues.clear(person)
        await _go_on(desk, group, commitment, what, event)
    return what is not None


async def status_typed(desk: Desk, person: PersonId, text: str, event: EventId) -> bool:
    """A digit that says how the experiment is going of which the person was asked; False when it is no such answer."""
    status = _chosen(Status, text)
    asked = await desk.tx.commitments.asked(person) if status is not None else []
    if status is None or not asked:
        return False
    group_id, number = asked[0]
    group = await desk.tx.groups.load(group_id)
    commitment = await desk.tx.commitments.get(group_id, number)
    if commitment is not None:
        await _told(desk, group, commitment, status, event)
    return commitment is not None


async def vote(
    desk: Desk, group: Group, kind: str, rest: str, person: PersonId, answers: tuple[str, ...], event: EventId
) -> None:
    """A vote in one of the private polls: who may see it, or how it is going."""
    number, _, tail = rest.partition(":")
    commitment = await desk.tx.commitments.get(group.id, int(number))
    if commitment is None or commitment.person != person or not tail.endswith(person) or not answers:
        return
    try:
        if kind == SHARE:
            await _visible(desk, group, commitment, Visibility(answers[0]), event)
        else:
            await _told(desk, group, commitment, Status(answers[0]), event)
    except ValueError:
        return


async def tell_or_not(desk: Desk, payload: own_words.Details, event: EventId, *, tell: bool) -> None:
    """Yes or no to telling the group that it is done."""
    group = await desk.tx.groups.load(GroupId(int(payload["group"] or 0)))
    commitment = await desk.tx.commitments.get(group.id, int(payload["commitment"] or 0))
    if commitment is None:
        raise Refusal(words("commitment-gone"))
    if not tell:
        await desk.write_to(commitment.person, (words("commitment-own-joy"),), key=answer_key(event, "1"), group=group)
        return
    said = words("commitment-told-done", name=group.name_of(commitment.person), text=commitment.text)
    key = f"commitment-done:{commitment.id}:{commitment.person}:{event}"
    await desk.carry_out(group, Decision(group, (Say(ToRoom(), key, (said,), rings=False),)))
    await desk.write_to(commitment.person, (words("commitment-told-group"),), key=answer_key(event, "1"), group=group)


async def _visible(desk: Desk, group: Group, commitment: Commitment, visibility: Visibility, event: EventId) -> None:
    if visibility is not Visibility.PAIR:
        await _share(desk, group, commitment, visibility, event)
        return
    people = practice.possible_pairs(group, commitment.person)
    names = tuple(words("commitment-numbered", n=n, name=group.name_of(one)) for n, one in enumerate(people, 1))
    question = words("commitment-which-pair", people=Several(names, "lines"))
    await desk.write_to(commitment.person, (question,), key=answer_key(event, "pair"), group=group)
    await _ask(desk, group, commitment, PAIR, _marked(people))


async def _share(
    desk: Desk, group: Group, commitment: Commitment, visibility: Visibility, event: EventId, pair: PersonId | None = None
) -> None:
    """Show it to those whom its maker has chosen, and to nobody else any more."""
    effects: list[Effect] = []
    if (visibility, pair) != (commitment.visibility, commitment.pair):
        effects += practice.hidden(commitment)
        commitment = replace(commitment, visibility=visibility, pair=pair, shown=None)
        shown = practice.shared(group, commitment, event)
        effects += shown
        await desk.tx.commitments.save(replace(commitment, shown=shown[0].key if shown else None))
    match visibility:
        case Visibility.ONLY_ME:
            said = words("commitment-only-you")
        case Visibility.PAIR:
            said = words("commitment-told-pair", name=group.name_of(pair or commitment.person))
        case Visibility.GROUP:
            said = words("commitment-told-group")
    await desk.carry_out(group, Decision(group, tuple(effects)))
    await desk.write_to(commitment.person, (said,), key=answer_key(event, "shared"), group=group)


async def _told(desk: Desk, group: Group, commitment: Commitment, status: Status, event: EventId) -> None:
    """Keep how it is going, answer kindly, and ask about the next one that has waited with it."""
    await desk.tx.commitments.save(replace(commitment, status=status, asked_at=commitment.asked_at or desk.now))
    person = commitment.person
    await desk.write_to(person, practice.told_status(status), key=answer_key(event, "status"), group=group)
    if status is Status.DONE:
        await _ask(desk, group, commitment, TELL)
    elif status is Status.NOT_THIS_TIME:
        await _ask(desk, group, commitment, NEXT)
    for one in await desk.tx.commitments.of_person(group.id, person):
        if one.asked_at is None and not one.goal and practice.due(group, one.since) == practice.due(group, commitment.since):
            await desk.tx.commitments.save(replace(one, asked_at=desk.now))
            await desk.carry_out(group, Decision(group, practice.how_is_it(one, f"re:{event}")))
            return


async def _go_on(desk: Desk, group: Group, commitment: Commitment, what: Next, event: EventId) -> None:
    """What becomes of one that was not for this time."""
    person = commitment.person
    match what:
        case Next.KEEP:
            session = practice.due(group, commitment.since)
            since = desk.now if session is None else max(session.begins(), desk.now)
            await desk.tx.commitments.save(replace(commitment, since=since, status=None, asked_at=None))
            await desk.write_to(person, (words("commitment-goes-on"),), key=answer_key(event, "1"), group=group)
        case Next.ANOTHER:
            await _remove(desk, group, commitment)
            await begin(desk, group, person, None, event)
        case Next.LET_BE:
            await _let_go(desk, group, commitment)


async def _let_go(desk: Desk, group: Group, commitment: Commitment) -> None:
    await _remove(desk, group, commitment)
    said = Say(
        ToPerson(commitment.person), f"commitment-gone:{commitment.id}:{commitment.person}", (words("commitment-dropped"),)
    )
    await desk.carry_out(group, Decision(group, (said,)))


async def _remove(desk: Desk, group: Group, commitment: Commitment) -> None:
    await desk.tx.commitments.remove((commitment,))
    await desk.carry_out(group, Decision(group, practice.hidden(commitment)))


async def _ask(desk: Desk, group: Group, commitment: Commitment, kind: str, of: str = "") -> None:
    """Leave a question about one open; whatever else was open is closed."""
    payload = {"group": group.id, "commitment": commitment.id, "of": of}
    await desk.tx.dialogues.set(commitment.person, kind, payload, desk.real)


def _chosen(kind: type[_Choice], text: str) -> _Choice | None:
    """The choice of that number, counted from 1."""
    match = re.fullmatch(r"\s*([1-9])\s*[.)!]?\s*", text, re.ASCII)
    choices = list(kind)
    return choices[int(match[1]) - 1] if match is not None and int(match[1]) <= len(choices) else None


def _named(group: Group, people: Sequence[PersonId], text: str) -> PersonId | None:
    """One of these people, by number or by name."""
    typed = text.strip().rstrip(".)").casefold()
    for number, one in enumerate(people, 1):
        if typed in (str(number), group.name_of(one).casefold(), one.casefold()):
            return one
    return None


def _marked(people: Sequence[PersonId]) -> str:
    """A mark by which a numbered list is known again: were it another one meanwhile, a number would mean somebody else."""
    return sha256(" ".join(people).encode()).hexdigest()[:16]

"""A round: everybody speaks once, in an order that chance makes, for equally long.

Whoever passes is asked again at the end, once; who has dropped out of the call comes last. What runs over is not interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from facilitation.activity import Activity, ActivityKind, NothingUnderWay, TooFew, Turn, within_reason
from facilitation.chance import Chance
from facilitation.group import Group
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session
from facilitation.words import Body, CommandRef, Words, words


class NotYourTurn(Refusal):
    """Somebody else speaks now."""

    def __init__(self, name: str) -> None:
        super().__init__(words("round-not-your-turn", name=name))


class NoTurnLeft(Refusal):
    """The person has no turn in this round any more, or never had one."""

    def __init__(self, name: str) -> None:
        super().__init__(words("round-no-turn-left", name=name))


def begin(session: Session, people: Sequence[PersonId], minutes: int, now: datetime, chance: Chance) -> Activity:
    """A round of these people. Raises `TooFew`."""
    if len(people) < 2:
        raise TooFew
    order = list(people)
    chance.shuffle(order)
    turns = tuple(Turn(one) for one in order)
    return Activity(ActivityKind.ROUND, session.number, within_reason(minutes), now, turns=turns)


def equal_minutes(phase_minutes: int, people: int) -> int:
    """How long each may speak when the phase is shared equally: whole minutes, at least one."""
    return max(1, phase_minutes // max(1, people))


def done(running: Activity, now: datetime) -> Activity | None:
    """The turn has ended, and the next one begins; None when it was the last."""
    return _from(running, running.turns[1:], now)


def passing(running: Activity, person: PersonId, now: datetime) -> Activity | None:
    """The person does not want to speak now: they come once more at the end. A second time, or with nobody else left to
    speak, they have had their turn. Raises `NoTurnLeft`, whose name is the id.
    """
    turn = _turn_of(running, person)
    others = tuple(one for one in running.turns if one is not turn)
    left = others if turn.again or not others else (*others, Turn(person, again=True))
    return _from(running, left, now)


def later(running: Activity, person: PersonId, now: datetime) -> Activity:
    """Who has dropped out of the call speaks last. Raises `NoTurnLeft`, whose name is the id."""
    turn = _turn_of(running, person)
    moved = _from(running, (*(one for one in running.turns if one is not turn), turn), now)
    return moved or running


def add(running: Activity, person: PersonId) -> Activity:
    """Somebody who came after all speaks too, after the others; who is to speak anyway is not added twice."""
    if any(one.person == person for one in running.turns):
        return running
    return replace(running, turns=(*running.turns, Turn(person)))


def opening(group: Group, running: Activity) -> Body:
    """What is said as the round begins."""
    how = words("round-how", done_command=CommandRef("done"), pass_command=CommandRef("pass"))
    return (words("round-start", minutes=running.minutes), how, whose_turn(group, running))


def whose_turn(group: Group, running: Activity) -> Words:
    """Whose turn it is, and whose is next."""
    now, *then = running.turns
    name = group.name_of(now.person)
    if not then:
        return words("round-again-last" if now.again else "round-turn-last", name=name)
    return words("round-again" if now.again else "round-turn", name=name, next=group.name_of(then[0].person))


def going_on(group: Group, after: Activity | None) -> Body:
    """What is said when a turn has ended."""
    return (words("round-end"),) if after is None else (whose_turn(group, after),)


def checked(running: Activity | None) -> Activity:
    """The round that is under way. Raises `NothingUnderWay`."""
    if running is None or running.kind is not ActivityKind.ROUND:
        raise NothingUnderWay(ActivityKind.ROUND)
    return running


def _turn_of(running: Activity, person: PersonId) -> Turn:
    turn = next((one for one in running.turns if one.person == person), None)
    if turn is None:
        raise NoTurnLeft(person)
    return turn


def _from(running: Activity, turns: tuple[Turn, ...], now: datetime) -> Activity | None:
    """The round with these turns left; a turn that goes on keeps its time."""
    if not turns:
        return None
    goes_on = turns[0] == running.turns[0]
    return replace(running, turns=turns, began=running.began if goes_on else now)

"""Leading a phase: back, more time, the clock stands and goes on, one question at a time. Quiet: the card changes in place.

All of it can be typed, and the most of it pressed under the card.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitation import card, meeting, prompts
from facilitation.effects import Decision
from facilitation.group import Group
from facilitation.practice import Practice
from facilitation.prompts import OwnQuestion, Wish
from facilitation.refusals import Refusal
from facilitation.words import words


class FirstPhase(Refusal):
    """The session is in its first phase; there is none before."""

    def __init__(self) -> None:
        super().__init__(words("card-first-phase"))


def go_back(group: Group, practice: Practice, now: datetime) -> Decision:
    """Back to the phase before, which ends when it was to end, or in five minutes when that is too soon.

    Its own question is repeated, a question of the theme's is not. Raises `NoSessionOpen`, `FirstPhase`.
    """
    session = meeting.opened(group)
    if not session.phase:
        raise FirstPhase
    ends = card.of(group, session, practice.programme_of(group)).returns_to
    if ends is not None:
        ends = max(ends, now + timedelta(minutes=card.EXTENSION))
    group, phase = card.enter(group, session, practice.programme_of(group), session.phase - 1, now, ends=ends)
    return Decision(group, phase)


def extend(group: Group, practice: Practice, minutes: int | None, now: datetime) -> Decision:
    """More time for this phase: five minutes when none are named. Without a number, a clock that stands just goes on.

    Raises `NoSessionOpen`, `card.BadMinutes`.
    """
    session = meeting.opened(group)
    if minutes is None and card.of(group, session, practice.programme_of(group)).paused_at is not None:
        return card.resume(group, session, practice.programme_of(group), now)
    return card.extend(group, session, practice.programme_of(group), card.EXTENSION if minutes is None else minutes, now)


def pause(group: Group, practice: Practice, now: datetime) -> Decision:
    """The clock of the phase stands. Raises `NoSessionOpen`, `card.ClockStands`."""
    return card.pause(group, meeting.opened(group), practice.programme_of(group), now)


def resume(group: Group, practice: Practice, now: datetime) -> Decision:
    """The clock of the phase goes on. Raises `NoSessionOpen`, `card.ClockRuns`."""
    return card.resume(group, meeting.opened(group), practice.programme_of(group), now)


def prompt(group: Group, practice: Practice, wish: Wish, *, nonce: str = "") -> Decision:
    """Show one question, in whatever phase. `nonce` (the id of the command's event) tells two questions of one's own apart.

    Raises `NoSessionOpen` and the refusals of `prompts`.
    """
    session = meeting.opened(group)
    if isinstance(wish, OwnQuestion):
        return prompts.show_own(group, session, wish, nonce)
    programme = practice.programme_of(group)
    return prompts.show(group, session, programme, prompts.choose(group, session, programme, wish))


def press(group: Group, practice: Practice, sign: card.Sign, about: str, now: datetime) -> Decision:
    """A facilitator pressed a sign under the card with the key `about`; under one that shows no phase any more it means nothing.

    Raises what the command that does the same raises.
    """
    session = group.open_session()
    if session is None or card.key_of(session, card.of(group, session, practice.programme_of(group))) != about:
        return Decision(group)
    match sign:
        case card.Sign.NEXT:
            return meeting.advance(group, practice, now)
        case card.Sign.PROMPT:
            return prompt(group, practice, prompts.Which.NEXT)
        case card.Sign.PAUSE if card.of(group, session, practice.programme_of(group)).paused_at is None:
            return pause(group, practice, now)
        case card.Sign.PAUSE:
            return resume(group, practice, now)

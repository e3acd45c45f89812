"""Fewer than three have said that they come: those who lead are asked in private, once, whether to hold, move or skip.

Who does not answer holds the session. The first answer of a facilitator counts for all of them.
"""

from __future__ import annotations

from enum import StrEnum

from facilitation.effects import AskPoll, Choice, Effect, EndPoll, Say, ToPerson
from facilitation.group import Group, Role
from facilitation.schedule import move_to_type
from facilitation.session import PersonId, Session
from facilitation.words import CommandRef, When, words


class Way(StrEnum):
    """What may become of a session to which few come."""

    HOLD = "hold"
    MOVE = "move"
    SKIP = "skip"


def poll_key(session: Session, person: PersonId) -> str:
    """Key of the question to that facilitator about the session at its present date."""
    return f"too-few:{session.number}:{session.revision}:{person}"


def end_key(session: Session, person: PersonId) -> str:
    """Key of the closing of that question: once it is there, it has been answered."""
    return f"too-few-end:{session.number}:{session.revision}:{person}"


def ask(group: Group, session: Session) -> tuple[Effect, ...]:
    """The question to everybody who leads, each in their own direct room."""
    question = words("too-few-question", date=When(session.begins()))
    choices = tuple(Choice(one.value, words(f"too-few-way-{one.value}")) for one in Way)
    return tuple(
        AskPoll(ToPerson(one.person), poll_key(session, one.person), (question,), choices, useful_until=session.begins())
        for one in group.joined((Role.FACILITATOR,))
    )


def read(text: str) -> Way | None:
    """The answer that a digit from 1 to 3 stands for."""
    ways = tuple(Way)
    typed = text.strip().rstrip(".)")
    return ways[int(typed) - 1] if typed in ("1", "2", "3") else None


def settled(group: Group, session: Session, way: Way) -> tuple[Effect, ...]:
    """The question is answered: it closes for everybody who was asked."""
    body = (words(f"too-few-settled-{way.value}"),)
    return tuple(
        EndPoll(ToPerson(one.person), end_key(session, one.person), poll_key(session, one.person), body)
        for one in group.with_roles(Role.FACILITATOR)
    )


def noted(session: Session, person: PersonId, way: Way) -> Say:
    """What the facilitator hears who answered; skipping needs their yes first."""
    date = When(session.begins())
    if way is Way.HOLD:
        part = words("too-few-hold", date=date)
    elif way is Way.MOVE:
        part = words("too-few-move", move_command=move_to_type(session))
    else:
        part = words("too-few-skip", date=date, confirm_command=CommandRef("yes"), cancel_command=CommandRef("no"))
    return Say(ToPerson(person), f"too-few-{way.value}:{session.number}:{session.revision}:{person}", (part,))

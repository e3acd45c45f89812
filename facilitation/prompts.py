"""Which question comes next: one at a time, none of them twice in a group, and no deeper than trust has grown.

The gate is the programme's (`gate`). A facilitator may look past it, one step at a time, or leave a question aside for another
of the same depth; and may put a question of their own, which is shown once and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitation.effects import Decision, Say, ToRoom
from facilitation.frame import position
from facilitation.group import Group
from facilitation.programme import Programme, Prompt, gate
from facilitation.refusals import Refusal
from facilitation.session import Asked, Session, SessionState
from facilitation.words import Body, CommandRef, Phrase, words

LONGEST_QUESTION = 300
"""Characters of a question of one's own: more is not read on a phone while people talk."""


class Which(StrEnum):
    """Which of the programme's questions is wanted."""

    NEXT = "next"
    DEEPER = "deeper"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question in the facilitator's own words."""

    text: str


Wish = Which | OwnQuestion


class NoMorePrompts(Refusal):
    """All questions of the theme that suit this session have been shown. `deeper`: some are left that are too deep yet."""

    def __init__(self, session: Session, *, deeper: bool) -> None:
        further = words("prompts-further-deeper", command=CommandRef("prompt", "deeper"))
        other = words("prompts-further", other=CommandRef("prompt", "other"), own=words("command-prompt-own-example"))
        super().__init__(words("prompts-no-more"), *((further,) if deeper else ()), other)
        self.session = session


class NothingDeeper(Refusal):
    """The theme has no deeper question that the group has not seen."""

    def __init__(self, session: Session) -> None:
        super().__init__(words("prompts-nothing-deeper", other=CommandRef("prompt", "other")))
        self.session = session


class NoOther(Refusal):
    """No theme has a question of that depth that the group has not seen."""

    def __init__(self, session: Session) -> None:
        super().__init__(words("prompts-no-other", own=words("command-prompt-own-example")))
        self.session = session


class QuestionTooLong(Refusal):
    """The question has `length` characters, more than 300."""

    def __init__(self, length: int) -> None:
        super().__init__(words("practice-poll-question-long", most=LONGEST_QUESTION, length=length))
        self.length = length


def choose(group: Group, session: Session, programme: Programme, wish: Which) -> Asked:
    """The question that the wish leads to. Raises `NoMorePrompts`, `NothingDeeper`, `NoOther`."""
    match wish:
        case Which.DEEPER:
            return _deeper(group, session, programme)
        case Which.OTHER if session.prompts_shown:
            return _other(group, session, programme)
        case _:
            found = upcoming(group, session, programme)
            if found is None:
                left = next(_unseen(group, session.theme, programme), None) is not None
                raise NoMorePrompts(session, deeper=left)
            return found


def in_store(group: Group, session: Session, programme: Programme) -> tuple[Prompt, ...]:
    """The theme's questions that the group has not seen and that are not too deep yet, in their order."""
    deepest = gate(position(group, session)[0])
    unseen = (prompt_of(programme, one) for one in _unseen(group, session.theme, programme))
    return tuple(one for one in unseen if one.depth <= deepest)


def upcoming(group: Group, session: Session, programme: Programme) -> Asked | None:
    """The theme's next question that the group has not seen and that is not too deep yet; None when there is none."""
    deepest = gate(position(group, session)[0])
    return next((one for one in _unseen(group, session.theme, programme) if prompt_of(programme, one).depth <= deepest), None)


def show(group: Group, session: Session, programme: Programme, asked: Asked) -> Decision:
    """The question put to the room and noted as shown."""
    group = noted(group, session, asked)
    key = f"prompt:{session.number}:{session.revision}:{asked.theme}:{asked.index}"
    return Decision(group, (Say(ToRoom(), key, body(group, session, programme, asked), rings=False),))


def show_own(group: Group, session: Session, question: OwnQuestion, nonce: str) -> Decision:
    """A question in the facilitator's own words, put to the room. `nonce` tells two of them apart. Raises `QuestionTooLong`."""
    text = " ".join(question.text.split())
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(len(text))
    key = f"prompt:own:{session.number}:{nonce}"
    return Decision(group, (Say(ToRoom(), key, (words("practice-own-question", question=text),), rings=False),))


def noted(group: Group, session: Session, asked: Asked) -> Group:
    """The group, which has seen that question now."""
    return group.replacing(replace(session, prompts_shown=(*session.prompts_shown, asked)))


def body(group: Group, session: Session, programme: Programme, asked: Asked) -> Body:
    """The question, already noted as shown; and how to get the next one, if there is one."""
    question = Phrase(prompt_of(programme, asked).text)
    current = group.session(session.number) or session
    if upcoming(group, current, programme) is None:
        return (question,)
    return (question, words("practice-next-prompt", prompt_command=CommandRef("prompt")))


def prompt_of(programme: Programme, asked: Asked) -> Prompt:
    """The question itself. Raises KeyError or IndexError when the programme has it no more."""
    return programme.theme(asked.theme).prompts[asked.index]


def _deeper(group: Group, session: Session, programme: Programme) -> Asked:
    depth = _depth_now(session, programme)
    below = [one for one in _unseen(group, session.theme, programme) if prompt_of(programme, one).depth > depth]
    if not below:
        raise NothingDeeper(session)
    return min(below, key=lambda one: prompt_of(programme, one).depth)


def _other(group: Group, session: Session, programme: Programme) -> Asked:
    depth = _depth_now(session, programme)
    for theme in _stores(group, session, programme):
        for asked in _unseen(group, theme, programme):
            prompt = prompt_of(programme, asked)
            # What has a job of its own (the agreement, the evaluation) stands in for nothing.
            if prompt.depth == depth and (prompt.role is None or theme == session.theme):
                return asked
    raise NoOther(session)


def _depth_now(session: Session, programme: Programme) -> int:
    """How deep the last question went; what the programme has no more counts as everyday."""
    if not session.prompts_shown:
        return 0
    try:
        return prompt_of(programme, session.prompts_shown[-1]).depth
    except (KeyError, IndexError):
        return 1


def _stores(group: Group, session: Session, programme: Programme) -> Iterator[str]:
    """The themes to take another question from: this one, what is left of those that are over, those that the group does not
    have, and only then those that are still to come.
    """
    held = [one.theme for one in group.in_order() if one.state is SessionState.HELD]
    planned = {one.theme for one in group.sessions}
    free = [one.key for one in programme.themes if one.fixed is None]
    yield session.theme
    yield from (one for one in free if one in held)
    yield from (one for one in free if one not in planned)
    yield from (one for one in free if one in planned and one not in held and one != session.theme)


def _unseen(group: Group, theme: str, programme: Programme) -> Iterator[Asked]:
    """The theme's questions that the group has not seen in any session, in their order."""
    seen = {asked for one in group.sessions for asked in one.prompts_shown}
    every = (Asked(theme, index) for index in range(len(programme.theme(theme).prompts)))
    return (asked for asked in every if asked not in seen)

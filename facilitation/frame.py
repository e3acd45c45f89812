"""The frame of one session: which phases it has, in minutes, and what is said as each begins.

The programme gives the frame for a length. The first session has no experiments to look back on and spends that time on
getting acquainted; the last has no next time to try something for and spends it on its closing round.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from facilitation.group import Group
from facilitation.programme import PhaseTemplate, Programme, Prompt, gate
from facilitation.session import Session
from facilitation.words import Body, CommandRef, Phrase, Several, When, Words, words

GOAL_ASKED_AT = (1, 3)
"""The places, in the order, of the sessions at which one may set a goal for the whole programme too."""


def position(group: Group, session: Session) -> tuple[int, int]:
    """The session's place in the order, counted from 1, and how many there are."""
    order = [one.number for one in group.in_order()]
    return order.index(session.number) + 1, len(order)


def phases(group: Group, session: Session, programme: Programme) -> tuple[PhaseTemplate, ...]:
    """The phases of this session, in order."""
    place, total = position(group, session)
    frame = programme.phases(group.length)
    if place == 1:
        frame = _given_to(frame, "look_back", "check_in")
    if place == total:
        frame = _given_to(frame, "commitments", "check_out")
    return frame


def name_of(phase: PhaseTemplate) -> Words:
    """The phase's name to show."""
    return words(f"phases-{phase.key.replace('_', '-')}")


def agenda(group: Group, session: Session, programme: Programme, begins: datetime) -> Body:
    """What lies ahead, a line per phase with its minutes and when it ends if all goes as planned."""
    place, total = position(group, session)
    title = programme.theme(session.theme).title
    lines: list[Words] = []
    until = begins
    for phase in phases(group, session, programme):
        until += timedelta(minutes=phase.minutes)
        lines.append(words("practice-agenda-line", phase=name_of(phase), minutes=phase.minutes, time=When(until, "time")))
    heading = words("session-news-agenda", n=place, total=total, theme=title)
    return (words("practice-agenda", heading=heading, lines=Several(tuple(lines), "lines")),)


def phase_body(group: Group, session: Session, programme: Programme, index: int, began: datetime, prompt: Prompt | None) -> Body:
    """What is said as the phase of that index begins at `began`: its name, until when, and its question."""
    frame = phases(group, session, programme)
    phase = frame[index]
    until = When(began + timedelta(minutes=phase.minutes), "time")
    if phase.key == "break":
        return (words("break", minutes=phase.minutes, time=until),)
    if index + 1 < len(frame):
        card = words("session-news-card", phase=name_of(phase), time=until, next=name_of(frame[index + 1]))
    else:
        card = words("session-news-card-last", phase=name_of(phase), time=until)
    return (card, *_question(group, session, programme, phase, prompt))


def prompt_body(group: Group, session: Session, programme: Programme, prompt: Prompt) -> Body:
    """A question for the conversation, already noted as shown; and how to get the next one, if there is one."""
    if next_prompt(group, session, programme) is None:
        return (Phrase(prompt.text),)
    return (Phrase(prompt.text), words("practice-next-prompt", prompt_command=CommandRef("prompt")))


def next_prompt(group: Group, session: Session, programme: Programme) -> int | None:
    """The index of the theme's next question that has not been shown and is not too deep yet; None when there is none."""
    deepest = gate(position(group, session)[0])
    for index, prompt in enumerate(programme.theme(session.theme).prompts):
        if index not in session.prompts_shown and prompt.depth <= deepest:
            return index
    return None


def _question(group: Group, session: Session, programme: Programme, phase: PhaseTemplate, prompt: Prompt | None) -> Body:
    theme = programme.theme(session.theme)
    match phase.key:
        case "check_in":
            return (Phrase(theme.check_in), words("round-how-phase", command=CommandRef("round")))
        case "check_out":
            return (Phrase(theme.closing), words("round-how-phase", command=CommandRef("round")))
        case "look_back":
            return (words("practice-look-back"),)
        case "commitments":
            goal = (words("commitment-goal-how"),) if position(group, session)[0] in GOAL_ASKED_AT else ()
            return (words("commitment-ask"), words("commitment-how"), *goal)
        case "discussion" if prompt is not None:
            return prompt_body(group, session, programme, prompt)
        case "discussion":
            return (words("free-talk", minutes=phase.minutes),)
    return ()


def _given_to(frame: tuple[PhaseTemplate, ...], left_out: str, heir: str) -> tuple[PhaseTemplate, ...]:
    """The frame without one phase, whose minutes go to another. A frame that lacks either stays as it is."""
    spare = next((one.minutes for one in frame if one.key == left_out), None)
    if spare is None or all(one.key != heir for one in frame):
        return frame
    kept = (one for one in frame if one.key != left_out)
    return tuple(replace(one, minutes=one.minutes + spare) if one.key == heir else one for one in kept)

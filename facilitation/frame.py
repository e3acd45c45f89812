"""The frame of one session: which phases it has, in minutes.

The programme gives the frame for a length. The first session has no experiments to look back on and spends that time on
getting acquainted; the last has no next time to try something for and spends it on its closing round.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from facilitation.group import Group
from facilitation.programme import PhaseTemplate, Programme
from facilitation.session import Briefing, Session
from facilitation.timing import STEP
from facilitation.words import Body, Several, When, Words, words

GOAL_ASKED_AT = (1, 3)
"""The places, in the order, of the sessions at which one may set a goal for the whole programme too."""
BRIEFING = "briefing"
"""The phase of a guest; it is over before the break, the pairs and the conversation, which are the group's own."""
_AFTER_BRIEFING = ("break", "pairs", "discussion")


def position(group: Group, session: Session) -> tuple[int, int]:
    """The session's place in the order, counted from 1, and how many there are."""
    order = [one.number for one in group.in_order()]
    return order.index(session.number) + 1, len(order)


def phases(group: Group, session: Session, programme: Programme) -> tuple[PhaseTemplate, ...]:
    """The phases of this session, in order."""
    place, total = position(group, session)
    frame = programme.phases(group.length) if session.briefing is None else _with_briefing(group, session.briefing, programme)
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


def _with_briefing(group: Group, briefing: Briefing, programme: Programme) -> tuple[PhaseTemplate, ...]:
    """The frame with the guest's minutes in it. They are taken from the longest phases, the conversation first of all."""
    frame = list(programme.phases(group.length, with_guest=True))
    if all(one.key != BRIEFING for one in frame):
        before = next((at for at, one in enumerate(frame) if one.key in _AFTER_BRIEFING), len(frame))
        frame.insert(before, PhaseTemplate(BRIEFING, 0))
    at = next(at for at, one in enumerate(frame) if one.key == BRIEFING)
    spare = frame[at].minutes - briefing.minutes
    frame[at] = PhaseTemplate(BRIEFING, briefing.minutes)
    others = [one for one in range(len(frame)) if frame[one].key not in (BRIEFING, "break")]
    while spare and others:
        longest = max(others, key=lambda one: (frame[one].key == "discussion" and frame[one].minutes > STEP, frame[one].minutes))
        if spare < 0 and frame[longest].minutes <= 1:
            break
        change = spare if spare > 0 else -min(STEP, -spare, frame[longest].minutes - 1)
        frame[longest] = replace(frame[longest], minutes=frame[longest].minutes + change)
        spare -= change
    return tuple(frame)


def _given_to(frame: tuple[PhaseTemplate, ...], left_out: str, heir: str) -> tuple[PhaseTemplate, ...]:
    """The frame without one phase, whose minutes go to another. A frame that lacks either stays as it is."""
    spare = next((one.minutes for one in frame if one.key == left_out), None)
    if spare is None or all(one.key != heir for one in frame):
        return frame
    kept = (one for one in frame if one.key != left_out)
    return tuple(replace(one, minutes=one.minutes + spare) if one.key == heir else one for one in kept)

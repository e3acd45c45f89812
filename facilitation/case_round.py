"""The case round: one brings a case from their own work, and the others think with them in four steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from facilitation.activity import Activity, ActivityKind, Turn
from facilitation.group import Group
from facilitation.session import PersonId, Session
from facilitation.words import Body, CommandRef, Several, When, words


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step: the last part of its catalogue key, and its minutes."""

    key: str
    minutes: int


STEPS = (CaseStep("present", 2), CaseStep("clarify", 4), CaseStep("think-aloud", 8), CaseStep("take-away", 2))


def begin(session: Session, person: PersonId | None, now: datetime) -> Activity:
    """The first step. `person`: who brings the case, if that is said."""
    turns = () if person is None else (Turn(person),)
    return Activity(ActivityKind.CASE, session.number, STEPS[0].minutes, now, turns=turns)


def advance(running: Activity, now: datetime) -> Activity | None:
    """The next step; None after the last."""
    place = running.place + 1
    if place >= len(STEPS):
        return None
    return replace(running, place=place, minutes=STEPS[place].minutes, began=now)


def opening(group: Group, running: Activity) -> Body:
    """What is said as the case round begins: who brings the case, the first step, and how to go on."""
    person = running.current
    title = words("case-title") if person is None else words("case-title-named", name=group.name_of(person))
    return (title, *step_body(running), words("case-how", done_command=CommandRef("done")))


def step_body(running: Activity | None) -> Body:
    """The step and until when it goes; after the last one, thanks."""
    if running is None:
        return (words("case-end"),)
    until = When(running.until, "time")
    heading = words("case-step", n=running.place + 1, total=len(STEPS), time=until)
    return (heading, words(f"case-step-{STEPS[running.place].key}"))


def queue_body(names: tuple[str, ...]) -> Body:
    """Who would bring a case, in the order in which they said so. For the facilitator: names, nothing else is known."""
    if not names:
        return (words("case-queue-empty"),)
    lines = tuple(words("case-queue-line", n=number, name=name) for number, name in enumerate(names, 1))
    return (words("case-queue", lines=Several(lines, "lines")), words("case-queue-start", command=CommandRef("case")))

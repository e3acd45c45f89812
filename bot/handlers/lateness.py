"""What becomes of a step that comes late: it is said with a word, or not any more, and named.

`docs/promises.md` is made from this.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from enum import Enum

from facilitation.calendar import Audience, StepKind, rule
from facilitation.words import Words, words

LATE = timedelta(minutes=30)
"""What comes later than this says in the room that it is sorry to be late."""

STUCK = timedelta(hours=1)
"""What has not got through for so long is told by another way."""

_NAMES = {
    StepKind.RSVP: "rsvp-ask",
    StepKind.TECH_CHECK: "tech-check",
    StepKind.STARTING: "starting-soon",
    StepKind.THANKS: "thanks",
    StepKind.NUDGE: "nudge",
    StepKind.NEEDS_SURVEY: "needs",
    StepKind.PULSE: "pulse",
    StepKind.FEEDBACK: "feedback",
    StepKind.AGREEMENT_OPEN: "agreement",
    StepKind.PREPARATION: "preparation",
    StepKind.FAREWELL: "farewell",
    # Who would have got one of these is nobody else's matter, nor is whether anybody would have.
    StepKind.RSVP_AGAIN: "private",
    StepKind.MISSED: "private",
    StepKind.COMMITMENT: "private",
    StepKind.SPARRING: "private",
}
"""What a step is called when it was missed; a step that is not here is not worth a word."""

_SEEN_BY_ALL = frozenset({Audience.ROOM, Audience.MEMBERS})


class Told(Enum):
    """Who hears that a step was not said. What facilitators hear, the host hears too."""

    GROUP_AND_FACILITATORS = "group and facilitators"
    FACILITATORS = "facilitators"
    NOBODY = "nobody"


def told(kind: StepKind) -> Told:
    """Who hears that a step of that kind was not said: the group of what all of it would have seen."""
    if kind not in _NAMES:
        return Told.NOBODY
    return Told.GROUP_AND_FACILITATORS if rule(kind).to in _SEEN_BY_ALL else Told.FACILITATORS


def name(kind: StepKind) -> Words | None:
    """What a step of that kind is called when it was missed; None when nobody is told."""
    return words(f"away-kinds-{_NAMES[kind]}") if kind in _NAMES else None


def names(kinds: Iterable[StepKind]) -> tuple[Words, ...]:
    """The names of all of them, each once, in the order given."""
    known = dict.fromkeys(_NAMES[kind] for kind in kinds if kind in _NAMES)
    return tuple(words(f"away-kinds-{one}") for one in known)

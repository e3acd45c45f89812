"""What a programme is made of: themes with their questions, clauses, the pulse, the case round, feedback, wishes, scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitation.words import Localised


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question for the group. `role` marks one that does a job: agreement, case_round, evaluation, continuation."""

    depth: int
    text: Localised
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """What one session is about.

    `check_in` and `closing` are the questions of its first and last round, `nudge` what is said half-way to the next
    session, `tip` a word to the facilitator. `fixed` themes keep their place. `method` names a special way of working.
    """

    key: str
    title: Localised
    check_in: Localised
    prompts: tuple[Prompt, ...]
    nudge: Localised
    closing: Localised
    tip: Localised | None = None
    fixed: Literal["first", "last"] | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One promise of the agreement."""

    key: str
    text: Localised


@dataclass(frozen=True, slots=True)
class PulseItem:
    """A question of the pulse: five answers from low to high, and the three bands that are all that is ever shown.

    Of a `two_sided` item the middle is the best, so it is never read as "the higher, the better".
    """

    key: str
    label: Localised
    question: Localised
    answers: tuple[Localised, ...]
    bands: tuple[Localised, ...]
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the case round and its minutes."""

    key: str
    minutes: int
    text: Localised


@dataclass(frozen=True, slots=True)
class CaseRound:
    """A way to think together about one member's problem."""

    name: Localised
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """A question after a session: one to five, or in the member's own words."""

    key: str
    text: Localised
    free_text: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A wish that one may choose in the needs survey. `theme` is the key of the theme that answers it, if one does."""

    key: str
    text: Localised
    theme: str | None = None


MOST_WISHES = 10
"""Options of the needs survey, as many as a poll shows well."""

OTHER = "other"
"""The key of the wish that is said in one's own words, and then becomes a topic."""


@dataclass(frozen=True, slots=True)
class NeedsSurvey:
    """What members would like to talk about."""

    ask: Localised
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the group is not, and where help is: for anywhere, and with the numbers of Finland."""

    generic: Localised
    fi_region: Localised
    workplace_crisis: Localised

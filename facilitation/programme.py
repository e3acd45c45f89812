"""The programme of a group: its themes with their questions, its agreement, its pulse, its timing.

The built-in programme is a file beside this one, and an organisation may bring its own in the same form. Here it is a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import cycle, islice

from facilitation.material import CaseRound, Clause, Feedback, NeedsSurvey, Option, Prompt, PulseItem, Scope, Step, Theme
from facilitation.reading import BadProgramme
from facilitation.timing import PhaseTemplate, Timing, nearest, phases_of
from facilitation.words import Localised

__all__ = [
    "BadProgramme",
    "CaseRound",
    "Clause",
    "Feedback",
    "NeedsSurvey",
    "Option",
    "PhaseTemplate",
    "Programme",
    "Prompt",
    "PulseItem",
    "Scope",
    "Step",
    "Theme",
    "Timing",
    "gate",
    "prompts_upto",
]

DEEPEST = 3
"""1 is everyday, 2 personal, 3 close to the bone."""

MOST_SESSIONS = 12


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that the practice says out of its own content. `arcs` are the variants by their number of sessions.

    `own_theme` is the pattern for a topic of a group's own, and `own` are the themes that one group has made of it.
    """

    themes: tuple[Theme, ...]
    arcs: Mapping[int, tuple[str, ...]]
    confidentiality: tuple[Localised, ...]
    agreement_title: Localised
    agreement_accept: Localised
    clauses: tuple[Clause, ...]
    pulse_items: tuple[PulseItem, ...]
    timings: tuple[Timing, ...]
    scope: Scope
    case_round: CaseRound
    feedback: tuple[Feedback, ...]
    needs: NeedsSurvey
    own_theme: Theme
    own: tuple[Theme, ...] = ()
    _by_key: Mapping[str, Theme] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {theme.key: theme for theme in (*self.themes, *self.own)})

    def theme(self, key: str) -> Theme:
        """The theme of that key. Raises KeyError."""
        return self._by_key[key]

    def has_theme(self, key: str) -> bool:
        """Whether there is a theme of that key."""
        return key in self._by_key

    def with_own(self, titles: Mapping[str, str | None]) -> Programme:
        """The programme with a theme under each of these keys, by the title given, or without one by the pattern's."""
        return replace(
            self,
            own=tuple(
                replace(self.own_theme, key=key, title=self.own_theme.title if title is None else Localised(title, title, title))
                for key, title in titles.items()
            ),
        )

    def middle(self) -> tuple[Theme, ...]:
        """The themes that have no fixed place, in order."""
        return tuple(theme for theme in self.themes if theme.fixed is None)

    def tip(self, key: str) -> Localised | None:
        """A word to the facilitator before a session on that theme, if there is one."""
        return self.theme(key).tip

    def reminder(self, position: int) -> Localised:
        """The confidentiality reminder of the `position`-th session, counted from 1: they take turns."""
        return self.confidentiality[(position - 1) % len(self.confidentiality)]

    def pulse_item(self, key: str) -> PulseItem:
        """The pulse's question of that key. Raises KeyError."""
        for item in self.pulse_items:
            if item.key == key:
                return item
        raise KeyError(key)

    def arc(self, count: int) -> tuple[str, ...]:
        """The keys of the themes of a programme of `count` sessions, in order.

        The written variants come first. A count without one begins and ends with the fixed themes: a shorter one takes the
        first themes between them of the next longer variant; a longer one goes through the middle themes once more, in order,
        before the last. One session alone is the first theme. Raises ValueError outside 1–12.
        """
        if not 1 <= count <= MOST_SESSIONS:
            raise ValueError(f"a programme has from 1 to {MOST_SESSIONS} sessions, not {count}")
        if count in self.arcs:
            return self.arcs[count]
        everything = tuple(theme.key for theme in self.themes)
        longer = [self.arcs[size] for size in sorted(self.arcs) if size > count and size <= len(everything)]
        first, *middle, last = longer[0] if longer else everything
        if count == 1:
            return (first,)
        return (first, *islice(cycle(middle or [last]), count - 2), last)

    def phases(self, length: timedelta, *, with_guest: bool = False) -> tuple[PhaseTemplate, ...]:
        """The phases between start and end; see `facilitation.timing.phases_of`. Raises ValueError."""
        return phases_of(self.timings, length, with_guest=with_guest)

    def arrival(self, length: timedelta) -> int:
        """How many minutes before the start the line opens."""
        return nearest(self.timings, length).arrival


def gate(position: int) -> int:
    """How deep the questions may go in the `position`-th session, counted from 1: to the bone only once trust has grown."""
    return 2 if position <= 2 else DEEPEST


def prompts_upto(theme: Theme, depth: int) -> tuple[Prompt, ...]:
    """The theme's prompts no deeper than `depth`, in their order."""
    return tuple(prompt for prompt in theme.prompts if prompt.depth <= depth)

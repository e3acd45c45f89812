"""The programme of a group: its themes with their questions, its agreement, its pulse, its timing.

The built-in programme is a file beside this one, and an organisation may bring its own in the same form. Here it is a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice
from typing import Literal, cast

from facilitation.material import CaseRound, Clause, Feedback, NeedsSurvey, Option, Prompt, PulseItem, Scope, Step, Theme
from facilitation.reading import BadProgramme, Item
from facilitation.timing import BREAK, BREAK_AFTER, PhaseTemplate, Timing, nearest, phases_of
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
    "parse",
    "prompts_upto",
]

DEEPEST = 3
"""1 is everyday, 2 personal, 3 close to the bone."""

MOST_SESSIONS = 12


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that the practice says out of its own content. `arcs` are the variants by their number of sessions."""

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
    _by_key: Mapping[str, Theme] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {theme.key: theme for theme in self.themes})

    def theme(self, key: str) -> Theme:
        """The theme of that key. Raises KeyError."""
        return self._by_key[key]

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


def parse(data: Mapping[str, object]) -> Programme:
    """Read a programme. Raises `BadProgramme`, which names the path of what is wrong."""
    root = Item(data, "")
    root.mapping(
        "sessions", "arcs", "confidentiality", "agreement", "scope", "timing", "case_round", "pulse", "session_feedback",
        "needs_survey",
    )  # fmt: skip
    themes = tuple(_theme(item) for item in root.get("sessions").elements(least=2))
    _unique([theme.key for theme in themes], root.get("sessions"))
    _ends(themes, root.get("sessions"))
    agreement = root.get("agreement")
    agreement.mapping("title", "accept", "clauses")
    case_round = root.get("case_round")
    needs = root.get("needs_survey")
    return Programme(
        themes=themes,
        arcs=_arcs(root.get("arcs"), themes),
        confidentiality=tuple(item.localised() for item in root.get("confidentiality").elements()),
        agreement_title=agreement.get("title").localised(),
        agreement_accept=agreement.get("accept").localised(),
        clauses=tuple(Clause(item.get("key").key(), item.localised()) for item in _keyed(agreement.get("clauses"))),
        pulse_items=tuple(_pulse_item(item) for item in _keyed(root.get("pulse").get("items"))),
        timings=tuple(_timing(item) for item in root.get("timing").elements()),
        scope=_scope(root.get("scope")),
        case_round=CaseRound(
            case_round.get("name").localised(),
            tuple(
                Step(item.get("key").key(), item.get("minutes").whole(1, 60), item.localised())
                for item in _keyed(case_round.get("steps"))
            ),
        ),
        feedback=tuple(
            Feedback(item.get("key").key(), item.localised(), item.has("free_text") and item.get("free_text").flag())
            for item in _keyed(root.get("session_feedback"))
        ),
        needs=NeedsSurvey(
            needs.get("ask").localised(),
            tuple(Option(item.get("key").key(), item.localised()) for item in _keyed(needs.get("options"))),
        ),
    )


def _theme(item: Item) -> Theme:
    item.mapping("key", "fixed", "method", "theme", "check_in", "prompts", "nudge", "closing", "tip")
    fixed = item.get("fixed") if item.has("fixed") else None
    if fixed is not None and fixed.value not in ("first", "last"):
        raise fixed.bad("is either first or last")
    return Theme(
        key=item.get("key").key(),
        title=item.get("theme").localised(),
        check_in=item.get("check_in").localised(),
        prompts=tuple(_prompt(prompt) for prompt in item.get("prompts").elements()),
        nudge=item.get("nudge").localised("help_command", "delete_date"),
        closing=item.get("closing").localised(),
        tip=item.get("tip").localised("scope_command") if item.has("tip") else None,
        fixed=cast("Literal['first', 'last'] | None", fixed.value if fixed else None),
        method=item.get("method").key() if item.has("method") else None,
    )


def _prompt(item: Item) -> Prompt:
    item.mapping("depth", "role", "fi", "sv", "en")
    role = item.get("role").key() if item.has("role") else None
    return Prompt(item.get("depth").whole(1, DEEPEST), item.localised(), role)


def _ends(themes: tuple[Theme, ...], item: Item) -> None:
    """The first theme and no other is fixed as the first; the same for the last."""
    for index, theme in enumerate(themes):
        expected = "first" if index == 0 else "last" if index == len(themes) - 1 else None
        if theme.fixed != expected:
            reason = f"must be {expected}" if expected else "belongs to the first and the last theme"
            raise BadProgramme(f"{item.path}[{index}].fixed", reason)


def _arcs(item: Item, themes: tuple[Theme, ...]) -> dict[int, tuple[str, ...]]:
    known = {theme.key for theme in themes}
    arcs = {}
    for name, arc in item.items():
        if not name.isdecimal() or not 1 <= int(name) <= MOST_SESSIONS:
            raise arc.bad(f"a number of sessions from 1 to {MOST_SESSIONS} is expected here")
        keys = tuple(element.key() for element in arc.elements(least=int(name), most=int(name)))
        for element in arc.elements():
            if element.value not in known:
                raise element.bad(f"there is no theme {element.value!r}")
        if keys[0] != themes[0].key or (len(keys) > 1 and keys[-1] != themes[-1].key):
            raise arc.bad("must begin with the first theme and end with the last")
        arcs[int(name)] = keys
    return arcs


def _pulse_item(item: Item) -> PulseItem:
    item.mapping("key", "two_sided", "label", "question", "answers", "bands")
    return PulseItem(
        key=item.get("key").key(),
        label=item.get("label").localised(),
        question=item.get("question").localised(),
        answers=tuple(one.localised() for one in item.get("answers").elements(least=5, most=5)),
        bands=tuple(one.localised() for one in item.get("bands").elements(least=3, most=3)),
        two_sided=item.has("two_sided") and item.get("two_sided").flag(),
    )


def _timing(item: Item) -> Timing:
    item.mapping("arrival", "phases", "guest", "without_guest")
    phases = []
    for phase in item.get("phases").elements():
        phase.mapping("key", "minutes")
        phases.append(PhaseTemplate(phase.get("key").key(), phase.get("minutes").whole(1, 240)))
    _unique([phase.key for phase in phases], item.get("phases"))
    named = {}
    for name in ("guest", "without_guest"):
        named[name] = item.get(name).key() if item.has(name) else None
        if named[name] is not None and named[name] not in {phase.key for phase in phases}:
            raise item.get(name).bad("is not one of these phases")
    if (named["guest"] is None) != (named["without_guest"] is None):
        raise item.bad("guest and without_guest belong together")
    timing = Timing(tuple(phases), item.get("arrival").whole(0, 60), named["guest"], named["without_guest"])
    if timedelta(minutes=timing.minutes) > BREAK_AFTER and BREAK not in {phase.key for phase in phases}:
        raise item.get("phases").bad(f"{timing.minutes} minutes need a phase {BREAK!r}")
    return timing


def _scope(item: Item) -> Scope:
    item.mapping("generic", "fi_region", "workplace_crisis")
    return Scope(*(item.get(name).localised() for name in ("generic", "fi_region", "workplace_crisis")))


def _keyed(item: Item) -> tuple[Item, ...]:
    """The elements of a list whose keys are all different."""
    elements = item.elements()
    _unique([element.get("key").key() for element in elements], item)
    return elements


def _unique(keys: list[str], item: Item) -> None:
    for index, key in enumerate(keys):
        if key in keys[:index]:
            raise BadProgramme(f"{item.path}[{index}].key", f"{key!r} is there twice")

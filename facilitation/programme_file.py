"""A programme as it stands in a file: read and checked, with the place of every mistake.

An organisation writes only what is its own. What its file leaves out comes from the built-in programme; the form is described
in `docs/programme.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal, cast

from facilitation.material import (
    MOST_WISHES,
    OTHER,
    CaseRound,
    Clause,
    Feedback,
    NeedsSurvey,
    Option,
    Prompt,
    PulseItem,
    Scope,
    Step,
    Theme,
)
from facilitation.programme import DEEPEST, MOST_SESSIONS, Programme
from facilitation.reading import BadProgramme, Item
from facilitation.timing import BREAK, BREAK_AFTER, PhaseTemplate, Timing

_SECTIONS = (
    "sessions", "arcs", "confidentiality", "agreement", "scope", "timing", "case_round", "pulse", "session_feedback",
    "needs_survey", "own_theme",
)  # fmt: skip
_PHASES = frozenset(
    {"opening", "check_in", "look_back", "briefing", "break", "pairs", "discussion", "commitments", "check_out", "feedback"}
)
"""The phases that a session may have: each has its name in the program's own texts."""
_CASE_ROUND = ("present", "clarify", "think_aloud", "take_away")


def parse(data: Mapping[str, object], base: Mapping[str, object] | None = None) -> Programme:
    """Read a programme; sections that it leaves out are those of `base`, and without one none may be left out.

    Themes of its own are held in their order where it has no `arcs`, and are what may be wished for where it has no
    `needs_survey`. Raises `BadProgramme`, which names the path of what is wrong.
    """
    Item(data, "").mapping(*_SECTIONS)
    inherited = dict(base or {})
    if base is not None and "sessions" in data:
        inherited["arcs"] = {}
        inherited["needs_survey"] = _wishes_for(data["sessions"], Item(base, "").get("needs_survey"))
    root = Item({**inherited, **data}, "")
    themes = tuple(_theme(item) for item in root.get("sessions").elements(least=2))
    _unique([theme.key for theme in themes], root.get("sessions"))
    _ends(themes, root.get("sessions"))
    agreement, case_round, pulse = root.get("agreement"), root.get("case_round"), root.get("pulse")
    agreement.mapping("title", "accept", "clauses")
    case_round.mapping("name", "steps")
    pulse.mapping("items")
    return Programme(
        themes=themes,
        arcs=_arcs(root.get("arcs"), themes),
        confidentiality=tuple(item.localised() for item in root.get("confidentiality").elements()),
        agreement_title=agreement.get("title").localised(),
        agreement_accept=agreement.get("accept").localised(),
        clauses=tuple(_clause(item) for item in _keyed(agreement.get("clauses"))),
        pulse_items=tuple(_pulse_item(item) for item in _keyed(pulse.get("items"))),
        timings=tuple(_timing(item) for item in root.get("timing").elements()),
        scope=_scope(root.get("scope")),
        case_round=CaseRound(case_round.get("name").localised(), _steps(case_round.get("steps"))),
        feedback=tuple(_feedback(item) for item in _keyed(root.get("session_feedback"))),
        needs=_needs(root.get("needs_survey"), themes),
        own_theme=_theme(root.get("own_theme")),
    )


def _clause(item: Item) -> Clause:
    return Clause(item.get("key").key(), item.localised(beside=("key",)))


def _wishes_for(sessions: object, needs: Item) -> Mapping[str, object]:
    """A needs survey about these themes, with the question and the last option of another one. Mistakes are found later."""
    listed = [one for one in sessions if isinstance(one, Mapping)] if isinstance(sessions, list) else []
    middle = [one for one in listed if "fixed" not in one and isinstance(one.get("theme"), Mapping)][: MOST_WISHES - 1]
    options: list[object] = [{"key": one.get("key"), **one["theme"]} for one in middle]
    options += [one.value for one in needs.get("options").elements() if one.get("key").value == OTHER]
    return {"ask": needs.get("ask").value, "options": options}


def _needs(item: Item, themes: tuple[Theme, ...]) -> NeedsSurvey:
    item.mapping("ask", "options")
    middle = {theme.key for theme in themes if theme.fixed is None}
    options = item.get("options")
    options.elements(most=MOST_WISHES)
    return NeedsSurvey(item.get("ask").localised(), tuple(_option(one, middle) for one in _keyed(options)))


def _option(item: Item, middle: set[str]) -> Option:
    """A wish: the theme of its own key answers it, or the one that it names."""
    key = item.get("key").key()
    theme = key if key in middle else None
    if item.has("theme"):
        theme = item.get("theme").key()
        if theme not in middle:
            raise item.get("theme").bad(f"there is no theme {theme!r} between the first and the last")
    return Option(key, item.localised(beside=("key", "theme")), theme)


def _steps(item: Item) -> tuple[Step, ...]:
    steps = []
    for one, expected in zip(item.elements(least=len(_CASE_ROUND), most=len(_CASE_ROUND)), _CASE_ROUND, strict=True):
        if one.get("key").key() != expected:
            raise one.get("key").bad(f"must be {expected!r}: the case round has the steps {', '.join(_CASE_ROUND)}")
        steps.append(Step(expected, one.get("minutes").whole(1, 60), one.localised(beside=("key", "minutes"))))
    return tuple(steps)


def _feedback(item: Item) -> Feedback:
    free_text = item.has("free_text") and item.get("free_text").flag()
    return Feedback(item.get("key").key(), item.localised(beside=("key", "free_text")), free_text)


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
    role = item.get("role").key() if item.has("role") else None
    return Prompt(item.get("depth").whole(1, DEEPEST), item.localised(beside=("depth", "role")), role)


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
        if phase.get("key").key() not in _PHASES:
            raise phase.get("key").bad(f"is no phase; there are: {', '.join(sorted(_PHASES))}")
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

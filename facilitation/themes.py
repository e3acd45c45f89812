"""The themes of a group's sessions, and how those who lead change them.

The first session makes the agreement and the last one the farewell; the themes between them may be put in any order, replaced by
others of the programme, or by a topic of the group's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from facilitation.effects import Decision, Effect, Say, ToRoom
from facilitation.group import Group
from facilitation.practice import Practice
from facilitation.programme import Programme
from facilitation.refusals import NoSuchSession, Refusal
from facilitation.schedule import NotMovable, changed_plan, plan_lines
from facilitation.session import Session, SessionState
from facilitation.topics import Topic
from facilitation.words import Body, CommandRef, Language, Several, words


class FixedPlace(Refusal):
    """The first and the last session keep their themes, and these themes their places."""

    def __init__(self) -> None:
        super().__init__(words("themes-fixed"))


class NoSuchTheme(Refusal):
    """The programme has no theme of that number or name."""

    def __init__(self, named: str) -> None:
        super().__init__(words("themes-unknown", input=named, theme_command=CommandRef("theme")))
        self.named = named


def renewed(session: Session, theme: str, own: str | None = None) -> Session:
    """The session with another theme."""
    return replace(session, theme=theme, own_theme=own)


def named(text: str, programme: Programme, language: Language) -> str:
    """The key of the theme that is meant by its number in the list, its key, or its title or the beginning of it.

    Raises `NoSuchTheme`.
    """
    wanted = " ".join(text.split()).casefold()
    for number, theme in enumerate(programme.themes, 1):
        if wanted in (str(number), theme.key, theme.title.in_(language).casefold()):
            return theme.key
    begun = [theme.key for theme in programme.themes if wanted and theme.title.in_(language).casefold().startswith(wanted)]
    if len(begun) != 1:
        raise NoSuchTheme(text)
    return begun[0]


def listed(group: Group, programme: Programme) -> Body:
    """All themes of the programme with their numbers, and how to change those of the group's sessions."""
    lines = tuple(words("themes-line", n=number, theme=one.title) for number, one in enumerate(programme.themes, 1))
    plan = Several(plan_lines(group, programme), "lines")
    return (
        words("themes-plan", lines=plan),
        words("themes-list", lines=Several(lines, "lines")),
        words("themes-how", example=words("command-theme-example"), swap_example=words("command-theme-swap-example")),
    )


def choose(group: Group, practice: Practice, number: int, key: str, now: datetime) -> Decision:
    """Give a session that theme; the session that has it meanwhile takes the other's.

    Raises `NoSuchSession`, `NotMovable`, `FixedPlace`.
    """
    programme = practice.programme_of(group)
    session = _changeable(group, programme, number)
    if session.theme == key:
        return Decision(group)
    if programme.theme(key).fixed is not None:
        raise FixedPlace
    planned = (one for one in group.in_order() if one.state is SessionState.PLANNED and one.theme == key)
    other = next(planned, None)
    if other is not None:
        return swap(group, practice, number, other.number, now)
    return _changed(group, (renewed(session, key),), practice, now)


def swap(group: Group, practice: Practice, first: int, second: int, now: datetime) -> Decision:
    """Two sessions exchange their themes. Raises as `choose`."""
    programme = practice.programme_of(group)
    one, other = _changeable(group, programme, first), _changeable(group, programme, second)
    if (one.theme, one.own_theme) == (other.theme, other.own_theme):
        return Decision(group)
    changed = renewed(one, other.theme, other.own_theme), renewed(other, one.theme, one.own_theme)
    return _changed(group, changed, practice, now)


def take_up(group: Group, practice: Practice, number: int, topic: Topic, now: datetime) -> Decision:
    """Make a topic the theme of a session. Raises as `choose`."""
    session = _changeable(group, practice.programme_of(group), number)
    taken = {one.theme for one in group.sessions}
    key = next(key for place in count(1) if (key := f"own_{place}") not in taken)
    return _changed(group, (renewed(session, key, topic.text),), practice, now)


def given_up(before: Group, after: Group) -> tuple[str, ...]:
    """The topics that were themes of sessions and are not any more: they go back into the group's list."""
    kept = {one.own_theme for one in after.sessions}
    return tuple(one.own_theme for one in before.sessions if one.own_theme is not None and one.own_theme not in kept)


def _changeable(group: Group, programme: Programme, number: int) -> Session:
    session = group.session(number)
    if session is None:
        raise NoSuchSession(number)
    if session.state is not SessionState.PLANNED:
        raise NotMovable(number)
    if programme.theme(session.theme).fixed is not None:
        raise FixedPlace
    return session


def _changed(group: Group, sessions: Sequence[Session], practice: Practice, now: datetime) -> Decision:
    """One message with the sessions as they are now, and the plan edited."""
    changed = group
    for one in sessions:
        changed = changed.replacing(one)
    programme = practice.programme_of(changed)
    lines = Several(plan_lines(replace(changed, sessions=tuple(sessions)), programme), "lines")
    news: Effect = Say(ToRoom(), f"themes:v{group.version}", (words("themes-changed", lines=lines),))
    return Decision(changed, (news, *changed_plan(group, changed, programme, now)))

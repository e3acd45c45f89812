"""The needs survey: what members would like to talk about, asked before the first session and half-way.

What is wished for orders the themes between the first and the last that nobody has been asked about yet. Everybody weighs the
same, however many wishes they have. The answers are deleted when the survey closes; only the order stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from facilitation.effects import AskPoll, Choice, Decision, Effect, EndPoll, Say, ToRoom
from facilitation.group import Group, Role
from facilitation.material import OTHER, Option
from facilitation.practice import Practice
from facilitation.programme import Programme
from facilitation.refusals import Refusal
from facilitation.schedule import changed_plan, plan_lines
from facilitation.session import PersonId, Session, SessionState
from facilitation.themes import renewed
from facilitation.words import Body, CommandRef, Localised, Several, words

MOST_CHOICES = 3
"""How many wishes one person has."""

_SHARES = 6
"""What everybody's wishes weigh together: divisible by one, two and three wishes."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey that is open, since `asked_at` (UTC). `round` is 1 before the programme and 2 half-way; answers are keys of
    options, and a person's last ones count.
    """

    round: int
    asked_at: datetime
    answers: Mapping[PersonId, tuple[str, ...]] = field(default_factory=dict)


class NoSurvey(Refusal):
    """No survey is open."""

    def __init__(self) -> None:
        super().__init__(words("needs-none-open", topic_command=CommandRef("topic-add")))


class BadWish(Refusal):
    """`number` is not in the list, or there are more than three."""

    def __init__(self, most: int) -> None:
        example = words("command-needs-example")
        super().__init__(words("needs-bad-wish", choices=MOST_CHOICES, most=most, example=example))


def poll_key(round_: int) -> str:
    """Key of the poll of that round."""
    return f"needs-poll:{round_}"


def offered(group: Group, programme: Programme, asked_at: datetime) -> tuple[Option, ...]:
    """The wishes of a survey that is asked at that instant (UTC): not those whose theme the group has had by then, since a theme
    comes again only when all others have been.
    """
    had = {one.theme for one in group.in_order() if one.own_theme is None and one.begins() < asked_at}
    return tuple(one for one in programme.needs.options if one.theme not in had)


def ask(programme: Programme, options: Sequence[Option], round_: int) -> tuple[Effect, ...]:
    """The question to the group: a text that names the private way and says what is seen, then the poll with these wishes."""
    ways = {"needs_command": CommandRef("needs")}
    return (
        Say(ToRoom(), f"needs:{round_}", (words("needs-ask" if round_ == 1 else "needs-ask-again"), words("needs-how", **ways))),
        AskPoll(
            ToRoom(),
            poll_key(round_),
            (words("needs-question", question=programme.needs.ask),),
            tuple(Choice(one.key, one.text) for one in options),
            most=MOST_CHOICES,
        ),
    )


def listed(programme: Programme, options: Sequence[Option]) -> Body:
    """The wishes with their numbers, to choose from in private."""
    lines = tuple(words("needs-line", n=number, wish=one.text) for number, one in enumerate(options, 1))
    return (
        words("needs-list", question=programme.needs.ask, lines=Several(lines, "lines")),
        words("needs-list-how", example=words("command-needs-example")),
    )


def chosen(numbers: Sequence[int], options: Sequence[Option]) -> tuple[str, ...]:
    """The keys of the wishes with these numbers, each once. Raises `BadWish`."""
    wanted = tuple(dict.fromkeys(numbers))
    if len(wanted) > MOST_CHOICES or any(not 1 <= one <= len(options) for one in wanted):
        raise BadWish(len(options))
    return tuple(options[number - 1].key for number in wanted)


def known(keys: Sequence[str], options: Sequence[Option]) -> tuple[str, ...]:
    """Those of the keys that are wishes, each once and no more than allowed, whatever a client let through."""
    there = {one.key for one in options}
    return tuple(dict.fromkeys(one for one in keys if one in there))[:MOST_CHOICES]


def texts(keys: Sequence[str], programme: Programme) -> tuple[Localised, ...]:
    """What these wishes are called."""
    return tuple(one.text for one in programme.needs.options if one.key in keys)


def weights(survey: Survey, group: Group, programme: Programme) -> Counter[str]:
    """How much each theme is wished for, by its key. Only who is in the group as member or facilitator is heard."""
    heard = {one.person for one in group.with_roles(Role.MEMBER, Role.FACILITATOR)}
    theme_of = {one.key: one.theme for one in programme.needs.options}
    found: Counter[str] = Counter()
    for person, keys in survey.answers.items():
        for key in keys if person in heard else ():
            theme = theme_of.get(key)
            if theme is not None:
                found[theme] += _SHARES // len(keys)
    return found


def without_theme(survey: Survey, programme: Programme) -> tuple[Localised, ...]:
    """What was wished for that no theme answers: topics for the group's list."""
    asked = {key for keys in survey.answers.values() for key in keys}
    return tuple(one.text for one in programme.needs.options if one.key in asked and one.theme is None and one.key != OTHER)


def ordered(places: Sequence[str], held: Sequence[str], weight: Mapping[str, int], programme: Programme) -> tuple[str, ...]:
    """The themes for as many places as hold these themes now, the most wished for first; what nobody wishes keeps its order.

    A theme that is wished for and in no place may take the place of one that is not. A theme that comes twice, or was held
    already, comes again only after all others.
    """
    times: Counter[str] = Counter(held)
    ranked = []
    for position, key in enumerate(places):
        ranked.append((times[key], -weight.get(key, 0), position, key))
        times[key] += 1
    more = [theme.key for theme in programme.middle() if not times[theme.key] and weight.get(theme.key, 0) > 0]
    ranked += [(0, -weight[key], len(places) + place, key) for place, key in enumerate(more)]
    return tuple(key for *_, key in sorted(ranked)[: len(places)])


def close(survey: Survey, group: Group, practice: Practice, changeable: Sequence[Session], now: datetime) -> Decision:
    """End the poll and put the themes of the changeable sessions (in the order of their dates) into the order wished for."""
    programme = practice.programme_of(group)
    open_ = {one.number for one in changeable}
    held = [one.theme for one in group.in_order() if one.number not in open_ and one.own_theme is None]
    weight = weights(survey, group, programme)
    order = ordered([one.theme for one in changeable], held, weight, programme) if weight else ()
    changed, new = group, []
    for session, theme in zip(changeable, order, strict=False):
        if session.theme != theme and session.state is SessionState.PLANNED:
            new.append(renewed(session, theme))
            changed = changed.replacing(new[-1])
    outcome = words("needs-closed-changed" if new else "needs-closed")
    effects: tuple[Effect, ...] = (EndPoll(ToRoom(), f"needs-end:{survey.round}", poll_key(survey.round), (outcome,)),)
    if new:
        lines = Several(plan_lines(replace(changed, sessions=tuple(new)), programme), "lines")
        news = Say(ToRoom(), f"needs-order:{survey.round}", (words("needs-new-order", lines=lines),))
        effects = (*effects, news, *changed_plan(group, changed, practice.programme_of(changed), now))
    return Decision(changed, effects)

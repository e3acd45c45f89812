"""The pulse: four private questions around the first, middle and last session, shown to the group only as rough bands.

What is promised is little and kept: what may be shown, and of whose answers, is decided in `facilitation.anonymity`; answers
are deleted and the questions taken back at closing; a pulse is closed once, and Vertti never compares two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from facilitation import rsvp
from facilitation.anonymity import (
    HIGHEST,
    LOWEST,
    LOWEST_MINIMUM,
    Band,
    Circle,
    Unreadable,
    at_least,
    band,
    hides_everybody,
    read_answer,
    shown,
    threshold,
    who_counts,
)
from facilitation.effects import AskPoll, Choice, Effect, Redact, Say, ToPerson, ToRoom
from facilitation.group import Group
from facilitation.practice import Practice
from facilitation.programme import Programme
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session, SessionState
from facilitation.words import Body, Several, Words, words

__all__ = [
    "BadAnswer",
    "Band",
    "NoSuchItem",
    "NotAsked",
    "Pulse",
    "PulseClosed",
    "Unreadable",
    "ask",
    "band",
    "close",
    "following",
    "hides_everybody",
    "next_item",
    "people",
    "read_answer",
    "record",
    "result",
    "sessions_with_pulse",
    "taken_back",
    "threshold",
    "weighed",
]


class PulseClosed(Refusal):
    """The pulse of `session` is closed; the answer is not kept."""

    def __init__(self, session: int) -> None:
        super().__init__(words("practice-pulse-closed"))
        self.session = session


class NotAsked(Refusal):
    """The person was not asked in this pulse."""

    def __init__(self, person: PersonId) -> None:
        super().__init__(words("practice-pulse-not-asked"))
        self.person = person


class NoSuchItem(Refusal):
    """The pulse has no question of that key."""

    def __init__(self, item: str) -> None:
        super().__init__(words("practice-pulse-digits"))
        self.item = item


class BadAnswer(Refusal):
    """The value is neither 1 to 5 nor None."""

    def __init__(self, value: int) -> None:
        super().__init__(words("practice-pulse-digits"))
        self.value = value


@dataclass(frozen=True, slots=True)
class Pulse:
    """The pulse around one session: who was asked and what they answered, by the key of the question.

    None as an answer means "I'd rather not". Once `closed`, there are no answers any more. `minimum` is how many answers a
    question needs, as everybody was told when they were asked.
    """

    session: int
    asked: tuple[PersonId, ...]
    answers: Mapping[PersonId, Mapping[str, int | None]] = field(default_factory=dict)
    closed: bool = False
    minimum: int = LOWEST_MINIMUM


def sessions_with_pulse(count: int) -> tuple[int, ...]:
    """The places (counted from 1) of the first, the middle and the last of `count` sessions, each once."""
    return tuple(sorted({1, (count + 1) // 2, count})) if count > 0 else ()


def people(group: Group, minimum: int | None = None, circle: Circle | None = None) -> tuple[PersonId, ...]:
    """Whom to ask. Nobody when those who count are fewer than the threshold, since nothing could be shown."""
    members = who_counts(group, circle, leading=True)
    return members if len(members) >= at_least(minimum, group) else ()


def ask(
    group: Group, session: Session, practice: Practice, *, minimum: int | None = None, circle: Circle | None = None
) -> tuple[Effect, ...]:
    """To each member in private: what happens with the answers, a way to type them, and the first question.

    The others follow one by one (`following`), so that nobody finds a heap of them. Who has not said yet whether they come is
    asked that in the same message, since a week has room for one.
    """
    items = practice.programme_of(group).pulse_items
    intro = words("practice-pulse-intro", count=len(items), k=at_least(minimum, group))
    effects: list[Effect] = []
    waited_for = rsvp.waited_for(group, session)
    for person in people(group, minimum, circle):
        key = f"{_prefix(session.number, session.revision, person)}:intro"
        who_comes = rsvp.reminder(session) if person in waited_for else ()
        body = (*who_comes, intro, words("practice-pulse-digits"))
        effects.append(Say(ToPerson(person), key, body, useful_until=session.begins()))
        effects.append(_question(session, person, practice.programme_of(group), items[0].key))
    return tuple(effects)


def following(session: Session, pulse: Pulse, person: PersonId, programme: Programme) -> tuple[Effect, ...]:
    """What the person gets once their answer is in `pulse`: the next question, or thanks after the last one.

    It repeats neither question nor answer, since those are taken back at closing. Changing an answer asks nothing twice.
    """
    item = next_item(pulse, person, programme)
    if item is not None:
        return (_question(session, person, programme, item),)
    if pulse.closed or person not in pulse.asked:
        return ()
    key = f"{_prefix(session.number, session.revision, person)}:thanks"
    return (Say(ToPerson(person), key, (words("pulse-thanks"),), rings=False),)


def next_item(pulse: Pulse, person: PersonId, programme: Programme) -> str | None:
    """The key of the first question that the person has not answered: a typed digit belongs to it. None when there is none."""
    if pulse.closed or person not in pulse.asked:
        return None
    answered = pulse.answers.get(person, {})
    return next((item.key for item in programme.pulse_items if item.key not in answered), None)


def record(pulse: Pulse, person: PersonId, item: str, value: int | None, programme: Programme) -> Pulse:
    """The pulse with that answer; the last one counts. Raises `PulseClosed`, `NotAsked`, `NoSuchItem`, `BadAnswer`."""
    if pulse.closed:
        raise PulseClosed(pulse.session)
    if person not in pulse.asked:
        raise NotAsked(person)
    if all(one.key != item for one in programme.pulse_items):
        raise NoSuchItem(item)
    if value is not None and not LOWEST <= value <= HIGHEST:
        raise BadAnswer(value)
    own = {**pulse.answers.get(person, {}), item: value}
    return replace(pulse, answers={**pulse.answers, person: own})


def result(pulse: Pulse, group: Group, programme: Programme, *, minimum: int | None = None, circle: Circle | None = None) -> Body:
    """What the group gets to see: a band per question where it hides everybody, or the one kind line that nothing is shown.

    Only those count who were asked and still count now. `minimum` is the threshold of now; the one that was promised when the
    pulse was asked holds too.
    """
    needed = max(pulse.minimum, at_least(minimum, group))
    lines: list[Words] = []
    for item in programme.pulse_items:
        found = shown(_given(pulse, group, circle, item.key), needed)
        if found is not None:
            lines.append(words("pulse-result", label=item.label, band=item.bands[found]))
    if not lines:
        return (words("pulse-suppressed"),)
    return (words("practice-lines", lines=Several(tuple(lines), "lines")), words("pulse-result-note"))


def weighed(pulse: Pulse, group: Group, programme: Programme, *, minimum: int | None = None) -> tuple[PersonId, ...]:
    """Those who are a circle once this pulse is closed: all who were asked and count, if any question had enough answers."""
    needed = max(pulse.minimum, at_least(minimum, group))
    for item in programme.pulse_items:
        if sum(one is not None for one in _given(pulse, group, None, item.key)) >= needed:
            return tuple(one for one in who_counts(group) if one in pulse.asked)
    return ()


def close(
    pulse: Pulse, group: Group, practice: Practice, *, minimum: int | None = None, circle: Circle | None = None
) -> tuple[Effect, ...]:
    """The result to the room, and everybody's questions taken back. Nothing when it is closed or nobody was asked.

    Without a meeting to show it at (the session was dropped, or is over) there is no result.

    The messages may have been sent before the session was moved, so every date that it had is thought of.
    """
    session = group.session(pulse.session)
    if pulse.closed or not pulse.asked or session is None:
        return ()
    key = f"pulse-result:{session.number}:{session.revision}"
    effects: list[Effect] = []
    if session.state in (SessionState.PLANNED, SessionState.OPEN):
        body = result(pulse, group, practice.programme_of(group), minimum=minimum, circle=circle)
        effects.append(Say(ToRoom(), key, body, rings=False))
    for person in pulse.asked:
        effects += taken_back(session, person, practice.programme_of(group))
    return tuple(effects)


def taken_back(session: Session, person: PersonId, programme: Programme) -> tuple[Redact, ...]:
    """What one person was asked around the session, taken back from their direct room."""
    parts = ("intro", *(item.key for item in programme.pulse_items))
    prefixes = (_prefix(session.number, revision, person) for revision in range(session.revision + 1))
    messages = (f"{prefix}:{part}" for prefix in prefixes for part in parts)
    return tuple(Redact(ToPerson(person), f"redact:{message}", message) for message in messages)


def _given(pulse: Pulse, group: Group, circle: Circle | None, item: str) -> list[int | None]:
    """The answers to one question of those who count, None for a skip or nothing."""
    return [pulse.answers.get(one, {}).get(item) for one in who_counts(group, circle, leading=True) if one in pulse.asked]


def _prefix(session: int, revision: int, person: PersonId) -> str:
    return f"pulse:{session}:{revision}:{person}"


def _question(session: Session, person: PersonId, programme: Programme, key: str) -> AskPoll:
    items = programme.pulse_items
    number = [one.key for one in items].index(key) + 1
    item = items[number - 1]
    choices = (Choice(str(value), label) for value, label in enumerate(item.answers, start=LOWEST))
    return AskPoll(
        ToPerson(person),
        f"{_prefix(session.number, session.revision, person)}:{key}",
        (words("practice-pulse-question", n=number, total=len(items), question=item.question),),
        (*choices, Choice("0", words("pulse-skip"))),
        useful_until=session.begins(),
    )

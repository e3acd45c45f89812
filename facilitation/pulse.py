"""The pulse: four private questions around the first, middle and last session, shown to the group only as rough bands.

What is promised is little and kept: only members count, per question, after skips; nothing is shown below the threshold;
only one of three bands is ever shown; answers are deleted and the questions taken back at closing. And for one observer who
knows their own answer, how many answered and all that is posted, at least four of the five values stay possible for
everybody else; a band that could not give that is never shown. (Several who put their answers together can know more.)
Each pulse stands alone: two are never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from facilitation.effects import AskPoll, Choice, Effect, Redact, Say, ToPerson, ToRoom
from facilitation.group import Group, Role
from facilitation.practice import Practice
from facilitation.programme import Programme
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session
from facilitation.words import Body, Several, Words, words

USUAL_MINIMUM = 5
"""So many answers to a question are needed before anything is shown. A configuration may ask for more, never for fewer."""

LOWEST_MINIMUM = 4
"""What the group itself may choose, when every member in it has agreed."""

LOWEST, HIGHEST = 1, 5
STAY_POSSIBLE = 4
"""So many of the five values must stay possible for everybody, seen by anybody else."""


class Band(IntEnum):
    """Where the mean of the answers lies: below 2.5, from 2.5 to 3.5, above 3.5."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


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

    None as an answer means "I'd rather not". Once `closed`, there are no answers any more.
    """

    session: int
    asked: tuple[PersonId, ...]
    answers: Mapping[PersonId, Mapping[str, int | None]] = field(default_factory=dict)
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What was typed is no answer. The text itself is not kept."""


def sessions_with_pulse(count: int) -> tuple[int, ...]:
    """The places (counted from 1) of the first, the middle and the last of `count` sessions, each once."""
    return tuple(sorted({1, (count + 1) // 2, count})) if count > 0 else ()


def threshold(group: Group, minimum: int | None = None) -> int:
    """How many answers a question needs. Without `minimum` the group's setting, never below 5.

    A `minimum` of 4 may be given only when every member in the group has agreed to it. Raises ValueError below 4.
    """
    if minimum is None:
        return max(USUAL_MINIMUM, group.pulse_minimum)
    if minimum < LOWEST_MINIMUM:
        raise ValueError(f"a pulse of fewer than {LOWEST_MINIMUM} answers hides nobody")
    return minimum


def people(group: Group, minimum: int | None = None) -> tuple[PersonId, ...]:
    """Whom to ask: the members in the room. Nobody when they are fewer than the threshold, since nothing could be shown."""
    members = tuple(one.person for one in group.joined((Role.MEMBER,)))
    return members if len(members) >= threshold(group, minimum) else ()


def ask(group: Group, session: Session, practice: Practice, *, minimum: int | None = None) -> tuple[Effect, ...]:
    """To each member in private: what happens with the answers, a way to type them, and the first question.

    The others follow one by one (`following`), so that nobody finds a heap of them.
    """
    items = practice.programme.pulse_items
    intro = words("practice-pulse-intro", count=len(items), k=threshold(group, minimum))
    effects: list[Effect] = []
    for person in people(group, minimum):
        key = f"{_prefix(session.number, session.revision, person)}:intro"
        body = (intro, words("practice-pulse-digits"))
        effects.append(Say(ToPerson(person), key, body, useful_until=session.begins()))
        effects.append(_question(session, person, practice.programme, items[0].key))
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


def read_answer(text: str) -> int | Unreadable | None:
    """A typed digit, or the choice of a vote: 1 to 5, or None for 0, "I'd rather not"."""
    match = re.fullmatch(r"\s*([0-5])\s*[.)!]?\s*", text, re.ASCII)
    if match is None:
        return Unreadable()
    return int(match[1]) or None


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


def band(values: Iterable[int]) -> Band:
    """The band of some answers. Raises ValueError when there are none."""
    answers = tuple(values)
    if not answers:
        raise ValueError("no answers have no band")
    return _band(len(answers), sum(answers))


def hides_everybody(count: int, shown: Band) -> bool:
    """Whether this band of `count` answers leaves four of the five values possible for everybody, seen by anybody else.

    The observer knows `count` and either their own answer or (not having answered) none. Whether a band is shown depends on
    nothing else, so that a result that is not shown tells no more than the bands that it stands for.
    """
    totals = {total for total in range(count * LOWEST, count * HIGHEST + 1) if _band(count, total) is shown}
    seen_by_outsider = _possible(totals, count - 1)
    seen_by_insiders = (_possible({total - own for total in totals}, count - 2) for own in range(LOWEST, HIGHEST + 1))
    return all(len(values) >= STAY_POSSIBLE for values in (seen_by_outsider, *seen_by_insiders) if values)


def result(pulse: Pulse, group: Group, programme: Programme, *, minimum: int | None = None) -> Body:
    """What the group gets to see: a band per question where it hides everybody, or the one kind line that nothing is shown.

    Only those count who were asked and are members in the room now. `minimum` as in `threshold`.
    """
    needed = threshold(group, minimum)
    members = {one.person for one in group.joined((Role.MEMBER,))} & set(pulse.asked)
    lines: list[Words] = []
    for item in programme.pulse_items:
        given = (pulse.answers.get(person, {}).get(item.key) for person in members)
        values = [value for value in given if value is not None]
        if len(values) < needed:
            continue
        shown = band(values)
        if hides_everybody(len(values), shown):
            lines.append(words("pulse-result", label=item.label, band=item.bands[shown]))
    if not lines:
        return (words("pulse-suppressed"),)
    return (words("practice-lines", lines=Several(tuple(lines), "lines")), words("pulse-result-note"))


def close(pulse: Pulse, group: Group, practice: Practice, *, minimum: int | None = None) -> tuple[Effect, ...]:
    """The result to the room, and everybody's questions taken back. Nothing when it is closed or nobody was asked.

    The messages may have been sent before the session was moved, so every date that it had is thought of.
    """
    session = group.session(pulse.session)
    if pulse.closed or not pulse.asked or session is None:
        return ()
    key = f"pulse-result:{session.number}:{session.revision}"
    effects: list[Effect] = [Say(ToRoom(), key, result(pulse, group, practice.programme, minimum=minimum), rings=False)]
    for person in pulse.asked:
        effects += taken_back(session, person, practice.programme)
    return tuple(effects)


def taken_back(session: Session, person: PersonId, programme: Programme) -> tuple[Redact, ...]:
    """What one person was asked around the session, taken back from their direct room."""
    parts = ("intro", *(item.key for item in programme.pulse_items))
    prefixes = (_prefix(session.number, revision, person) for revision in range(session.revision + 1))
    messages = (f"{prefix}:{part}" for prefix in prefixes for part in parts)
    return tuple(Redact(ToPerson(person), f"redact:{message}", message) for message in messages)


def _band(count: int, total: int) -> Band:
    if 2 * total < 5 * count:
        return Band.LOW
    return Band.MIDDLE if 2 * total <= 7 * count else Band.HIGH


def _possible(rests: Iterable[int], others: int) -> set[int]:
    """The values one person may have, when their value and those of `others` more add up to one of `rests`."""
    if others < 0:
        return set()
    values = range(LOWEST, HIGHEST + 1)
    return {value for rest in rests for value in values if others * LOWEST <= rest - value <= others * HIGHEST}


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

"""The feedback after a session (the second, the middle, the last): a few questions in private, delivered to those who lead.

Scales are shown as bands, by the same rule as the pulse (`facilitation.anonymity`). What members wrote in their own words is
delivered all at once, shuffled and without names, and only if enough of them wrote; else nobody sees it. At closing everything
is deleted and taken back. All feedback of a group is of the same people, so that a comparison gives nobody away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from facilitation.anonymity import HIGHEST, LOWEST, LOWEST_MINIMUM, Band, Circle, at_least, shown, who_counts
from facilitation.effects import AskPoll, Choice, Effect, Redact, Say, ToPerson
from facilitation.group import Group, Role
from facilitation.material import Feedback
from facilitation.practice import Practice
from facilitation.programme import Programme
from facilitation.refusals import Refusal
from facilitation.session import PersonId, Session
from facilitation.words import Body, CommandRef, Part, Several, When, Words, words

LONGEST = 1000
"""Characters of an answer in one's own words."""

Answer: TypeAlias = "int | str | None"
"""1 to 5, one's own words, or None for "I'd rather not"."""

Shuffle: TypeAlias = Callable[[list[str]], None]
"""Brings a list into an order that nobody can foresee, in place."""

_BANDS: Mapping[Band, Words] = {
    Band.LOW: words("feedback-band-low"),
    Band.MIDDLE: words("feedback-band-middle"),
    Band.HIGH: words("feedback-band-high"),
}


class FeedbackClosed(Refusal):
    """There is no feedback that this person could give now; nothing is kept."""

    def __init__(self) -> None:
        super().__init__(words("feedback-none-open"))


class TooLong(Refusal):
    """The answer is longer than `LONGEST`."""

    def __init__(self) -> None:
        super().__init__(words("feedback-too-long", most=LONGEST))


class BadAnswer(Refusal):
    """The answer is none to this question."""

    def __init__(self) -> None:
        super().__init__(words("practice-pulse-digits"))


@dataclass(frozen=True, slots=True)
class Asked:
    """The feedback of a group: after which session, who was asked, and their answers by the key of the question.

    Once `closed`, there are no answers any more. `minimum` is how many a question needs, as everybody was told.
    """

    session: int
    people: tuple[PersonId, ...]
    answers: Mapping[PersonId, Mapping[str, Answer]] = field(default_factory=dict)
    closed: bool = False
    minimum: int = LOWEST_MINIMUM


def ask(
    group: Group,
    session: Session,
    practice: Practice,
    closes: datetime,
    *,
    minimum: int | None = None,
    circle: Circle | None = None,
) -> tuple[Effect, ...]:
    """To each member in private: who sees what and until when, and the first question; the others follow one by one.

    Nobody is asked when nothing could be shown. `closes` is aware.
    """
    items = practice.programme_of(group).feedback
    needed = at_least(minimum, group)
    members = who_counts(group, circle)
    effects: list[Effect] = []
    for person in members if len(members) >= needed and items else ():
        intro = words("feedback-intro", count=len(items), k=needed)
        handling = words("feedback-handling", closes=When(closes))
        key = f"{_prefix(session.number, person)}:intro"
        effects.append(Say(ToPerson(person), key, (intro, handling), useful_until=closes))
        effects.append(_question(session.number, person, practice.programme_of(group), items[0], closes))
    return tuple(effects)


def next_item(asked: Asked, person: PersonId, programme: Programme) -> Feedback | None:
    """The first question that the person has not answered, if there is one."""
    if asked.closed or person not in asked.people:
        return None
    answered = asked.answers.get(person, {})
    return next((one for one in programme.feedback if one.key not in answered), None)


def record(asked: Asked, person: PersonId, item: Feedback, answer: Answer) -> Asked:
    """The feedback with that answer; the last one counts. Raises `FeedbackClosed`, `BadAnswer`, `TooLong`."""
    if asked.closed or person not in asked.people:
        raise FeedbackClosed
    if isinstance(answer, str):
        checked(answer)
    if isinstance(answer, str) is not item.free_text and answer is not None:
        raise BadAnswer
    if isinstance(answer, int) and not LOWEST <= answer <= HIGHEST:
        raise BadAnswer
    return replace(asked, answers={**asked.answers, person: {**asked.answers.get(person, {}), item.key: answer}})


def checked(text: str) -> str:
    """The text as it would be delivered. Raises `TooLong`."""
    text = text.strip()
    if len(text) > LONGEST:
        raise TooLong
    return text


def following(asked: Asked, person: PersonId, programme: Programme, closes: datetime | None = None) -> tuple[Effect, ...]:
    """What the person gets once their answer is in: the next question, or thanks after the last one."""
    if asked.closed or person not in asked.people:
        return ()
    item = next_item(asked, person, programme)
    if item is not None:
        return (_question(asked.session, person, programme, item, closes),)
    return (Say(ToPerson(person), f"{_prefix(asked.session, person)}:thanks", (words("feedback-thanks"),), rings=False),)


def question_body(programme: Programme, item: Feedback) -> Body:
    """A question that is answered in one's own words."""
    numbered = words("feedback-question", n=_place(programme, item), total=len(programme.feedback), question=item.text)
    return (numbered, words("feedback-write", feedback_command=CommandRef("feedback")))


def result(
    asked: Asked,
    group: Group,
    programme: Programme,
    shuffle: Shuffle,
    *,
    minimum: int | None = None,
    circle: Circle | None = None,
) -> Body:
    """What those who lead get to see. `minimum` is the threshold of now; the one that was promised holds too."""
    needed = max(asked.minimum, at_least(minimum, group))
    parts: list[Part] = []
    for item in programme.feedback:
        given = [asked.answers.get(one, {}).get(item.key) for one in who_counts(group, circle) if one in asked.people]
        if item.free_text:
            texts = [one for one in given if isinstance(one, str)]
            if len(texts) < needed:
                parts.append(words("feedback-result-few-texts"))
                continue
            shuffle(texts)
            lines = tuple(words("feedback-result-text", text=one) for one in texts)
            parts.append(words("feedback-result-texts", question=item.text, texts=Several(lines, "lines")))
            continue
        found = shown([one if isinstance(one, int) else None for one in given], needed)
        band = words("feedback-band-none") if found is None else _BANDS[found]
        parts.append(words("feedback-result-line", question=item.text, band=band))
    session = group.session(asked.session)
    heading = words("feedback-result") if session is None else words("feedback-result-of", date=When(session.begins()))
    return (heading, *parts)


def weighed(asked: Asked, group: Group, programme: Programme, *, minimum: int | None = None) -> tuple[PersonId, ...]:
    """Those who are a circle once this feedback is closed: all who were asked and count, if any question had enough answers."""
    needed = max(asked.minimum, at_least(minimum, group))
    people = tuple(one for one in who_counts(group) if one in asked.people)
    answers = [[asked.answers.get(one, {}).get(item.key) for one in people] for item in programme.feedback]
    return people if any(sum(one is not None for one in given) >= needed for given in answers) else ()


def close(
    asked: Asked,
    group: Group,
    practice: Practice,
    shuffle: Shuffle,
    *,
    minimum: int | None = None,
    circle: Circle | None = None,
) -> tuple[Effect, ...]:
    """The result to each facilitator in private, and everybody's questions taken back. Nothing when it is closed already."""
    if asked.closed or not asked.people:
        return ()
    body = result(asked, group, practice.programme_of(group), shuffle, minimum=minimum, circle=circle)
    effects: list[Effect] = [
        Say(ToPerson(one.person), f"feedback-result:{asked.session}:{one.person}", body)
        for one in group.joined((Role.FACILITATOR,))
    ]
    for person in asked.people:
        effects += taken_back(asked.session, person, practice.programme_of(group))
    return tuple(effects)


def taken_back(session: int, person: PersonId, programme: Programme) -> tuple[Redact, ...]:
    """What one person was asked, taken back from their direct room."""
    messages = (f"{_prefix(session, person)}:{part}" for part in ("intro", *(one.key for one in programme.feedback)))
    return tuple(Redact(ToPerson(person), f"redact:{one}", one) for one in messages)


def _prefix(session: int, person: PersonId) -> str:
    return f"feedback:{session}:{person}"


def _place(programme: Programme, item: Feedback) -> int:
    return [one.key for one in programme.feedback].index(item.key) + 1


def _question(session: int, person: PersonId, programme: Programme, item: Feedback, closes: datetime | None) -> Effect:
    key = f"{_prefix(session, person)}:{item.key}"
    if item.free_text:
        return Say(ToPerson(person), key, question_body(programme, item), useful_until=closes)
    numbered = words("feedback-question", n=_place(programme, item), total=len(programme.feedback), question=item.text)
    choices = (Choice(str(value), str(value)) for value in range(LOWEST, HIGHEST + 1))
    return AskPoll(ToPerson(person), key, (numbered,), (*choices, Choice("0", words("pulse-skip"))), useful_until=closes)

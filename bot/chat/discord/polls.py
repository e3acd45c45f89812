"""Polls. Who has chosen what stands in the message itself, below the question, and is read from there when somebody else chooses.

A line of the tally is an emphasised label, a colon and mentions up to its end. Nothing that somebody wrote looks so, be it a
question or a label: in their words every asterisk has a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from bot.chat.discord.components import BUTTON, SECONDARY, STRING_SELECT, SUCCESS, Component, label_of, poll_components
from bot.chat.discord.custom_ids import Select, Vote, pressed
from bot.chat.discord.lengths import units, within
from bot.chat.discord.limits import OPTION_LABEL, POLL_ANSWER, POLL_ANSWERS, POLL_HOURS, POLL_QUESTION, one_body, text_of
from bot.chat.discord.markdown import literal
from bot.chat.discord.rows import components_of, rows
from bot.chat.port import Poll, PollChoice

Message: TypeAlias = Mapping[str, Any]
"""A message as Discord shows it, or as it was sent: `content`, `embeds`, `components`."""

FEWEST_ANSWERS = 2
_TALLY = re.compile(r"(\*\*.+\*\*): (<@!?[0-9]+>(?:, <@!?[0-9]+>)*)")
_PERSON = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a poll stands: its question in markdown, its choices (the label as it is shown), and by choice who has chosen it."""

    question: str
    choices: tuple[PollChoice, ...]
    most: int
    chosen: Mapping[str, tuple[str, ...]]

    def of(self, person: str) -> tuple[str, ...]:
        """The ids of what somebody has chosen."""
        return tuple(choice.id for choice in self.choices if person in self.chosen.get(choice.id, ()))

    def with_answers(self, person: str, answers: Collection[str]) -> Standing:
        """How it stands when somebody has chosen exactly this; who keeps a choice keeps the place in its line."""
        wanted = [choice.id for choice in self.choices if choice.id in answers][: self.most]
        chosen = {}
        for choice in self.choices:
            people = self.chosen.get(choice.id, ())
            if choice.id not in wanted:
                people = tuple(one for one in people if one != person)
            elif person not in people:
                people = (*people, person)
            chosen[choice.id] = people
        return replace(self, chosen=chosen)

    def markdown(self) -> str:
        """The question, and a line for each choice that somebody has chosen."""
        lines = [self.question]
        for choice, name in zip(self.choices, _names(self.choices), strict=True):
            people = self.chosen.get(choice.id, ())
            if people:
                lines.append(f"{name}: {', '.join(f'<@{person}>' for person in people)}")
        return "\n".join(line for line in lines if line)


def asked(poll: Poll) -> dict[str, Any]:
    """The message that asks, before anybody has chosen. Raises `ValueError` for more choices than Discord has room for."""
    return {**one_body(literal(poll.question)), "components": rows(poll_components(poll))}


def standing(message: Message) -> Standing | None:
    """How the poll in a message stands, whatever has become of the message; None when nothing can be chosen in it (any more)."""
    components = components_of(message)
    choices = tuple(_choices(components))
    if not choices:
        return None
    by_name = {name: choice.id for choice, name in zip(choices, _names(choices), strict=True)}
    question: list[str] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for line in text_of(message).split("\n"):
        found = _TALLY.fullmatch(line)
        if found is None:
            question.append(line)
        elif found[1] in by_name:
            chosen[by_name[found[1]]] = tuple(dict.fromkeys(_PERSON.findall(found[2])))
    return Standing("\n".join(question).strip(), choices, _most(components), chosen)


def chosen(message: Message, person: str | None) -> tuple[str, ...]:
    """What somebody has chosen in a group's room, or, without a person, what is marked in a message for one alone."""
    if person is not None:
        now = standing(message)
        return () if now is None else now.of(person)
    marked_ones = (one for one in components_of(message) if one.get("style") == SUCCESS)
    return tuple(press.choice for one in marked_ones if isinstance(press := pressed(one.get("custom_id")), Vote))


def offered(message: Message, answers: Collection[str]) -> tuple[str, ...]:
    """Of these answers those that can be chosen in the message, as many as may be."""
    there = [choice.id for choice in _choices(components_of(message))]
    return tuple(one for one in dict.fromkeys(answers) if one in there)[: _most(components_of(message))]


def after(message: Message, person: str, answers: Collection[str]) -> dict[str, Any] | None:
    """What a message in a group's room becomes when somebody has chosen exactly these; None when nothing can be chosen in it."""
    now = standing(message)
    if now is None:
        return None
    return one_body(now.with_answers(person, answers).markdown()) | {"components": rows(_unmarked(components_of(message)))}


def marked(message: Message, answers: Collection[str]) -> dict[str, Any] | None:
    """What a message for one person becomes when they have chosen exactly these: the same text, what they chose is marked."""
    components = components_of(message)
    if not any(_choices(components)):
        return None
    return {"components": rows([_marked(one, answers) for one in components])}


def ended(message: Message, ending: str) -> dict[str, Any]:
    """What a message becomes when its poll is over: question, tally and ending (in markdown), and nothing to press."""
    return one_body("\n\n".join(part for part in (text_of(message), ending) if part)) | {"components": []}


def asks(message: Message, poll: Poll) -> bool:
    """Whether a message asks that poll, in whichever form, whoever has answered since, and also when it is over."""
    own = message.get("poll")
    if isinstance(own, Mapping):
        meant = native(poll, 1)
        return meant is not None and _native_text(own) == _native_text(meant)
    question = literal(poll.question).strip()
    text = text_of(message)
    choices = [choice.id for choice in _choices(components_of(message))]
    return (text == question or text.startswith(f"{question}\n")) and choices in ([], [choice.id for choice in poll.choices])


def native(poll: Poll, hours: int) -> dict[str, Any] | None:
    """The poll as one of Discord's own, open for so many hours; None when it is not such as Discord can ask."""
    question = " ".join(poll.question.split())
    labels = [label_of(choice) for choice in poll.choices]
    fits = (
        0 < units(question) <= POLL_QUESTION
        and FEWEST_ANSWERS <= len(labels) <= POLL_ANSWERS
        and all(units(label) <= POLL_ANSWER for label in labels)
        and 1 <= hours <= POLL_HOURS
        and (poll.most == 1 or poll.most >= len(labels))  # Discord knows one or any number
    )
    if not fits:
        return None
    return {
        "question": {"text": question},
        "answers": [{"poll_media": {"text": label}} for label in labels],
        "duration": hours,
        "allow_multiselect": poll.most > 1,
    }


def _names(choices: Sequence[PollChoice]) -> Iterator[str]:
    """What stands before the colon for each choice; of two that read the same, the second has its number."""
    seen: set[str] = set()
    for number, choice in enumerate(choices, 1):
        label = " ".join(within(choice.label, OPTION_LABEL).split())
        name = literal(label)
        if name in seen:
            name = literal(f"{label} ({number})")
        while name in seen:
            name += "."
        seen.add(name)
        yield f"**{name}**"


def _choices(components: Sequence[Component]) -> Iterator[PollChoice]:
    for one in components:
        match pressed(one.get("custom_id")):
            case Vote(choice=choice):
                yield PollChoice(choice, str(one.get("label", "")))
            case Select():
                for option in one.get("options", ()):
                    yield PollChoice(str(option.get("value", "")), str(option.get("label", "")))
            case _:
                pass


def _most(components: Sequence[Component]) -> int:
    selects = (one for one in components if isinstance(pressed(one.get("custom_id")), Select))
    return next((int(one.get("max_values", 1)) for one in selects), 1)


def _marked(component: Component, answers: Collection[str]) -> Component:
    press = pressed(component.get("custom_id"))
    if isinstance(press, Vote) and component["type"] == BUTTON:
        return component | {"style": SUCCESS if press.choice in answers else SECONDARY}
    if isinstance(press, Select) and component["type"] == STRING_SELECT:
        options = component.get("options", ())
        return component | {"options": [option | {"default": option.get("value") in answers} for option in options]}
    return component


def _unmarked(components: Sequence[Component]) -> list[Component]:
    return [_marked(one, ()) for one in components]


def _native_text(own: Mapping[str, Any]) -> object:
    question = own.get("question")
    answers = own.get("answers")
    if not isinstance(question, Mapping) or not isinstance(answers, Sequence):
        return None
    shown = [one.get("poll_media") for one in answers if isinstance(one, Mapping)]
    return question.get("text"), [one.get("text") for one in shown if isinstance(one, Mapping)]

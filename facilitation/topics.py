"""The group's list of topics: what somebody would like to talk about, shown without saying whose wish it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from facilitation.effects import AskPoll, Choice, Decision, ToRoom
from facilitation.frame import position
from facilitation.group import Group, GroupState
from facilitation.programme import Programme, gate, prompts_upto
from facilitation.refusals import NotRunning, Refusal
from facilitation.session import PersonId, SessionState
from facilitation.words import Arg, Body, CommandRef, Part, Several, words

LONGEST = 100
"""Characters: a topic may become the title of a session."""

MOST = 40
"""Topics that one group's list holds."""

IN_A_POLL = 10
"""How many of them are put to the vote."""

_LABEL = 55
"""Characters of a topic that a poll shows."""

FEWEST_TO_VOTE = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. `number` is what it is called by in the list; `person` gave it, and None for the group's own."""

    number: int
    text: str
    person: PersonId | None = None


class BadTopic(Refusal):
    """There are no words, or more than 100 characters."""

    def __init__(self, length: int) -> None:
        super().__init__(words("topics-bad", most=LONGEST, length=length, example=words("command-topic-add-example")))


class TooMany(Refusal):
    """The list is full."""

    def __init__(self) -> None:
        super().__init__(words("topics-too-many", most=MOST, remove_command=CommandRef("topic-remove", "1")))


class NoSuchTopic(Refusal):
    """No topic has that number."""

    def __init__(self, number: int) -> None:
        super().__init__(words("topics-none-such", n=number, topics_command=CommandRef("topics")))
        self.number = number


class NotYours(Refusal):
    """Somebody else gave the topic: only they and the facilitator may take it out."""

    def __init__(self) -> None:
        super().__init__(words("topics-not-yours"))


class TooFewToVote(Refusal):
    """There is nothing to choose between."""

    def __init__(self) -> None:
        super().__init__(words("topics-too-few", add_command=CommandRef("topic-add")))


def checked(text: str) -> str:
    """The topic on one line, as it may stand in any text. Raises `BadTopic`.

    Braces become parentheses: between braces the programme's texts have their placeholders.
    """
    visible = "".join(one if one.isprintable() else " " for one in text)
    line = " ".join(visible.replace("{", "(").replace("}", ")").split())
    if not line or len(line) > LONGEST:
        raise BadTopic(len(line))
    return line


def find(topics: Sequence[Topic], number: int) -> Topic:
    """The topic of that number. Raises `NoSuchTopic`."""
    for one in topics:
        if one.number == number:
            return one
    raise NoSuchTopic(number)


def known(topics: Sequence[Topic], text: str) -> bool:
    """Whether the list has that topic, in the same words."""
    return any(one.text.casefold() == text.casefold() for one in topics)


def listed(topics: Sequence[Topic]) -> Body:
    """The list, without a word of whose they are."""
    add = CommandRef("topic-add")
    if not topics:
        return (words("topics-empty", add_command=add),)
    lines = tuple(words("topics-line", n=one.number, topic=one.text) for one in topics)
    return (words("topics-list", lines=Several(lines, "lines")), words("topics-list-how", add_command=add))


def vote(group: Group, topics: Sequence[Topic], now: datetime, *, nonce: str = "") -> Decision:
    """A quick vote in the room, on the oldest ten; it is public and says so, and nobody counts it here.

    Raises `NotRunning`, `TooFewToVote`.
    """
    if group.state is not GroupState.RUNNING:
        raise NotRunning(group.state)
    if len(topics) < FEWEST_TO_VOTE:
        raise TooFewToVote
    poll = AskPoll(
        ToRoom(),
        f"topic-vote:{now:%Y%m%dT%H%M%S}:{nonce}",
        (words("topics-vote-question"), words("checkin-poll-note")),
        tuple(Choice(str(one.number), f"{one.number}. {_short(one.text)}") for one in topics[:IN_A_POLL]),
    )
    return Decision(group, (poll,))


def suggestions(group: Group, programme: Programme, topics: Sequence[Topic], now: datetime, pick: int) -> Body:
    """What the group could talk about, for who leads it: a topic of its own, a question of the next theme, another theme.

    `pick` is any number; another one gives another suggestion where there are several.
    """
    parts: list[Part] = []
    if topics:
        one = topics[pick % len(topics)]
        use: Arg = CommandRef("topics")
        parts.append(words("topics-suggest-own", topic=one.text, topics_command=use))
    session = group.next_session(now)
    if session is not None:
        theme = programme.theme(session.theme)
        asked = prompts_upto(theme, gate(position(group, session)[0])) or theme.prompts
        parts.append(words("topics-suggest-question", theme=theme.title, question=asked[pick % len(asked)].text))
    planned = {one.theme for one in group.sessions if one.state is not SessionState.DROPPED}
    free = [theme for theme in programme.middle() if theme.key not in planned]
    others = free or [theme for theme in programme.middle() if session is None or theme.key != session.theme]
    if others:
        theme = others[pick % len(others)]
        parts.append(words("topics-suggest-theme", theme=theme.title, question=theme.prompts[0].text))
    return tuple(parts)


def _short(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1].rstrip()}…"

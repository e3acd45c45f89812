"""What a command is: its key, its parameters, who may say it and where, and what carries it out.

One declaration serves the parser, the help, the documentation and, on platforms that have them, the menus of commands.
The words that people type stand in the Fluent catalogues, under `command-<key>-names`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from bot.commands.topics import Topic
from facilitation.prompts import OwnQuestion, Which
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import Language, Words


class Actor(StrEnum):
    """Who may say a command. A command lists those of whom one is enough."""

    ANYONE = "anyone"
    """Whoever can write to Vertti."""
    MEMBER = "member"
    """Anyone of the group, in whatever role but that of a guest."""
    FACILITATOR = "facilitator"
    HOST = "host"
    ADMIN = "admin"
    STARTER = "starter"
    """Whoever may start groups, by configuration."""


class Where(StrEnum):
    """Where a command may be said."""

    ROOM = "room"
    PRIVATE = "private"


class Kind(StrEnum):
    """What a parameter is made of; beside each kind, the type of the value that `Call.values` holds."""

    SESSION = "session"
    """`int`: the number of a session of the group; the word for "next" is understood too."""
    WHEN = "when"
    """`WallTime`, to come and existing. After a SESSION, a date alone keeps the hour of that session."""
    WORDS = "words"
    """`str`: the rest of the text, line breaks kept, without the quotation marks around it."""
    LINK = "link"
    """`str`: a web address, http or https."""
    PERSON = "person"
    """`PersonId`: somebody of the group, by name, by id, or by a beginning of the name that only one has."""
    USER_IDS = "user-ids"
    """`tuple[PersonId, ...]`: one or more ids of the platform, not necessarily of people in the group."""
    USER_ID = "user-id"
    """`PersonId`: one id of the platform, not necessarily of somebody in the group."""
    LANGUAGE = "language"
    """`Language`."""
    SWITCH = "switch"
    """`bool`: on or off."""
    NUMBER = "number"
    """`int`: a whole number, 0–999."""
    EVERY = "every"
    """`int`: days from one session to the next, said in weeks (`every 6 weeks`, `joka 6. viikko`)."""
    POLL = "poll"
    """`PollText`: a question and its choices, `"question" | a | b`."""
    COMMAND = "command"
    """`str`: the key of a command."""
    NAME = "name"
    """`str`: a text in quotation marks, or bare words up to where the next parameter begins."""
    MINUTES = "minutes"
    """`int`: whole minutes, 0–999, with or without the unit."""
    PROMPT = "prompt"
    """`prompts.Wish`: a word for one of the programme's questions, or a question of one's own."""
    DROP = "drop"
    """`bool`: True where the flag (`--drop`, `pois`, `bort`) stands."""


@dataclass(frozen=True, slots=True)
class PollText:
    """A poll as somebody typed it."""

    question: str
    choices: tuple[str, ...]


Value: TypeAlias = int | bool | str | Language | WallTime | PollText | Which | OwnQuestion | tuple[PersonId, ...]
"""What a parameter may hold once read. `PersonId` is a `str` at run time."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing to say after a command's name. Its label for people is the Fluent message `parameter-<name>`."""

    name: str
    kind: Kind
    optional: bool = False


Executor: TypeAlias = "Callable[[Any, Call], Awaitable[Any]]"
"""Carries a command out: gets the scene in which it was said and the call. What scene and outcome are is the handlers' matter."""


@dataclass(frozen=True, slots=True)
class Fewer:
    """Those who may say in a room what more people may say in private; `told` is said to the others."""

    who: frozenset[Actor]
    told: Words


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `live`: it belongs to the moment, and more than three minutes late it is answered, not carried out.

    `needs_group`: it is about one group, which is known before it is carried out; with `in_no_group_too`, somebody who is in
    none may say it nevertheless, and then there is none. `in_room`: fewer people may say it there. `harmless`: it changes
    nothing and tells nothing about anybody, so that it is answered even to a device that nobody vouches for. `topic`: the
    heading under which help lists it.
    """

    key: str
    parameters: tuple[Parameter, ...]
    who: frozenset[Actor]
    where: frozenset[Where]
    run: Executor
    topic: Topic = field(kw_only=True)
    needs_group: bool = True
    live: bool = False
    in_no_group_too: bool = False
    in_room: Fewer | None = None
    harmless: bool = False

    def who_at(self, where: Where) -> frozenset[Actor]:
        """Who may say it there."""
        return self.in_room.who if where is Where.ROOM and self.in_room is not None else self.who


@dataclass(frozen=True, slots=True)
class Call:
    """A command as somebody said it. Optional parameters that were left out are missing from `values`."""

    command: Command
    values: Mapping[str, Value] = field(default_factory=dict)

    def get(self, name: str, kind: type[V]) -> V | None:
        """The value of that parameter, or None when it was left out. Raises TypeError when it is of another type."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, kind):
            raise TypeError(f"{self.command.key}: {name} is {type(value).__name__}, not {kind.__name__}")
        return value

    def need(self, name: str, kind: type[V]) -> V:
        """The value of a parameter that cannot be left out. Raises KeyError when it was."""
        value = self.get(name, kind)
        if value is None:
            raise KeyError(f"{self.command.key}: {name}")
        return value

"""The place in a text where a parameter is read, and what a reading of it can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.manner import TYPED, Manner
from bot.commands.declaration import Command, Parameter, Value
from bot.commands.tokens import Token, shortened
from bot.texts import Place
from facilitation.group import Member
from facilitation.session import Session, SessionState
from facilitation.words import Arg, Language, Words, words

_UNDER_WAY = timedelta(hours=2)  # so long a session that was not opened still counts as the next one


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of a command depends on.

    `language` is the reader's, `zone` the group's (IANA), `now` aware UTC. `sessions` and `members` are the group's; no
    members means that the group is not known (yet). `manner` is that of the platform: how accounts are named there.
    """

    language: Language
    zone: str
    now: datetime
    sessions: tuple[Session, ...] = ()
    members: tuple[Member, ...] = ()
    place: Place = Place.PRIVATE
    manner: Manner = TYPED

    def next_session(self) -> Session | None:
        """The session that is open, or else the first to come; one whose time has only just come counts still."""
        alive = [one for one in self.sessions if one.state in (SessionState.OPEN, SessionState.PLANNED)]
        alive = [one for one in alive if one.state is SessionState.OPEN or one.begins() > self.now - _UNDER_WAY]
        return min(alive, key=lambda one: (one.state is not SessionState.OPEN, one.begins()), default=None)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a parameter is to be read: in `text`, from `tokens[at]` on, after the parameters in `values`.

    `command_called` finds the key of the command of that name.
    """

    command: Command
    parameter: Parameter
    text: str
    tokens: Sequence[Token]
    at: int
    context: Context
    values: Mapping[str, Value]
    command_called: Callable[[Sequence[str]], str | None]

    @property
    def rest(self) -> str:
        """All text from here on."""
        return self.text[self.tokens[self.at].start :].rstrip()

    def span(self, end: int) -> str:
        """The text from here up to the token before `end`."""
        return self.text[self.tokens[self.at].start : self.tokens[end - 1].end]

    @property
    def example(self) -> Words:
        """An example of the command that works."""
        return words(f"command-{self.command.key}-example")

    @property
    def label(self) -> Words:
        """What the parameter is called."""
        return label(self.parameter)


@dataclass(frozen=True, slots=True)
class Fit:
    """One reading: `value`, said by the tokens before `end`."""

    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why it cannot be read. `understood`: what it means is clear, but it will not do (a time that is over).

    Without words the whole text is perhaps no command at all.
    """

    words: Words | None
    understood: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings, the likeliest first, and what to say when none of them holds (None: nothing of its own)."""

    fits: tuple[Fit, ...] = ()
    misfit: Misfit | None = None


def label(parameter: Parameter) -> Words:
    """What a parameter is called, as a text of the catalogues."""
    return words(f"parameter-{parameter.name}")


def bad_part(slot: Slot, typed: str) -> Misfit:
    """What to say of text that the parameter cannot be."""
    return Misfit(words("errors-bad-part", what=slot.label, input=shortened(typed), example=slot.example))


def missing(slot: Slot, what: Arg) -> Misfit:
    """What to say when something is not there."""
    return Misfit(words("errors-missing-part", what=what, example=slot.example))

"""What is to be said, before anybody has chosen a language.

The practice names its sentences by key and hands over typed arguments; the program renders them in the reader's language.
Programme content (themes, questions) travels as `Localised`, since an organisation may bring its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias


class Language(StrEnum):
    """The languages in which Vertti speaks, as ISO 639-1 codes."""

    FI = "fi"
    SV = "sv"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Localised:
    """One text of the programme in all three languages; `{name}` marks an argument."""

    fi: str
    sv: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in that language."""
        return {Language.FI: self.fi, Language.SV: self.sv, Language.EN: self.en}[language]


@dataclass(frozen=True, slots=True)
class When:
    """A moment, written for the reader: `date` is weekday, date and time; `time` the time of day; `day` a date with its year.

    The instant is aware; the program renders it in the group's zone.
    """

    instant: datetime
    style: Literal["date", "time", "day"] = "date"


@dataclass(frozen=True, slots=True)
class CommandRef:
    """A command by its key (`session-link`), shown the way the reader would type it here, with optional literal arguments.

    `when` is a moment (aware) to type after them, in the group's zone. `unfinished`: as it stands, it cannot be carried out.
    """

    command: str
    arguments: str = ""
    when: datetime | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Url:
    """A link, shown in full."""

    address: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name, called by its city in the reader's language."""

    zone: str


@dataclass(frozen=True, slots=True)
class Several:
    """A list inside a sentence, joined by `and` or `or` of the language, or one a line."""

    items: tuple[Arg, ...]
    joined: Literal["and", "or", "lines"] = "and"


@dataclass(frozen=True, slots=True)
class Words:
    """One message of the Fluent catalogues, with its arguments."""

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text of the programme content, with its arguments."""

    text: Localised
    args: Mapping[str, Arg] = field(default_factory=dict)


Arg: TypeAlias = "str | int | Localised | When | CommandRef | Url | Zone | Several | Words | Phrase"
"""What may stand in a placeholder. A `str` is somebody's own word and is shown literally."""

Part: TypeAlias = "Words | Phrase"
Body: TypeAlias = tuple[Part, ...]
"""A message: parts that follow each other as paragraphs."""


def words(key: str, **args: Arg) -> Words:
    """Shorthand for `Words(key, {...})`."""
    return Words(key, args)

"""The menu of commands, where a platform shows one: what there is to choose, in all languages, and what it comes to as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is to be filled in."""

    TEXT = "text"
    """A short text: a date, a name, a number of minutes."""
    WORDS = "words"
    """Words of one's own, perhaps many."""
    NUMBER = "number"
    PERSON = "person"
    """An account on the platform."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values: what is shown for it by language (`fi`, `sv`, `en`), and what it is typed as."""

    shown: Mapping[str, str]
    typed: str


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in. `labels` and `descriptions` are by language; with `choices`, nothing else can be filled in.

    `quoted`: where something may follow, the text is put in quotation marks when it is typed.
    """

    name: str
    labels: Mapping[str, str]
    descriptions: Mapping[str, str]
    kind: Kind
    required: bool
    choices: tuple[Choice, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A command in the menu. `key` is understood when it is typed, in every language; `names` and `descriptions` are by language.

    `in_room`: it may be said in a group's room; otherwise it is for Vertti alone, wherever it is chosen. `for_many`: everybody in
    a group may say it, so that it belongs into everybody's menu.
    """

    key: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    fields: tuple[Field, ...]
    in_room: bool
    for_many: bool

    @property
    def needs_words(self) -> bool:
        """Whether something must be filled in."""
        return any(one.required for one in self.fields)

    def typed(self, values: Mapping[str, str]) -> str:
        """The command as it would be typed, with these values by the names of the fields, in the fields' order."""
        parts = [self.key]
        for one in self.fields:
            value = values.get(one.name, "").strip()
            if value:
                parts.append(f'"{value}"' if one.quoted else value)
        return " ".join(parts)


Menu = tuple[Entry, ...]

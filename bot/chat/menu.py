"""The menu of commands, where a platform shows one: what there is to choose, in all languages, and what it comes to as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SLASH = "/"
"""Before a key it says that this command was chosen, whatever else that word may mean when it is typed."""
_DOUBLE, _SINGLE = re.compile('["“”„»«]'), re.compile("['‘’‚›‹]")


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

    `quoted`: where something may follow, the text is put in quotation marks when it is typed. `before` is typed before the
    value. `instead` names another field that does not count when this one is filled in.
    """

    name: str
    labels: Mapping[str, str]
    descriptions: Mapping[str, str]
    kind: Kind
    required: bool
    choices: tuple[Choice, ...] = ()
    quoted: bool = False
    before: str = ""
    instead: str = ""

    def typed(self, value: str) -> str:
        """The value as it is typed."""
        return " ".join(one for one in (self.before, _quoted(value) if self.quoted else value) if one)


@dataclass(frozen=True, slots=True)
class Entry:
    """A command in the menu. `key` is understood when it is typed, in every language; `names` and `descriptions` are by language.

    `in_room`: it may be said in a group's room; otherwise it is for Vertti alone, wherever it is chosen. `for_many`: everybody in
    a group may say it, so that it belongs into everybody's menu. `listed`: it is worth a place in the list; others are only
    pressed where Vertti has asked something.
    """

    key: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    fields: tuple[Field, ...]
    in_room: bool
    for_many: bool
    listed: bool = True

    @property
    def needs_words(self) -> bool:
        """Whether something must be filled in."""
        return any(one.required for one in self.fields)

    def typed(self, values: Mapping[str, str]) -> str:
        """The command as it would be typed, with these values by the names of the fields, in the fields' order."""
        filled = {one.name: value for one in self.fields if (value := values.get(one.name, "").strip())}
        left_out = {one.instead for one in self.fields if one.name in filled}
        parts = (one.typed(filled[one.name]) for one in self.fields if one.name in filled and one.name not in left_out)
        return as_typed(self.key, " ".join(parts))


def as_typed(key: str, arguments: str = "") -> str:
    """A command that was chosen by its key, as it would be typed: nothing else is meant by it, in no language."""
    return f"{SLASH}{key} {arguments}".rstrip()


def _quoted(value: str) -> str:
    """The value on one line in quotation marks, of a kind that is not in it."""
    line = " ".join(value.split())
    if not _DOUBLE.search(line):
        return f'"{line}"'
    return f"'{line}'" if not _SINGLE.search(line) else f'"{_DOUBLE.sub("’", line)}"'


Menu = tuple[Entry, ...]


def entry_of(menu: Menu, key: str) -> Entry:
    """The entry of that key. Raises LookupError when there is none, as after a command was given up."""
    found = next((one for one in menu if one.key == key), None)
    if found is None:
        raise LookupError(f"no command {key!r} in the menu")
    return found

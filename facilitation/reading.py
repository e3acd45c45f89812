"""Reading a programme file: every mistake names the place where it stands.

The file has been turned into plain dicts and lists already (YAML, JSON, whatever); nothing here reads from disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitation.words import Language, Localised

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
"""How an argument is marked in the programme's texts."""

_UNREADABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ue000-\uf8ff]")


class BadProgramme(ValueError):
    """The programme cannot be used. `path` says where, `reason` why; both in English, for whoever wrote the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the file and the path to it, such as `sessions[2].prompts[0]`."""

    value: object
    path: str

    def bad(self, reason: str) -> BadProgramme:
        """The error to raise about this place."""
        return BadProgramme(self.path or "programme", reason)

    def mapping(self, *allowed: str) -> Mapping[str, object]:
        """The value as a mapping with no other than the allowed keys. Raises `BadProgramme`."""
        if not isinstance(self.value, Mapping):
            raise self.bad("names with values are expected here")
        for key in self.value:
            if allowed and key not in allowed:
                raise self._under(str(key)).bad(f"is not known; known here: {', '.join(allowed)}")
        return self.value

    def _under(self, key: str, value: object = None) -> Item:
        return Item(value, f"{self.path}.{key}" if self.path else key)

    def has(self, key: str) -> bool:
        """Whether the mapping has that key."""
        return key in self.mapping()

    def get(self, key: str) -> Item:
        """What stands under a key that must be there. Raises `BadProgramme`."""
        fields = self.mapping()
        if key not in fields:
            raise self._under(key).bad("is missing")
        return self._under(key, fields[key])

    def items(self) -> Iterator[tuple[str, Item]]:
        """The keys, as text, with what stands under them."""
        for key, value in self.mapping().items():
            yield str(key), self._under(str(key), value)

    def elements(self, *, least: int = 1, most: int | None = None) -> tuple[Item, ...]:
        """The elements of a list. Raises `BadProgramme` when there are too few or too many."""
        if not isinstance(self.value, list | tuple):
            raise self.bad("a list is expected here")
        if len(self.value) < least:
            raise self.bad(f"needs at least {least}, has {len(self.value)}")
        if most is not None and len(self.value) > most:
            raise self.bad(f"has room for {most}, has {len(self.value)}")
        return tuple(Item(value, f"{self.path}[{index}]") for index, value in enumerate(self.value))

    def text(self) -> str:
        """A text that is not empty. Raises `BadProgramme`."""
        if not isinstance(self.value, str):
            raise self.bad("a text is expected here")
        text = self.value.strip()
        if not text:
            raise self.bad("the text is empty")
        if _UNREADABLE.search(text):
            raise self.bad("the text has characters that cannot be shown")
        return text

    def key(self) -> str:
        """A key of small letters, digits and underscores. Raises `BadProgramme`."""
        text = self.text()
        if not re.fullmatch(r"[a-z][a-z0-9_]*", text):
            raise self.bad("a key has only small letters a–z, digits and underscores")
        return text

    def whole(self, least: int, most: int) -> int:
        """A whole number between two others. Raises `BadProgramme`."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.bad("a whole number is expected here")
        if not least <= self.value <= most:
            raise self.bad(f"must lie between {least} and {most}, is {self.value}")
        return self.value

    def flag(self) -> bool:
        """True or false. Raises `BadProgramme`."""
        if not isinstance(self.value, bool):
            raise self.bad("true or false is expected here")
        return self.value

    def localised(self, *placeholders: str, beside: tuple[str, ...] = ()) -> Localised:
        """The text in all three languages, with no other placeholders and the same in each; `beside` are what else may stand
        there. Raises `BadProgramme`.
        """
        self.mapping(*Language, *beside)
        texts = {language: self.get(language.value).text() for language in Language}
        named = {language: frozenset(PLACEHOLDER.findall(text)) for language, text in texts.items()}
        for language, names in named.items():
            for name in sorted(names - set(placeholders)):
                raise self._under(language.value).bad(f"the placeholder {{{name}}} is not known here")
            for name in sorted(named[Language.FI] ^ names):
                raise self._under(language.value).bad(f"the placeholder {{{name}}} must stand in all languages or in none")
        return Localised(**{language.value: text for language, text in texts.items()})

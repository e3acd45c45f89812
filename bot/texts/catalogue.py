"""The Fluent catalogues: every sentence of the program, by key, in every language."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.errors import FluentReferenceError
from fluent.syntax import ast

from facilitation.words import Language

LOCALES: Mapping[Language, str] = MappingProxyType({Language.FI: "fi", Language.SV: "sv-FI", Language.EN: "en-GB"})
"""Which Finnish, Swedish and English is spoken, as BCP 47 tags."""


class MissingText(LookupError):
    """No catalogue has a message of that key; or one of the languages lacks it."""

    def __init__(self, key: str, language: Language) -> None:
        super().__init__(f"no text {key!r} in {language.value}")
        self.key = key
        self.language = language


class MissingArgument(LookupError):
    """A text was to be said without something that it names."""

    def __init__(self, key: str, language: Language, reason: str) -> None:
        super().__init__(f"the text {key!r} in {language.value}: {reason}")
        self.key = key
        self.language = language


class BadCatalogue(ValueError):
    """A file of the catalogues is not Fluent, or says the same twice."""


class Catalogue:
    """All messages in all languages. Nothing changes in it once it is loaded."""

    def __init__(self, sources: Mapping[Language, Mapping[str, str]]) -> None:
        """Read the sources: of each language, file name to Fluent text. Raises `BadCatalogue`."""
        read = {language: {name: FluentResource(text) for name, text in files.items()} for language, files in sources.items()}
        self._keys = {language: _keys(language, files) for language, files in read.items()}
        self._bundles = {language: _bundle(language, files) for language, files in read.items()}
        for language, keys in self._keys.items():
            for key in keys:  # compile now, so that later on nothing is written
                self._bundles[language].get_message(key)

    @classmethod
    def load(cls) -> Catalogue:
        """The catalogues of the program, from all `.ftl` files of the package."""
        root = resources.files("bot.texts") / "catalogues"
        sources: dict[Language, dict[str, str]] = {}
        for language in Language:
            folder = root / language.value
            files = sorted((file for file in folder.iterdir() if file.name.endswith(".ftl")), key=lambda file: file.name)
            sources[language] = {file.name: file.read_text(encoding="utf-8") for file in files}
        return cls(sources)

    def keys(self, language: Language) -> frozenset[str]:
        """The keys of all messages of a language."""
        return self._keys[language]

    def has(self, key: str, language: Language = Language.FI) -> bool:
        """Whether there is a message of that key."""
        return key in self._keys[language]

    def text(self, language: Language, key: str, /, **args: str | int) -> str:
        """The message as plain text. Raises `MissingText` and `MissingArgument`."""
        return self.format(language, key, args)

    def format(self, language: Language, key: str, args: Mapping[str, str | int]) -> str:
        """The message as plain text, its arguments in a mapping. Raises `MissingText` and `MissingArgument`."""
        if key not in self._keys[language]:
            raise MissingText(key, language)
        bundle = self._bundles[language]
        value = bundle.get_message(key).value
        if value is None:
            raise MissingText(key, language)
        text, errors = bundle.format_pattern(value, dict(args))
        for error in errors:
            if isinstance(error, FluentReferenceError):
                raise MissingArgument(key, language, str(error)) from error
            raise error
        return str(text)

    def choices(self, language: Language, key: str) -> tuple[str, ...]:
        """The words of a message that lists them with commas between, as `command-help-names`. Raises `MissingText`."""
        return tuple(word for part in self.text(language, key).split(",") if (word := part.strip()))


def _bundle(language: Language, files: Mapping[str, ast.Resource]) -> FluentBundle:
    bundle = FluentBundle([LOCALES[language]], use_isolating=False)
    for resource in files.values():
        bundle.add_resource(resource)
    return bundle


def _keys(language: Language, files: Mapping[str, ast.Resource]) -> frozenset[str]:
    """The keys of the messages. Fluent itself passes over what it cannot read and what comes twice; here both are errors."""
    found: dict[str, str] = {}
    for name, resource in files.items():
        for entry in resource.body:
            where = f"{language.value}/{name}"
            if isinstance(entry, ast.Junk):
                raise BadCatalogue(f"{where}: this is not Fluent: {(entry.content or '').strip()[:80]!r}")
            if isinstance(entry, ast.Message):
                key = entry.id.name
                if key in found:
                    raise BadCatalogue(f"{where}: {key!r} stands in {found[key]} already")
                found[key] = where
    return frozenset(found)

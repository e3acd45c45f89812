"""The menu of commands, made from the same declarations as the parser: what is chosen there reads as if it had been typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from babel import Locale

from bot.chat.menu import Choice, Entry, Field, Menu
from bot.chat.menu import Kind as Filled
from bot.commands.declaration import Actor, Command, Kind, Parameter, Where
from bot.commands.topics import Topic
from bot.texts import Catalogue
from bot.texts.menu_names import IN_MENU, menu_names
from facilitation.prompts import Which
from facilitation.words import Language

_LONGEST = 100
"""Characters of a description."""
_MANY = frozenset({Actor.MEMBER, Actor.ANYONE})
_DROPPED = "drop"
"""The flag, as it is typed in every language."""
_FILLED: Mapping[Kind, Filled] = {
    Kind.PERSON: Filled.PERSON,
    Kind.USER_ID: Filled.PERSON,
    Kind.USER_IDS: Filled.PERSON,
    Kind.WORDS: Filled.WORDS,
    Kind.NUMBER: Filled.NUMBER,
    Kind.MINUTES: Filled.NUMBER,
    Kind.SESSION: Filled.NUMBER,
}
"""What is not named here is a short text."""


def menu(commands: Sequence[Command], catalogue: Catalogue) -> Menu:
    """The commands as entries of a menu, in their order. Raises `MissingText`, and ValueError when one has no name for a menu."""
    return _Writer(catalogue).menu(commands)


class _Writer:
    """Finds the texts. Holds the catalogues, and the names of the commands by language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._names = {language: menu_names(catalogue, language) for language in Language}

    def menu(self, commands: Sequence[Command]) -> Menu:
        return tuple(self._entry(one) for one in commands)

    def _entry(self, command: Command) -> Entry:
        fields = (field for one in command.parameters for field in self._fields(command, one))
        return Entry(
            key=command.key,
            names={language.value: names[command.key] for language, names in self._names.items()},
            descriptions=self._summary(command),
            fields=tuple(fields),
            in_room=Where.ROOM in command.where,
            for_many=bool(command.who & _MANY),
            listed=command.topic is not Topic.ANSWERS,
        )

    def _fields(self, command: Command, parameter: Parameter) -> tuple[Field, ...]:
        match parameter.kind:
            case Kind.POLL:
                question = self._field(command, "question", Filled.TEXT, required=not parameter.optional, quoted=True)
                return question, self._field(command, "choices", Filled.WORDS, required=not parameter.optional)
            case Kind.PROMPT:
                chosen = self._field(command, parameter.name, Filled.TEXT, required=False, choices=self._prompts())
                own = self._field(command, "own", Filled.WORDS, required=False, before="own", instead=parameter.name)
                return chosen, own
            case kind:
                followed = parameter is not command.parameters[-1]
                one = self._field(
                    command,
                    parameter.name,
                    _FILLED.get(kind, Filled.TEXT),
                    required=not parameter.optional,
                    choices=self._choices(kind),
                    quoted=kind is Kind.NAME and followed,
                )
                return (one,)

    def _field(
        self,
        command: Command,
        name: str,
        kind: Filled,
        *,
        required: bool,
        choices: tuple[Choice, ...] = (),
        quoted: bool = False,
        before: str = "",
        instead: str = "",
    ) -> Field:
        labels = self._texts(f"parameter-{name}-label", f"parameter-{name}")
        if self._catalogue.has(f"parameter-{name}-hint"):
            descriptions = self._texts(f"parameter-{name}-hint")
        elif name == "words":
            # What is written there is what the command is about.
            descriptions = self._summary(command)
        else:
            descriptions = {language: label[:1].upper() + label[1:] for language, label in labels.items()}
        return Field(name, labels, descriptions, kind, required, choices, quoted, before, instead)

    def _summary(self, command: Command) -> Mapping[str, str]:
        summary = f"command-{command.key}-summary"
        return self._texts(f"{summary}{IN_MENU}", summary)

    def _choices(self, kind: Kind) -> tuple[Choice, ...]:
        match kind:
            case Kind.SWITCH:
                return tuple(Choice(self._first(f"command-quiet-argument-{one}"), one) for one in ("on", "off"))
            case Kind.DROP:
                return (Choice(self._first("command-yes-names"), _DROPPED),)
            case Kind.LANGUAGE:
                return tuple(Choice(_called(one), one.value) for one in Language)
            case _:
                return ()

    def _prompts(self) -> tuple[Choice, ...]:
        return tuple(Choice(self._texts(f"menu-prompt-{one.value}"), one.value) for one in Which)

    def _texts(self, *keys: str) -> Mapping[str, str]:
        """The first of these messages that there is, in all languages."""
        key = next((one for one in keys if self._catalogue.has(one)), keys[-1])
        return {language.value: _cut(self._catalogue.text(language, key)) for language in Language}

    def _first(self, key: str) -> Mapping[str, str]:
        return {language.value: self._catalogue.choices(language, key)[0] for language in Language}


def _called(named: Language) -> Mapping[str, str]:
    return {spoken.value: str(Locale(spoken.value).languages[named.value]) for spoken in Language}


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"

"""Slash commands: the menu as Discord is told of it, and what somebody chose from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from bot.chat.discord.languages import DEFAULT, by_locale
from bot.chat.menu import Choice, Entry, Field, Kind, Menu, entry_of

Payload: TypeAlias = dict[str, Any]
"""A JSON object."""

LONGEST_NUMBER = 3
"""Digits of a number, as the commands take them."""
LONGEST: Mapping[Kind, int] = {Kind.TEXT: 2000, Kind.WORDS: 3500}
"""Characters of what is written; an address may be long, and all together is still a command."""

_CHAT_INPUT, _GUILD, _WITH_THE_BOT, _INSTALLED_IN_GUILD = 1, 0, 1, 0
_STRING, _INTEGER, _USER = 3, 4, 6
_NAME = re.compile(r"[\w-]{1,32}")
_MOST_COMMANDS, _MOST_OPTIONS, _MOST_CHOICES = 100, 25, 25
_LONGEST_NAME, _LONGEST_TEXT, _LONGEST_COMMAND = 32, 100, 8000


def payloads(menu: Menu) -> list[Payload]:
    """The application commands of all that is listed, to overwrite those that Discord knows.

    They are for all servers at once, since only such commands are there in direct messages too. The name without a language is
    the key. Raises ValueError when something is longer, or more, than Discord takes.
    """
    listed = [one for one in menu if one.listed]
    if len(listed) > _MOST_COMMANDS:
        raise ValueError(f"{len(listed)} commands are more than {_MOST_COMMANDS}")
    made = [_command(one) for one in listed]
    _check_names("the menu", made)
    return made


def typed_from(menu: Menu, data: Mapping[str, Any]) -> tuple[Entry, str]:
    """What was chosen, and how it would be typed, out of the `data` of an interaction.

    Raises LookupError when the menu has no such command: a client may show for a while what was given up.
    """
    entry = entry_of(menu, str(data.get("name", "")))
    values = {str(one["name"]): str(one["value"]) for one in data.get("options") or () if "value" in one}
    return entry, entry.typed(values)


def _command(entry: Entry) -> Payload:
    # Discord wants what must be filled in first; within each half the order is that of the declaration.
    fields = sorted(entry.fields, key=lambda one: not one.required)
    command = {
        "type": _CHAT_INPUT,
        "name": entry.key,
        "name_localizations": by_locale(entry.names),
        "description": entry.descriptions[DEFAULT],
        "description_localizations": by_locale(entry.descriptions),
        "options": [_option(one) for one in fields],
        "contexts": [_GUILD, _WITH_THE_BOT],
        "integration_types": [_INSTALLED_IN_GUILD],
    }
    _check(command)
    return command


def _option(field: Field) -> Payload:
    option: Payload = {
        "name": field.name,
        "name_localizations": {locale: _as_name(label) for locale, label in by_locale(field.labels).items()},
        "description": field.descriptions[DEFAULT],
        "description_localizations": by_locale(field.descriptions),
        "required": field.required,
    }
    match field.kind:
        case Kind.PERSON:
            return {"type": _USER, **option}
        case Kind.NUMBER:
            return {"type": _INTEGER, **option, "min_value": 0, "max_value": 10**LONGEST_NUMBER - 1}
        case _ if field.choices:
            return {"type": _STRING, **option, "choices": [_choice(one) for one in field.choices]}
        case kind:
            return {"type": _STRING, **option, "max_length": LONGEST[kind]}


def _choice(choice: Choice) -> Payload:
    return {"name": choice.shown[DEFAULT], "name_localizations": by_locale(choice.shown), "value": choice.typed}


def _as_name(label: str) -> str:
    """A label as a name of an option: one word of small letters."""
    return re.sub(r"[^\w-]", "", "-".join(label.lower().split()))


def _check(command: Payload) -> None:
    key, options = command["name"], command["options"]
    if len(options) > _MOST_OPTIONS:
        raise ValueError(f"{key}: {len(options)} options are more than {_MOST_OPTIONS}")
    _check_names(key, options)
    for one in (command, *options):
        _check_texts(f"{key}: {one['name']}", [one["description"], *one["description_localizations"].values()])
        choices = one.get("choices", ())
        if len(choices) > _MOST_CHOICES:
            raise ValueError(f"{key}: {len(choices)} choices are more than {_MOST_CHOICES}")
        for choice in choices:
            texts = [choice["name"], *choice["name_localizations"].values(), choice["value"]]
            _check_texts(f"{key}: {one['name']}", texts)
    if (length := sum(_counted(command))) > _LONGEST_COMMAND:
        raise ValueError(f"{key}: {length} characters altogether are more than {_LONGEST_COMMAND}")


def _check_names(where: str, named: Sequence[Payload]) -> None:
    """Names are words, and in no locale are two of them the same; those that have no name there go by the other one."""
    known: dict[tuple[str, str], Payload] = {}
    for one in named:
        names = {"": one["name"], **one["name_localizations"]}
        for locale, name in names.items():
            if not _NAME.fullmatch(name) or name != name.lower():
                raise ValueError(f"{where}: {name!r} is no name of at most {_LONGEST_NAME} small letters, digits, - and _")
            if (other := known.setdefault((locale, name), one)) is not one:
                raise ValueError(f"{where}: {name!r} would be both {other['name']} and {one['name']}")


def _check_texts(where: str, texts: Sequence[str]) -> None:
    for text in texts:
        if not 0 < len(text) <= _LONGEST_TEXT:
            raise ValueError(f"{where}: {text!r} does not have 1–{_LONGEST_TEXT} characters")


def _counted(part: Payload) -> Iterator[int]:
    """The lengths that Discord adds up: of each text the longest translation."""
    for name in ("name", "description", "value"):
        texts = [str(part.get(name, "")), *part.get(f"{name}_localizations", {}).values()]
        yield max(map(len, texts))
    for inner in (*part.get("options", ()), *part.get("choices", ())):
        yield from _counted(inner)

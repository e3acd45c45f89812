"""A small menu with every kind of field, and the whole one of the program."""

from __future__ import annotations

from collections.abc import Mapping

from bot.chat.menu import Choice, Entry, Field, Kind
from bot.commands.menu import menu
from bot.commands.table import COMMANDS
from bot.texts import Catalogue

WHOLE = menu(COMMANDS, Catalogue.load())

LANGUAGES = ("fi", "sv", "en")


def called(text: str) -> Mapping[str, str]:
    """The text in each language, which is told by its beginning."""
    return {language: f"{language} {text}" for language in LANGUAGES}


def field(name: str, kind: Kind, *, required: bool = True, choices: tuple[Choice, ...] = (), quoted: bool = False) -> Field:
    """A field with a label and a description of its own."""
    return Field(name, called(name), called(f"what {name} is"), kind, required, choices, quoted)


def entry(key: str, *fields: Field, listed: bool = True) -> Entry:
    """A command with these fields."""
    names = {language: f"{language}-{key}" for language in LANGUAGES}
    return Entry(key, names, called(f"about {key}"), fields, in_room=True, for_many=True, listed=listed)


SWITCH = field("switch", Kind.TEXT, required=False, choices=(Choice(called("on"), "on"), Choice(called("off"), "off")))
BRIEFING = entry(
    "briefing",
    field("session", Kind.NUMBER, required=False),
    field("guest", Kind.PERSON),
    field("topic", Kind.TEXT, quoted=True),
    SWITCH,
    field("words", Kind.WORDS),
)
SMALL = (BRIEFING, entry("who"), entry("yes", listed=False))

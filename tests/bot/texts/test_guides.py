"""The guides for members and facilitators tell of commands that exist, by the names that their readers see."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.declaration import Actor, Call
from bot.commands.menu import menu
from bot.commands.parsing import CommandBook, Context
from bot.commands.table import COMMANDS, by_key
from bot.texts import Catalogue
from facilitation.group import Member, Role, Standing
from facilitation.session import PersonId, Session
from facilitation.times import WallTime
from facilitation.words import Language

DOCS = Path(__file__).parents[3] / "docs"
GUIDES = {
    name: {Language.EN: DOCS / f"{name}.md", Language.FI: DOCS / f"{name}.fi.md", Language.SV: DOCS / f"{name}.sv.md"}
    for name in ("facilitator", "member")
}
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
PEKKA = Member(PersonId("@pekka:example.org"), Role.MEMBER, Standing.JOINED, "Pekka")
FIRST = WallTime(datetime(2026, 12, 1, 17), "Europe/Helsinki")
SESSIONS = tuple(Session(number, "goals", FIRST.plus_days(21 * (number - 1))) for number in range(1, 9))
CATALOGUE = Catalogue.load()
NAMES = {
    language: {one.key: CATALOGUE.choices(language, f"command-{one.key}-names") for one in COMMANDS} for language in Language
}
BOOK = CommandBook(COMMANDS, NAMES)
MENU = {language: {one.names[language.value]: one for one in menu(COMMANDS, CATALOGUE) if one.listed} for language in Language}
LEAVE = {language: CATALOGUE.text(language, "door-leave-name") for language in Language}
"""The one command that is not in the menu: on Discord the door has it of its own."""
ON_DISCORD = {Language.EN: "## On Discord\n", Language.FI: "## Discordissa\n", Language.SV: "## På Discord\n"}
PRESSED = {"member": ("door-write", "door-open"), "facilitator": ("door-open",)}


def spans(path: Path) -> list[str]:
    """What the guide shows as something to type."""
    return [one for one in _code(path.read_text(encoding="utf-8")) if one != "!vertti" and not one.startswith("/")]


def on_discord(path: Path, language: Language) -> str:
    """What the guide says of Discord."""
    _, heading, rest = path.read_text(encoding="utf-8").partition(ON_DISCORD[language])
    assert heading, path
    return rest.partition("\n## ")[0]


def chosen(path: Path, language: Language) -> list[str]:
    """What the guide shows as something to choose, by key."""
    names = [one.removeprefix("/") for one in _code(on_discord(path, language))]
    return ["leave" if one == LEAVE[language] else MENU[language][one].key for one in names]


def _code(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text)


def understood(typed: str, language: Language) -> Call:
    reading = BOOK.read(typed, Context(language, "Europe/Helsinki", NOW, SESSIONS, (PEKKA,)))
    assert isinstance(reading, Call), f"{typed}: {reading}"
    return reading


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_shows_can_be_typed_and_is_of_its_language(guide: str, language: Language) -> None:
    typed = spans(GUIDES[guide][language])
    assert len(typed) > 10
    for one in typed:
        call = understood(one, language)
        names = NAMES[language][call.command.key]
        assert any(one.casefold() == name or one.casefold().startswith(f"{name} ") for name in names), one
        assert {need.name for need in call.command.parameters if not need.optional} <= set(call.values), one


@pytest.mark.parametrize("guide", GUIDES)
def test_the_three_languages_of_a_guide_tell_of_the_same_commands(guide: str) -> None:
    told = {language: [understood(one, language).command.key for one in spans(path)] for language, path in GUIDES[guide].items()}
    assert told[Language.FI] == told[Language.EN]
    assert told[Language.SV] == told[Language.EN]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_shows_for_discord_is_in_the_menu_there_by_that_name(guide: str, language: Language) -> None:
    section = on_discord(GUIDES[guide][language], language)
    assert all(one.startswith("/") for one in _code(section))
    keys = chosen(GUIDES[guide][language], language)
    assert "leave" in keys
    assert keys == chosen(GUIDES[guide][Language.EN], Language.EN)
    everybody = {entry.key for entry in MENU[language].values() if entry.for_many}
    assert guide == "facilitator" or set(keys) - {"leave"} <= everybody


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guide", GUIDES)
def test_a_name_that_differs_in_the_menu_by_more_than_hyphens_is_told(guide: str, language: Language) -> None:
    names = {entry.key: name for name, entry in MENU[language].items()}
    for one in spans(GUIDES[guide][language]):
        key = understood(one, language).command.key
        if not f"{one.casefold().replace(' ', '-')}-".startswith(f"{names[key]}-"):
            assert key in chosen(GUIDES[guide][language], language), one


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guide", GUIDES)
def test_the_buttons_that_a_guide_names_are_called_so(guide: str, language: Language) -> None:
    section = " ".join(on_discord(GUIDES[guide][language], language).split())
    assert set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", section)) == {CATALOGUE.text(language, key) for key in PRESSED[guide]}


@pytest.mark.parametrize("language", Language)
def test_a_members_guide_shows_only_what_a_member_may_say(language: Language) -> None:
    for one in spans(GUIDES["member"][language]):
        assert by_key()[understood(one, language).command.key].who & {Actor.MEMBER, Actor.ANYONE}, one


@pytest.mark.parametrize("guide", GUIDES)
def test_each_guide_leads_to_its_other_languages(guide: str) -> None:
    files = {path.name for path in GUIDES[guide].values()}
    for path in GUIDES[guide].values():
        assert set(re.findall(r"\]\((\w+(?:\.\w\w)?\.md)\)", path.read_text(encoding="utf-8"))) >= files - {path.name}

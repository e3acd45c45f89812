"""The guides for members and facilitators tell of commands that exist, by the names that their readers see."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.declaration import Actor, Call
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


def spans(path: Path) -> list[str]:
    """What the guide shows as something to type."""
    return [one for one in re.findall(r"`([^`\n]+)`", path.read_text(encoding="utf-8")) if one != "!vertti"]


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
def test_a_members_guide_shows_only_what_a_member_may_say(language: Language) -> None:
    for one in spans(GUIDES["member"][language]):
        assert by_key()[understood(one, language).command.key].who & {Actor.MEMBER, Actor.ANYONE}, one


@pytest.mark.parametrize("guide", GUIDES)
def test_each_guide_leads_to_its_other_languages(guide: str) -> None:
    files = {path.name for path in GUIDES[guide].values()}
    for path in GUIDES[guide].values():
        assert set(re.findall(r"\]\((\w+(?:\.\w\w)?\.md)\)", path.read_text(encoding="utf-8"))) >= files - {path.name}

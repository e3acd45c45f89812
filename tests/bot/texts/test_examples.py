"""Every example that is shown to somebody works as it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.declaration import Call
from bot.commands.parsing import CommandBook, Context
from bot.commands.table import COMMANDS
from bot.texts import Catalogue
from facilitation.group import Member, Role, Standing
from facilitation.session import PersonId, Session
from facilitation.times import WallTime
from facilitation.words import Language

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
PEKKA = Member(PersonId("@pekka:example.org"), Role.MEMBER, Standing.JOINED, "Pekka")


@pytest.fixture(scope="module")
def book(catalogue: Catalogue) -> CommandBook:
    names = {
        language: {one.key: catalogue.choices(language, f"command-{one.key}-names") for one in COMMANDS} for language in Language
    }
    return CommandBook(COMMANDS, names)


@pytest.fixture(scope="module")
def sessions() -> tuple[Session, ...]:
    first = WallTime(datetime(2026, 11, 24, 17), "Europe/Helsinki")
    return tuple(Session(number, "goals", first.plus_days(21 * (number - 1))) for number in range(1, 9))


@pytest.mark.parametrize("reader", Language)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", [one.key for one in COMMANDS])
def test_an_example_is_understood_by_readers_of_every_language(
    book: CommandBook, catalogue: Catalogue, sessions: tuple[Session, ...], command: str, language: Language, reader: Language
) -> None:
    context = Context(reader, "Europe/Helsinki", NOW, sessions, (PEKKA,))
    reading = book.read(catalogue.text(language, f"command-{command}-example"), context)
    assert isinstance(reading, Call), reading
    assert reading.command.key == command
    assert {one.name for one in reading.command.parameters if not one.optional} <= set(reading.values)


@pytest.mark.parametrize(
    ("language", "example"),
    [(Language.FI, "siirrä 3 8.12. klo 17"), (Language.SV, "flytta 3 8.12 kl. 17"), (Language.EN, "move 3 8 December 17:00")],
)
def test_a_move_means_the_same_in_every_language(
    book: CommandBook, catalogue: Catalogue, sessions: tuple[Session, ...], language: Language, example: str
) -> None:
    assert catalogue.text(language, "command-session-move-example") == example
    reading = book.read(example, Context(language, "Europe/Helsinki", NOW, sessions, (PEKKA,)))
    assert isinstance(reading, Call)
    assert reading.need("when", WallTime).instant() - NOW == timedelta(days=18, hours=7)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("argument", "on"), [("on", True), ("off", False)])
def test_quiet_is_switched_by_its_own_words(
    book: CommandBook, catalogue: Catalogue, language: Language, argument: str, on: bool
) -> None:
    name = catalogue.choices(language, "command-quiet-names")[0]
    for word in catalogue.choices(language, f"command-quiet-argument-{argument}"):
        reading = book.read(f"{name} {word}", Context(language, "Europe/Helsinki", NOW))
        assert isinstance(reading, Call)
        assert reading.get("switch", bool) is on

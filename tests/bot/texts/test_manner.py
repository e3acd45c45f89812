"""What is said in the manner of a platform: prefixes, names out of its menu, accounts in examples, texts of its own."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from bot.app import command_names
from bot.chat.discord.manner import DISCORD
from bot.chat.menu import as_typed
from bot.chat.richtext import Code, Paragraph, RichText
from bot.commands.declaration import Call
from bot.commands.parsing import CommandBook, Context
from bot.commands.table import COMMANDS
from bot.texts import Catalogue, Place, Speaker
from bot.texts.menu_names import IN_MENU, menu_names
from facilitation.group import Member, Role, Standing
from facilitation.session import PersonId, Session
from facilitation.times import WallTime
from facilitation.words import CommandRef, Language, words
from tests.bot.texts.fluent_files import written

CATALOGUE = Catalogue.load()
PRESSED = Speaker(CATALOGUE, DISCORD)
BOOK = CommandBook(COMMANDS, command_names(CATALOGUE))
PEKKA = Member(PersonId("123456789012345678"), Role.MEMBER, Standing.JOINED, "Pekka")


def say(key: str, language: Language, **args: object) -> str:
    body = (words(key, **args),)  # type: ignore[arg-type]
    return PRESSED.render(body, language=language, zone="Europe/Helsinki", place=Place.ROOM).plain()


def shown(text: RichText) -> Code:
    (block,) = text.blocks
    assert isinstance(block, Paragraph)
    (node,) = block.nodes
    assert isinstance(node, Code)
    return node


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize(
    ("language", "typed"),
    [(Language.FI, "/tulen-myöhässä"), (Language.SV, "/blir-sen"), (Language.EN, "/late")],
)
def test_a_command_has_the_name_that_it_has_in_the_menu(place: Place, language: Language, typed: str) -> None:
    assert PRESSED.command(CommandRef("rsvp-late"), language=language, place=place) == typed


def test_a_name_that_does_not_fit_into_a_menu_gives_way_to_the_next() -> None:
    assert PRESSED.command(CommandRef("rsvp-unsure"), language=Language.EN, place=Place.ROOM) == "/unsure"


def test_help_about_a_command_names_it_as_the_menu_does() -> None:
    text = PRESSED.command(CommandRef("help", "session-skip"), language=Language.SV, place=Place.PRIVATE)
    assert text == "/hjälp hoppa-över"


@pytest.mark.parametrize(
    ("key", "language", "example"),
    [
        ("session-skip", Language.SV, "/hoppa-över 3"),
        ("rsvp-away", Language.EN, "/cannot-come"),
        ("member-add", Language.FI, "/lisää @Pekka"),
        ("prompt-own", Language.SV, '/fråga "Vad funderar du på i det här?"'),
        ("briefing", Language.EN, '/briefing @Pekka "Pensions for entrepreneurs" 15'),
    ],
)
def test_an_example_reads_as_it_is_written_there_and_is_nothing_to_press(key: str, language: Language, example: str) -> None:
    body = (words(f"command-{key}-example"),)
    assert shown(PRESSED.render(body, language=language, zone="UTC", place=Place.ROOM)) == Code(example)


@pytest.mark.parametrize("language", Language)
def test_no_text_shows_an_account_of_another_platform(language: Language) -> None:
    for key in ("parameter-people", "parameter-guest"):
        assert "@Pekka" in say(key, language)
        assert "example.org" not in say(key, language)


@pytest.mark.parametrize("language", Language)
def test_a_text_that_reads_otherwise_there_is_said_in_its_variant(language: Language) -> None:
    said = say("handlers-say-something", language, help_command=CommandRef("help"))
    assert "!vertti" not in said
    assert "/" in said


@pytest.mark.parametrize("language", Language)
def test_every_text_that_names_the_prefix_has_a_variant_without_it(language: Language) -> None:
    texts = {key: "".join(one.texts) for key, one in written(language).items() if not key.startswith("demo-")}
    naming = {key for key, text in texts.items() if re.search(r"!v(?:ertti)?\b", text)}
    assert naming, "this looks for what is there"
    assert not {f"{key}-{DISCORD.variant}" for key in naming} - (texts.keys() - naming)


@pytest.mark.parametrize("language", Language)
def test_a_variant_names_the_same_things_as_the_text_that_it_stands_for(language: Language) -> None:
    texts = written(language)
    for ending in (f"-{DISCORD.variant}", IN_MENU):
        variants = {key for key in texts if key.endswith(ending) and key != DISCORD.notice}
        assert variants
        for key in variants:
            assert texts[key].variables == texts[key.removesuffix(ending)].variables, key


@pytest.mark.parametrize("language", Language)
def test_what_a_command_does_is_told_without_a_letter_that_nobody_can_type(catalogue: Catalogue, language: Language) -> None:
    letters = {key.removesuffix("-letter") for key in catalogue.keys(language) if key.endswith("-letter")}
    assert letters
    for command in letters:
        assert "(" not in say(f"{command}-summary", language), command


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", [one.key for one in COMMANDS])
def test_an_example_is_understood_as_it_is_shown(command: str, language: Language) -> None:
    shown_as = say(f"command-{command}-example", language).replace(DISCORD.person_example, f"<@{PEKKA.person}>")
    if command not in ("member-add", "briefing"):
        shown_as = shown_as.replace(f"<@{PEKKA.person}>", "Pekka")
    reading = BOOK.read(shown_as, _context(language))
    assert isinstance(reading, Call), (shown_as, reading)
    assert reading.command.key == command


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", [one.key for one in COMMANDS])
def test_help_about_a_command_is_understood_pressed_or_typed_as_it_is_shown(command: str, language: Language) -> None:
    body = (words("help-intro-more", example=CommandRef("help", command)),)
    shown_as = PRESSED.render(body, language=language, zone="UTC", place=Place.PRIVATE)
    (code,) = [one for block in shown_as.blocks if isinstance(block, Paragraph) for one in block.nodes if isinstance(one, Code)]
    pressed = BOOK.read(as_typed(code.command, code.arguments), _context(language))
    assert isinstance(pressed, Call), pressed
    assert (pressed.command.key, dict(pressed.values)) == ("help", {"command": command})
    typed = BOOK.read(code.text, _context(language))
    assert isinstance(typed, Call), typed
    # Help about some things is a command of its own, where somebody types it.
    assert typed.command.key in ("help", command)


def _context(language: Language) -> Context:
    first = WallTime(datetime(2026, 11, 24, 17), "Europe/Helsinki")
    sessions = tuple(Session(number, "goals", first.plus_days(21 * (number - 1))) for number in range(1, 9))
    now = datetime(2026, 11, 20, 8, tzinfo=UTC)
    return Context(language, "Europe/Helsinki", now, sessions, (PEKKA,), Place.PRIVATE, DISCORD)


class TestNamesInAMenu:
    @pytest.mark.parametrize("language", Language)
    def test_are_one_word_each_and_mean_one_command(self, catalogue: Catalogue, language: Language) -> None:
        names = menu_names(catalogue, language)
        assert len(set(names.values())) == len(names)
        for key, name in names.items():
            assert re.fullmatch(r"[\w-]{1,32}", name), key
            assert name == name.lower()
            assert name == key or name not in names, f"{name} is the key of another command"

    def test_are_refused_when_none_is_left(self) -> None:
        same = {one: {"a.ftl": "command-a-names = same\ncommand-b-names = same"} for one in Language}
        with pytest.raises(ValueError, match="no name of b"):
            menu_names(Catalogue(same), Language.FI)

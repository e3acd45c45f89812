"""What is said in the manner of a platform: prefixes, names out of its menu, accounts in examples, texts of its own."""

from __future__ import annotations

import re

import pytest

from bot.chat.discord.manner import DISCORD
from bot.chat.richtext import Code, Paragraph, RichText
from bot.texts import Catalogue, Place, Speaker
from bot.texts.menu_names import menu_names
from facilitation.words import CommandRef, Language, words
from tests.bot.texts.fluent_files import written

PRESSED = Speaker(Catalogue.load(), DISCORD)


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
    ending = f"-{DISCORD.variant}"
    variants = {key for key in texts if key.endswith(ending) and key != DISCORD.notice}
    assert variants
    for key in variants:
        assert texts[key].variables == texts[key.removesuffix(ending)].variables, key


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

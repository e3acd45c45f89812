"""The menu as Discord is told of it, and what comes back from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.chat.discord.slash import payloads, typed_from
from bot.chat.menu import Choice, Field, Kind, Menu
from tests.bot.chat.discord.entries import BRIEFING, SMALL, WHOLE, called, entry, field


def option(name: str) -> dict[str, Any]:
    """One option of the first command, as Discord is told of it."""
    return next(one for one in payloads(SMALL)[0]["options"] if one["name"] == name)


class TestACommand:
    def test_is_there_in_a_server_and_in_private_with_vertti(self) -> None:
        who = payloads(SMALL)[1]
        assert (who["type"], who["contexts"], who["integration_types"]) == (1, [0, 1], [0])

    def test_is_called_by_its_key_and_in_each_locale_by_its_name(self) -> None:
        who = payloads(SMALL)[1]
        assert who["name"] == "who"
        assert who["name_localizations"] == {"fi": "fi-who", "sv-SE": "sv-who", "en-US": "en-who", "en-GB": "en-who"}
        assert who["description"] == "en about who"
        assert who["description_localizations"]["sv-SE"] == "sv about who"

    def test_that_only_answers_a_question_is_not_listed(self) -> None:
        assert [one["name"] for one in payloads(SMALL)] == ["briefing", "who"]


class TestAnOption:
    def test_that_must_be_filled_in_comes_before_those_that_may_be(self) -> None:
        options = payloads(SMALL)[0]["options"]
        assert [(one["name"], one["required"]) for one in options] == [
            ("guest", True), ("topic", True), ("words", True), ("session", False), ("switch", False)
        ]  # fmt: skip

    def test_for_somebody_is_an_account(self) -> None:
        assert option("guest")["type"] == 6

    def test_for_a_number_takes_what_the_commands_take(self) -> None:
        assert (option("session")["type"], option("session")["min_value"], option("session")["max_value"]) == (4, 0, 999)

    def test_for_text_has_an_end(self) -> None:
        assert option("words")["type"] == 3
        assert option("words")["max_length"] == 3500

    def test_for_one_of_a_few_values_offers_them_in_each_language(self) -> None:
        first = option("switch")["choices"][0]
        assert (first["name"], first["value"], first["name_localizations"]["fi"]) == ("en on", "on", "fi on")

    def test_has_one_word_for_a_name_in_each_locale(self) -> None:
        label = {"fi": "”päälle” tai ”pois”", "sv": "”på” eller ”av”", "en": "On or off"}
        (made,) = payloads((entry("quiet", replace(field("switch", Kind.TEXT), labels=label)),))
        names = made["options"][0]["name_localizations"]
        assert names == {"fi": "päälle-tai-pois", "sv-SE": "på-eller-av", "en-US": "on-or-off", "en-GB": "on-or-off"}


def many(count: int) -> tuple[Field, ...]:
    return tuple(field(f"field{number}", Kind.TEXT) for number in range(count))


def offering(*choices: Choice) -> Menu:
    return (entry("one", field("chosen", Kind.TEXT, choices=choices)),)


@pytest.mark.parametrize(
    ("menu", "said"),
    [
        (tuple(entry(f"c{number}") for number in range(101)), "101 commands"),
        ((entry("x" * 33),), "is no name"),
        ((entry("Loud"),), "is no name"),
        ((replace(entry("one"), names={**called("x"), "fi": "kaksi sanaa"}),), "'kaksi sanaa' is no name"),
        ((replace(entry("one"), descriptions=called("x" * 98)),), "1–100 characters"),
        ((entry("one", *many(26)),), "26 options"),
        ((entry("one", field("two", Kind.TEXT), field("two", Kind.TEXT)),), "would be both two and two"),
        ((entry("one", field("two", Kind.TEXT), replace(field("six", Kind.TEXT), labels=called("two"))),), "both two and six"),
        ((entry("one"), replace(entry("two"), names=entry("one").names)), "would be both one and two"),
        (offering(*(Choice(called(str(number)), str(number)) for number in range(26))), "26 choices"),
        (offering(Choice(called("x" * 98), "x")), "1–100 characters"),
        ((entry("one", *(replace(field(f"f{number}", Kind.TEXT, choices=tuple(
            Choice(called(f"{letter}{'x' * 90}"), f"{letter}{'y' * 90}") for letter in "abcdefghijkl"
        ))) for number in range(4))),), "characters altogether"),
    ],
)  # fmt: skip
def test_what_is_more_than_discord_takes_is_refused_by_name(menu: Menu, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        payloads(menu)


def test_the_whole_menu_is_within_the_limits() -> None:
    made = payloads(WHOLE)
    assert {one["name"] for one in made} == {one.key for one in WHOLE} - {"yes", "no"}


class TestWhatIsChosen:
    def test_is_typed_in_the_order_in_which_it_is_read(self) -> None:
        data = {
            "name": "briefing",
            "options": [
                {"name": "guest", "type": 6, "value": "123456789012345678"},
                {"name": "words", "type": 3, "value": " and more "},
                {"name": "topic", "type": 3, "value": "Safe days"},
                {"name": "session", "type": 4, "value": 3},
                {"name": "switch", "type": 3, "value": "off"},
            ],
        }
        chosen, text = typed_from(SMALL, data)
        assert chosen is BRIEFING
        assert text == '/briefing 3 123456789012345678 "Safe days" off and more'

    def test_may_be_a_command_alone(self) -> None:
        assert typed_from(SMALL, {"name": "who"})[1] == "/who"

    def test_is_refused_when_it_was_given_up(self) -> None:
        with pytest.raises(LookupError, match="'gone'"):
            typed_from(SMALL, {"name": "gone"})

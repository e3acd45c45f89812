from __future__ import annotations

import pytest

from bot.chat.discord.components import (
    Component,
    command_buttons,
    open_button,
    poll_components,
    sign_button,
    write_button,
    write_modal,
)
from bot.chat.discord.lengths import units
from bot.chat.menu import Entry, Field, Kind
from bot.chat.port import Poll, PollChoice
from bot.chat.richtext import Bullets, Code, Node, Paragraph, RichText, Text


def field(name: str, *, required: bool = True) -> Field:
    return Field(name, {}, {}, Kind.TEXT, required)


def entry(key: str, *fields: Field) -> Entry:
    return Entry(key, {}, {}, fields, in_room=True, for_many=True)


MENU = (
    entry("here"),
    entry("away", field("when", required=False)),
    entry("say", field("words")),
    entry("long", *(field(f"f{number}") for number in range(6))),
    *(entry(f"k{number}") for number in range(9)),
)


def message(*nodes: Node) -> RichText:
    return RichText((Paragraph(nodes),))


def ids(buttons: list[Component]) -> list[str]:
    return [one["custom_id"] for one in buttons]


# --- commands ---------------------------------------------------------------------------------------------------------


def test_a_command_in_a_message_becomes_a_button_with_its_words() -> None:
    assert command_buttons(message(Text("Sano "), Code("/pois 3", "away", "3")), MENU) == [
        {"type": 2, "style": 2, "label": "pois 3", "custom_id": "c/away 3"}
    ]


def test_commands_are_found_in_lists_and_each_is_a_button_once() -> None:
    text = RichText((Bullets(((Code("/tulen", "here"),), (Code("/pois", "away"),))), Paragraph((Code("/tulen", "here"),))))
    assert ids(command_buttons(text, MENU)) == ["c/here", "c/away"]


def test_what_is_no_command_or_not_in_the_menu_becomes_none() -> None:
    assert command_buttons(message(Code("/muu", "other"), Code("koodi"), Code("/", "here")), MENU) == []


def test_a_command_that_needs_words_is_a_button_when_a_modal_can_ask_for_them_or_they_are_there() -> None:
    assert ids(command_buttons(message(Code("/sano", "say"), Code("/pitkä", "long")), MENU)) == ["c/say"]
    assert ids(command_buttons(message(Code("/pitkä a b", "long", "a b")), MENU)) == ["c/long a b"]


def test_five_commands_are_buttons_and_six_are_a_list_to_read() -> None:
    five = [Code(f"/k{number}", f"k{number}") for number in range(5)]
    assert len(command_buttons(message(*five, five[0]), MENU)) == 5
    assert command_buttons(message(*five, Code("/tulen", "here")), MENU) == []


def test_long_labels_are_cut_and_too_long_commands_left_to_be_typed() -> None:
    (button,) = command_buttons(message(Code("/sano " + "ä" * 90, "say", "ä")), MENU)
    assert button["label"].endswith("ä…")
    assert units(button["label"]) == 80
    assert command_buttons(message(Code("/sano", "say", "ä" * 95)), MENU) == []


def test_the_prefix_of_the_platform_is_not_on_the_button() -> None:
    (button,) = command_buttons(message(Code("!v tulen", "here")), MENU, prefix="!v ")
    assert button["label"] == "tulen"


# --- what else is pressed ---------------------------------------------------------------------------------------------


def test_a_sign_is_a_button_with_the_emoji_and_a_knock_one_that_opens() -> None:
    assert sign_button("✅") == {"type": 2, "style": 2, "emoji": {"name": "✅"}, "custom_id": "s/✅"}
    assert open_button("Avaa") == {"type": 2, "style": 1, "label": "Avaa", "custom_id": "o"}
    assert write_button("Kirjoita") == {"type": 2, "style": 2, "label": "Kirjoita", "custom_id": "w"}


def test_the_modal_to_write_in_has_one_field_for_many_words() -> None:
    modal = write_modal("Kirjoita minulle", "Viesti", "Sen luen vain minä.")
    (field,) = modal["components"]
    assert (modal["custom_id"], modal["title"]) == ("w", "Kirjoita minulle")
    assert (field["label"], field["description"]) == ("Viesti", "Sen luen vain minä.")
    assert field["component"]["style"] == 2
    assert field["component"]["max_length"] == 4000


def test_what_is_too_long_for_a_modal_is_cut() -> None:
    modal = write_modal("a" * 50, "b" * 50, "c" * 150)
    (field,) = modal["components"]
    assert [len(text) for text in (modal["title"], field["label"], field["description"])] == [45, 45, 100]


# --- polls ------------------------------------------------------------------------------------------------------------


def choices(number: int, label: str = "Vaihtoehto") -> tuple[PollChoice, ...]:
    return tuple(PollChoice(str(one), f"{label} {one}") for one in range(number))


def test_one_choice_is_made_by_buttons() -> None:
    buttons = poll_components(Poll("?", choices(25)), chosen={"3"})
    assert ids(buttons) == [f"v/{one}" for one in range(25)]
    assert [one["style"] for one in buttons[2:5]] == [2, 3, 2]


def test_several_choices_and_long_labels_need_a_select() -> None:
    (several,) = poll_components(Poll("?", choices(4), most=3), chosen={"1", "2"})
    assert (several["type"], several["custom_id"], several["min_values"], several["max_values"]) == (3, "v", 0, 3)
    assert [(one["value"], one["default"]) for one in several["options"]] == [
        ("0", False),
        ("1", True),
        ("2", True),
        ("3", False),
    ]
    (long,) = poll_components(Poll("?", choices(2, "a" * 90)))
    assert long["max_values"] == 1
    assert all(units(one["label"]) <= 100 for one in long["options"])


def test_nobody_can_choose_more_than_there_is() -> None:
    assert poll_components(Poll("?", choices(2), most=5))[0]["max_values"] == 2


@pytest.mark.parametrize("number", [0, 26])
def test_a_poll_without_choices_or_with_too_many_is_none(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} choices"):
        poll_components(Poll("?", choices(number)))


def test_a_label_is_one_line_and_never_empty() -> None:
    buttons = poll_components(Poll("?", (PollChoice("1", " a\n b "), PollChoice("2", " "))))
    assert [one["label"] for one in buttons] == ["a b", "–"]

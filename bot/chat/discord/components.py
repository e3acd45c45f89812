"""What people press under a message, and where they write: buttons, the choices of a poll, a modal; as Discord takes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeAlias

from bot.chat.discord import custom_ids
from bot.chat.discord.lengths import units, within
from bot.chat.discord.limits import (
    BUTTON_LABEL,
    INPUT_DESCRIPTION,
    INPUT_LABEL,
    INPUT_VALUE,
    INPUTS,
    MODAL_TITLE,
    OPTION_LABEL,
    OPTIONS,
)
from bot.chat.menu import Menu
from bot.chat.port import Poll, PollChoice
from bot.chat.richtext import Bullets, Code, RichText

Component: TypeAlias = dict[str, Any]

ROW = 1
BUTTON = 2
STRING_SELECT = 3
TEXT_INPUT = 4
LABEL = 18

PRIMARY = 1
SECONDARY = 2
SUCCESS = 3

WORDS = "words"
"""The id of what is filled in in the modal of `write_modal`."""

MOST_COMMANDS = 5
"""Of so many different commands a message makes buttons; more are a list to read, and none becomes one."""

_PARAGRAPH = 2
_NAMELESS = "–"


def command_buttons(text: RichText, menu: Menu, *, prefix: str = "/") -> list[Component]:
    """The buttons of the commands that the message names and the menu has; none when there are too many.

    A command becomes none when it would have to be filled in and a modal has no room for that. `prefix` is what a command
    begins with where it is shown.
    """
    entries = {one.key: one for one in menu}
    buttons: dict[str, Component] = {}
    for code in _codes(text):
        entry = entries.get(code.command)
        label = code.text.removeprefix(prefix).strip()
        if entry is None or not label or (entry.needs_words and not code.arguments and len(entry.fields) > INPUTS):
            continue
        custom_id = custom_ids.command_id(code.command, code.arguments)
        if custom_id is not None:
            buttons.setdefault(custom_id, _button(custom_id, label))
    return list(buttons.values()) if len(buttons) <= MOST_COMMANDS else []


def sign_button(sign: str) -> Component:
    """The button of a sign under a message."""
    return {"type": BUTTON, "style": SECONDARY, "emoji": {"name": sign}, "custom_id": custom_ids.sign_id(sign)}


def open_button(label: str) -> Component:
    """The button of a knock."""
    return _button(custom_ids.OPEN, label, PRIMARY)


def write_button(label: str) -> Component:
    """The button by which somebody writes to Vertti where there is no line to type in."""
    return _button(custom_ids.WRITE, label)


def write_modal(title: str, label: str, description: str = "") -> Component:
    """The modal in which somebody writes to Vertti, as much as Discord takes."""
    field: Component = {"type": LABEL, "label": within(label, INPUT_LABEL)}
    if description:
        field["description"] = within(description, INPUT_DESCRIPTION)
    field["component"] = {
        "type": TEXT_INPUT, "custom_id": WORDS, "style": _PARAGRAPH, "required": True, "min_length": 1, "max_length": INPUT_VALUE,
    }  # fmt: skip
    return {"custom_id": custom_ids.WRITE, "title": within(title, MODAL_TITLE), "components": [field]}


def poll_components(poll: Poll, chosen: Collection[str] = ()) -> list[Component]:
    """The choices of a poll: buttons where one is chosen and all of them fit, else one select in a list of its own.

    `chosen` are marked. Raises `ValueError` for more choices than Discord has room for.
    """
    if not 0 < len(poll.choices) <= OPTIONS:
        raise ValueError(f"a poll of {len(poll.choices)} choices")
    labels = [label_of(choice) for choice in poll.choices]
    if poll.most == 1 and all(units(label) <= BUTTON_LABEL for label in labels):
        return [
            _button(custom_ids.vote_id(choice.id), label, SUCCESS if choice.id in chosen else SECONDARY)
            for choice, label in zip(poll.choices, labels, strict=True)
        ]
    options = [
        {"label": within(label, OPTION_LABEL), "value": choice.id, "default": choice.id in chosen}
        for choice, label in zip(poll.choices, labels, strict=True)
    ]
    most = max(1, min(poll.most, len(options)))
    return [{"type": STRING_SELECT, "custom_id": custom_ids.SELECT, "min_values": 0, "max_values": most, "options": options}]


def label_of(choice: PollChoice) -> str:
    """The label of a choice on one line; Discord takes none that is empty."""
    return " ".join(choice.label.split()) or _NAMELESS


def _button(custom_id: str, label: str, style: int = SECONDARY) -> Component:
    return {"type": BUTTON, "style": style, "label": within(label, BUTTON_LABEL), "custom_id": custom_id}


def _codes(text: RichText) -> Iterator[Code]:
    for block in text.blocks:
        lines: Iterable[tuple[object, ...]] = block.items if isinstance(block, Bullets) else (block.nodes,)
        for nodes in lines:
            yield from (node for node in nodes if isinstance(node, Code) and node.command)

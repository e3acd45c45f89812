"""The rows in which components stand under a message, and how single ones come and go there while all others stay.

Commands come first, then the choices of a poll, then what opens something, then signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.chat.discord.components import BUTTON, ROW, STRING_SELECT, Component, sign_button
from bot.chat.discord.custom_ids import Command, Open, Select, SignPressed, Vote, Write, pressed
from bot.chat.discord.limits import BUTTONS, ROWS

_KEPT = ("type", "style", "label", "custom_id", "url", "disabled", "min_values", "max_values", "placeholder", "options")
_OPTION_KEPT = ("label", "value", "description", "default")


def rows(components: Sequence[Component]) -> list[Component]:
    """Single components in rows; each kind begins a new row while there is room, signs give way first when there is none."""
    kinds: dict[int, list[Component]] = {}
    for one in components:
        kinds.setdefault(_kind(one), []).append(one)
    apart = [row for _, kind in sorted(kinds.items()) for row in _filled(kind)]
    close = list(_filled([one for _, kind in sorted(kinds.items()) for one in kind]))
    return [{"type": ROW, "components": row} for row in (apart if len(apart) <= ROWS else close)[:ROWS]]


def components_of(message: object) -> list[Component]:
    """The single components of a message (as fetched, or as sent), without what only Discord adds to them."""
    return list(_components(message.get("components"))) if isinstance(message, Mapping) else []


def with_sign(components: Sequence[Component], sign: str) -> list[Component]:
    """The single components with a sign among them."""
    return [*without_sign(components, sign), sign_button(sign)] if sign not in signs(components) else list(components)


def without_sign(components: Sequence[Component], sign: str) -> list[Component]:
    """The single components without that sign."""
    return [one for one in components if pressed(one.get("custom_id")) != SignPressed(sign)]


def with_commands(components: Sequence[Component], commands: Sequence[Component]) -> list[Component]:
    """The single components with these commands in place of those that were there."""
    return [*commands, *(one for one in components if not isinstance(pressed(one.get("custom_id")), Command))]


def signs(components: Sequence[Component]) -> list[str]:
    """The signs under a message."""
    return [press.sign for one in components if isinstance(press := pressed(one.get("custom_id")), SignPressed)]


def _kind(component: Component) -> int:
    match pressed(component.get("custom_id")):
        case Command():
            return 0
        case Vote() | Select():
            return 1
        case Open() | Write():
            return 2
        case SignPressed():
            return 3
        case None:
            return 4


def _filled(components: Sequence[Component]) -> Iterator[list[Component]]:
    """Rows of five buttons; a select has one for itself."""
    row: list[Component] = []
    for one in components:
        if row and (one["type"] != BUTTON or row[-1]["type"] != BUTTON or len(row) == BUTTONS):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _components(found: object) -> Iterator[Component]:
    for one in found if isinstance(found, Sequence) and not isinstance(found, str) else ():
        if not isinstance(one, Mapping):
            continue
        if one.get("type") == ROW:
            yield from _components(one.get("components"))
        elif one.get("type") in (BUTTON, STRING_SELECT):
            yield _clean(one)


def _clean(component: Mapping[str, Any]) -> Component:
    kept = {name: component[name] for name in _KEPT if component.get(name) is not None}
    emoji = component.get("emoji")
    if isinstance(emoji, Mapping):
        kept["emoji"] = {name: emoji[name] for name in ("id", "name", "animated") if emoji.get(name)}
    if isinstance(kept.get("options"), list):
        kept["options"] = [
            {name: option[name] for name in _OPTION_KEPT if option.get(name) is not None}
            for option in kept["options"]
            if isinstance(option, Mapping)
        ]
    return kept

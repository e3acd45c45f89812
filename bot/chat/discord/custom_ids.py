"""What the ids of our components say. They outlive every restart, so that the id is all there is to know of a press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from bot.chat.discord.lengths import units
from bot.chat.discord.limits import CUSTOM_ID

OPEN = "o"
"""The button of a knock: what waits for whoever presses it is shown."""
WRITE = "w"
"""The button by which words of one's own are written to Vertti, and the modal that it opens."""
SELECT = "v"
"""The select of a poll; its values are the ids of the choices."""

_COMMAND = re.compile(r"c/(\S+)(?: (.+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command was pressed: its key in the menu, and what follows it."""

    key: str
    arguments: str = ""


@dataclass(frozen=True, slots=True)
class SignPressed:
    """A sign under a message was pressed."""

    sign: str


@dataclass(frozen=True, slots=True)
class Vote:
    """One choice of a poll was pressed."""

    choice: str


@dataclass(frozen=True, slots=True)
class Select:
    """Choices of a poll were selected; which ones, the interaction says."""


@dataclass(frozen=True, slots=True)
class Open:
    """Somebody opens what waits for them."""


@dataclass(frozen=True, slots=True)
class Write:
    """Somebody wants to write to Vertti, or has written."""


Press: TypeAlias = Command | SignPressed | Vote | Select | Open | Write


def pressed(custom_id: object) -> Press | None:
    """What the id of a component says; None for what is not ours, be it ever so odd."""
    if not isinstance(custom_id, str) or units(custom_id) > CUSTOM_ID:
        return None
    if found := _COMMAND.fullmatch(custom_id):
        return Command(found[1], found[2] or "")
    match custom_id.partition("/"):
        case ("s", "/", sign) if sign:
            return SignPressed(sign)
        case ("v", "/", choice) if choice:
            return Vote(choice)
        case ("v", "", _):
            return Select()
        case ("o", "", _):
            return Open()
        case ("w", "", _):
            return Write()
        case _:
            return None


def command_id(key: str, arguments: str = "") -> str | None:
    """The id of a command's button; None when it is too long for one."""
    return _fitting(f"c/{key} {arguments}" if arguments else f"c/{key}")


def sign_id(sign: str) -> str:
    """The id of a sign's button."""
    return f"s/{sign}"


def vote_id(choice: str) -> str:
    """The id of the button of a poll's choice."""
    return f"v/{choice}"


def _fitting(custom_id: str) -> str | None:
    return custom_id if units(custom_id) <= CUSTOM_ID else None

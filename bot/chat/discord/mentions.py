"""For whom a message rings. Every message says so; without a word Discord would ring for whoever is named in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.chat.discord.limits import MENTIONED


def nobody() -> dict[str, Any]:
    """The `allowed_mentions` of a message that rings for nobody, whoever is named in it."""
    return {"parse": [], "users": [], "roles": [], "replied_user": False}


def only(people: Sequence[str]) -> dict[str, Any]:
    """The `allowed_mentions` of a message that rings for these people (their ids), and for no others."""
    return {**nobody(), "users": list(dict.fromkeys(people))[:MENTIONED]}


def called(people: Sequence[str]) -> str:
    """The people by their names, as they stand before a message that rings for them."""
    return " ".join(f"<@{person}>" for person in list(dict.fromkeys(people))[:MENTIONED])

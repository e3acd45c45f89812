"""What Vertti must be allowed to do in a server, and who may do what in a group's channel. Bits as in Discord's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from bot.chat.port import UserId

Overwrite: TypeAlias = dict[str, Any]

VIEW = 1 << 10
SEND = 1 << 11
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_HISTORY = 1 << 16
CONNECT = 1 << 20
MANAGE_CHANNELS = 1 << 4
MANAGE_ROLES = 1 << 28
MANAGE_EVENTS = 1 << 33
CREATE_EVENTS = 1 << 44
SEND_POLLS = 1 << 49
PIN_MESSAGES = 1 << 51
ADMINISTRATOR = 1 << 3

NEEDED: Mapping[str, int] = {
    "VIEW_CHANNEL": VIEW,
    "SEND_MESSAGES": SEND,
    "EMBED_LINKS": EMBED_LINKS,
    "ATTACH_FILES": ATTACH_FILES,
    "READ_MESSAGE_HISTORY": READ_HISTORY,
    "MANAGE_CHANNELS": MANAGE_CHANNELS,
    "MANAGE_ROLES": MANAGE_ROLES,
    "PIN_MESSAGES": PIN_MESSAGES,
    "SEND_POLLS": SEND_POLLS,
    "CONNECT": CONNECT,
    "CREATE_EVENTS": CREATE_EVENTS,
    "MANAGE_EVENTS": MANAGE_EVENTS,
}
"""By the names that Discord's documentation gives them. MANAGE_ROLES is what lets Vertti decide who sees a channel."""

ALL_NEEDED = sum(NEEDED.values())
"""The number for the link that invites Vertti."""

IN_ROOM = VIEW | SEND | READ_HISTORY | EMBED_LINKS | ATTACH_FILES | SEND_POLLS | PIN_MESSAGES | MANAGE_CHANNELS
"""What Vertti must be able to do in a group's channel."""

_OURS = IN_ROOM | CONNECT
_THEIRS = VIEW | SEND | READ_HISTORY | CONNECT
_LEADS = PIN_MESSAGES | MANAGE_CHANNELS

ROLE, MEMBER = 0, 1
"""Kinds of overwrites."""


def closed(guild: str, me: str) -> list[Overwrite]:
    """The overwrites of a channel that nobody but Vertti sees. The role of everybody has the server's own id."""
    return [
        {"id": guild, "type": ROLE, "allow": "0", "deny": str(VIEW | CONNECT)},
        {"id": me, "type": MEMBER, "allow": str(_OURS), "deny": "0"},
    ]


def for_person(person: str, *, enters: bool = True, leads: bool = False, had: int = 0) -> Overwrite:
    """A person's overwrite: whether they see the channel, and may change the channel itself, besides what they had."""
    allow = had | (_THEIRS if enters else 0) | (_LEADS if leads else 0)
    return {"id": person, "type": MEMBER, "allow": str(allow), "deny": "0"}


def people(overwrites: Iterable[Mapping[str, Any]], me: str) -> Sequence[UserId]:
    """Everybody but Vertti who is let in by name, in the order of the overwrites."""
    return tuple(
        UserId(str(one["id"]))
        for one in overwrites
        if int(one["type"]) == MEMBER and int(one["allow"]) & VIEW and str(one["id"]) != me
    )

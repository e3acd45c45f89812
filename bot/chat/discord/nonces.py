"""By what Vertti knows again what it has done: nonces of messages, marks in the topics of channels."""

from __future__ import annotations

import re
from hashlib import sha256

from bot.chat.discord.lengths import beginning, units
from bot.chat.discord.limits import NONCE, TOPIC

_MARK = 16
_MARKED = re.compile(r"\s*⟨v1:([0-9a-f]+)(?:\.([0-9a-f]{1,16}))?⟩\s*\Z")


def nonce(key: str, part: int = 0) -> str:
    """The nonce of what is sent with that key: 25 letters and digits. `part` counts the pieces of a long one."""
    return sha256(f"{part}\n{key}".encode()).hexdigest()[:NONCE]


def marker(text: str) -> str:
    """The short form of a mark of our own, from which nobody can tell what it says."""
    return sha256(text.encode()).hexdigest()[:_MARK]


def with_marker(topic: str, mark: str, *, beside: str | None = None) -> str:
    """The topic with the mark (made by `marker`) at its end, in place of one that is there; cut to what Discord accepts.

    `beside` is the id of another channel that belongs to this one.
    """
    ending = f"⟨v1:{mark}⟩" if beside is None else f"⟨v1:{mark}.{int(beside):x}⟩"
    words = without_marker(topic)
    room = TOPIC - units(ending) - 1
    if units(words) > room:
        words = beginning(words, room - 1).rstrip() + "…"
    return f"{words} {ending}" if words else ending


def marker_in(topic: str | None) -> str | None:
    """The mark at the end of a topic; None where there is none."""
    found = _MARKED.search(topic or "")
    return found[1] if found else None


def beside_in(topic: str | None) -> str | None:
    """The id of the channel that a marked topic names as belonging to its own; None where it names none."""
    found = _MARKED.search(topic or "")
    return str(int(found[2], 16)) if found and found[2] else None


def without_marker(topic: str) -> str:
    """The topic as people wrote it."""
    while found := _MARKED.search(topic):
        topic = topic[: found.start()]
    return topic.strip()

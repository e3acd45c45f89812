"""What somebody in a room sees: the events of nio, decrypted, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import nio

_POLL = "org.matrix.msc3381.poll"
_TEXT = "org.matrix.msc1767.text"


@dataclass(frozen=True, slots=True)
class _Event:
    id: str
    room: str
    sender: str


@dataclass(frozen=True, slots=True)
class Invited(_Event):
    """An invitation of our own. `direct`: to a conversation of two. It has no event id that others see."""

    direct: bool


@dataclass(frozen=True, slots=True)
class Said(_Event):
    """Text. `everyone`: it mentions the whole room. `changed`: it replaces an earlier message of the sender."""

    text: str
    everyone: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Asked(_Event):
    """A poll, its answers by id."""

    question: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answered(_Event):
    """A vote."""

    poll: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closed(_Event):
    """A poll has ended."""

    poll: str
    text: str


@dataclass(frozen=True, slots=True)
class Came(_Event):
    """The sender is in the room now."""


@dataclass(frozen=True, slots=True)
class Went(_Event):
    """`person` is no longer in the room, or no longer invited; by their own doing when they are the sender."""

    person: str


@dataclass(frozen=True, slots=True)
class TookBack(_Event):
    """The sender has redacted an event."""

    event: str


Seen: TypeAlias = Invited | Said | Asked | Answered | Closed | Came | Went | TookBack


def seen(room: str, event: nio.Event) -> Seen | None:
    """The event as a value; None for what nobody looks at (settings of the room, reactions, undecryptable)."""
    at = (event.event_id, room, event.sender)
    content = event.source.get("content", {})
    match event:
        case nio.RoomMemberEvent():
            return _membership(at, event)
        case nio.RedactionEvent(redacts=redacts):
            return TookBack(*at, event=redacts)
        case nio.RoomMessageText() | nio.RoomMessageNotice():
            changed = _relation(content).get("rel_type") == "m.replace"
            text = content.get("m.new_content", {}).get("body", event.body) if changed else event.body
            mentions = content.get("m.mentions", {})
            return Said(*at, text=text, everyone=bool(mentions.get("room")), changed=changed)
        case nio.UnknownEvent(type=kind) if kind.startswith(_POLL):
            return _of_poll(at, kind.removeprefix(_POLL), content)
    return None


def _membership(at: tuple[str, str, str], event: nio.RoomMemberEvent) -> Seen | None:
    if event.membership == "join" and event.prev_membership != "join":
        return Came(at[0], at[1], event.state_key)
    if event.membership in ("leave", "ban"):
        return Went(*at, person=event.state_key)
    return None


def _of_poll(at: tuple[str, str, str], kind: str, content: Mapping[str, Any]) -> Seen | None:
    about = str(_relation(content).get("event_id", ""))
    match kind:
        case ".start":
            poll = content.get(f"{_POLL}.start", {})
            answers = {one["id"]: one[_TEXT] for one in poll["answers"]}
            return Asked(*at, question=poll["question"][_TEXT], answers=answers)
        case ".response":
            return Answered(*at, poll=about, answers=tuple(content.get(f"{_POLL}.response", {}).get("answers", ())))
        case ".end":
            return Closed(*at, poll=about, text=str(content.get(_TEXT, "")))
    return None


def _relation(content: Mapping[str, Any]) -> Mapping[str, Any]:
    relation: Mapping[str, Any] = content.get("m.relates_to") or {}
    return relation


def vote(poll: str, answer: str) -> tuple[str, dict[str, object]]:
    """Type and content of a vote for one answer."""
    relation = {"rel_type": "m.reference", "event_id": poll}
    return f"{_POLL}.response", {"m.relates_to": relation, f"{_POLL}.response": {"answers": [answer]}}

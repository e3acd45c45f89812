"""The contents of Matrix events that Vertti sends. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from bot.chat.matrix.render import body_of, html_of, without_calls
from bot.chat.matrix.rooms_known import FOR_TWO, MARKER
from bot.chat.port import EventId, File, Message, Poll, RoomSpec, UserId
from bot.chat.richtext import RichText

TEXT = "org.matrix.msc1767.text"
POLL = "org.matrix.msc3381.poll"
POLL_START = f"{POLL}.start"
POLL_END = f"{POLL}.end"
"""The unstable form on purpose: the stable one is a blank tile in Element."""

FULL_POWER = 100
POWERS: dict[str, Any] = {
    "users_default": 0,
    "events_default": 0,
    "state_default": FULL_POWER,
    "invite": FULL_POWER,
    "kick": FULL_POWER,
    "ban": FULL_POWER,
    "redact": FULL_POWER,
    "notifications": {"room": FULL_POWER},
    "events": {},
}
"""Who may do what in a room of Vertti's making: talk, and nothing else."""


def transaction(key: str) -> str:
    """The id by which the homeserver knows a repeated request again."""
    return "v" + hashlib.sha256(key.encode()).hexdigest()[:40]


def message(said: Message) -> dict[str, Any]:
    """A message. Notices never ring, whatever they mention; and mentions are always said, so that no client guesses them."""
    return {**_text(said), "m.mentions": {"room": True} if said.everyone else {}}


def edit(event: EventId, said: Message) -> dict[str, Any]:
    """The new text of an own message. An edit mentions nobody: who was mentioned has been told."""
    new = _text(said)
    stars = {key: "* " + value if key in ("body", "formatted_body") else value for key, value in new.items()}
    return {
        **stars,
        "m.mentions": {},
        "m.new_content": {**new, "m.mentions": {}},
        "m.relates_to": {"rel_type": "m.replace", "event_id": event},
    }


def sign(event: EventId, emoji: str) -> dict[str, Any]:
    """An emoji under a message."""
    return {"m.relates_to": {"rel_type": "m.annotation", "event_id": event, "key": emoji}}


def file(sent: File, address: str, keys: dict[str, Any]) -> dict[str, Any]:
    """A file whose encrypted content lies at `address` (`mxc://…`); `keys` open it, as the specification's `EncryptedFile`."""
    return {
        "msgtype": "m.file",
        "body": sent.name,
        "filename": sent.name,
        "info": {"mimetype": sent.media_type, "size": len(sent.content)},
        "file": {**keys, "url": address},
        "m.mentions": {},
    }


def poll(asked: Poll) -> dict[str, Any]:
    """A poll as Element sends it: no `body` and no `msgtype` outside, else some clients show plain text. It mentions nobody."""
    question = without_calls(asked.question)
    labels = {choice.id: without_calls(choice.label) for choice in asked.choices}
    fallback = "\n".join([question, *(f"{number}. {label}" for number, label in enumerate(labels.values(), 1))])
    return {
        TEXT: fallback,
        POLL_START: {
            "kind": f"{POLL}.disclosed",
            "max_selections": asked.most,
            "question": {TEXT: question, "msgtype": "m.text", "body": question},
            "answers": [{"id": name, TEXT: label} for name, label in labels.items()],
        },
        "m.mentions": {},
    }


def poll_end(event: EventId, text: RichText) -> dict[str, Any]:
    """The end of an own poll. It mentions nobody."""
    shown = body_of(text)
    relation = {"rel_type": "m.reference", "event_id": event}
    return {"m.relates_to": relation, POLL_END: {}, TEXT: shown, "body": shown, "m.mentions": {}}


def room(spec: RoomSpec, *, version: str | None) -> dict[str, Any]:
    """The wish for a room: private, encrypted from its first event, its past shown to nobody, and only Vertti invites.

    In a direct room the one who is invited may read from the invitation on: the first words are said with it.

    `users` is left out of the powers: from room version 12 on the creator must not stand there, before it the
    homeserver puts the creator in by itself.
    """
    wish: dict[str, Any] = {
        "preset": "private_chat",
        "visibility": "private",
        "is_direct": spec.direct,
        "invite": list(spec.invite) if spec.direct else [],
        "creation_content": {
            MARKER: spec.marker,
            **({FOR_TWO: True} if spec.direct else {}),
            # From room version 12 on they are above all powers like the creator itself; earlier versions do not look at it.
            **({"additional_creators": list(spec.leads)} if spec.leads else {}),
        },
        "initial_state": [
            _state(
                "m.room.encryption",
                {"algorithm": "m.megolm.v1.aes-sha2", "rotation_period_ms": 604_800_000, "rotation_period_msgs": 100},
            ),
            _state("m.room.history_visibility", {"history_visibility": "invited" if spec.direct else "joined"}),
            _state("m.room.guest_access", {"guest_access": "forbidden"}),
        ],
        "power_level_content_override": POWERS,
    }
    wish |= {key: value for key, value in (("name", spec.name), ("topic", spec.topic), ("room_version", version)) if value}
    return wish


def powers_handed_over(powers: dict[str, Any], users: Sequence[UserId], *, creators: Iterable[str]) -> dict[str, Any]:
    """The room's powers with these people as powerful as Vertti. `creators` are above all powers and must not be named."""
    theirs = dict(powers.get("users") or {})
    above = set(creators)
    theirs.update({user: FULL_POWER for user in users if user not in above})
    return {**powers, "users": theirs}


def _text(said: Message) -> dict[str, Any]:
    content: dict[str, Any] = {
        "msgtype": "m.text" if said.rings or said.everyone else "m.notice",
        "body": body_of(said.text, everyone=said.everyone),
    }
    html = html_of(said.text, everyone=said.everyone)
    if html is not None:
        content |= {"format": "org.matrix.custom.html", "formatted_body": html}
    return content


def _state(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "state_key": "", "content": content}

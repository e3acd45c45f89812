"""From what was written in a room to what concerns Vertti: nothing else gets past this file.

Pure, and never raises: whatever is not understood is None.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.chat.addressed import addressed
from bot.chat.matrix.decrypting import Opened
from bot.chat.matrix.tidy import MEMBER, MESSAGE, SIGN, TOMBSTONE, VOTES, Seen, is_id, membership
from bot.chat.port import (
    Event,
    EventId,
    InvitedByOther,
    InvitedToRoom,
    Joined,
    Left,
    Pressed,
    RemovedFromRoom,
    RoomId,
    RoomReplaced,
    Said,
    UserId,
    Voted,
)

LONGEST_TEXT = 4_000
"""Characters of a message that are looked at; the rest is cut off."""
LONGEST_NAME = 100
MOST_ANSWERS = 20
_NO_TEXT = frozenset({"m.audio", "m.image", "m.video", "m.file", "m.location", "m.emote"})
LONGEST_ANSWER = 100
LONGEST_SIGN = 32
"""Characters: some emojis are put together of many."""


@dataclass(frozen=True, slots=True)
class Place:
    """The room in which something was written. `private`: a direct room in which nobody is but Vertti and one person."""

    room: RoomId
    me: UserId
    private: bool
    encrypted: bool


def translate(opened: Opened, place: Place) -> Event | None:
    """What the event means to Vertti. Votes and signs still have to be checked for being about something of ours."""
    seen = opened.seen
    try:
        if seen.type == MEMBER:
            return _member(seen, place)
        if seen.type == TOMBSTONE:
            return _replaced(seen, place)
        if seen.sender == place.me:
            return None
        if seen.type == MESSAGE:
            return _said(opened, place)
        if seen.type in VOTES:
            return _voted(opened, place)
        if seen.type == SIGN:
            return _pressed(seen, place)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return None


def invitation(room: str, me: str, stripped: Sequence[Seen], since: str | None) -> InvitedToRoom | None:
    """An invitation of Vertti. It has no event id on the wire; ours is the same when the same sync comes again."""
    for seen in stripped:
        if seen.type == MEMBER and seen.state_key == me and membership(seen) == "invite":
            mark = hashlib.sha256("\0".join((room, seen.sender, since or "")).encode()).hexdigest()[:40]
            return InvitedToRoom(
                event=EventId(f"invitation:{mark}"),
                room=RoomId(room),
                sender=UserId(seen.sender),
                direct=seen.content.get("is_direct") is True,
                at=seen.at,
            )
    return None


def removal(room: str, me: str, events: Sequence[Seen]) -> RemovedFromRoom | None:
    """Vertti's removal from a room that it is no longer in; None when it left by itself."""
    for seen in reversed(events):
        if seen.type == MEMBER and seen.state_key == me and membership(seen) in ("leave", "ban"):
            if seen.sender == me:
                return None
            return RemovedFromRoom(EventId(seen.id), RoomId(room), UserId(seen.sender), seen.at)
    return None


def since_we_came(events: Sequence[Seen], me: str) -> Sequence[Seen]:
    """Only what was written after Vertti came: in a direct conversation from its invitation on (the first words are often sent
    with it), in any other room from its joining on. Everything, when neither is among the events.
    """
    start = 0
    came = False
    for index in range(len(events) - 1, -1, -1):
        seen = events[index]
        if seen.type != MEMBER or seen.state_key != me:
            continue
        standing = membership(seen)
        if not came and standing == "join" and seen.previous != "join":
            start, came = index + 1, True
        elif came and standing == "invite":
            return events[index + 1 :] if seen.content.get("is_direct") is True else events[start:]
        elif came:
            break
    return events[start:]


def _member(seen: Seen, place: Place) -> Event | None:
    who, by, standing = seen.state_key or "", seen.sender, membership(seen)
    if who == place.me:
        return None
    event, room = EventId(seen.id), place.room
    match standing:
        case "join" if seen.previous != "join":
            return Joined(event, room, UserId(who), _clean(seen.content.get("displayname"), LONGEST_NAME), seen.at)
        case "invite" if by != place.me and seen.previous != "invite":
            return InvitedByOther(event, room, UserId(by), UserId(who), seen.at)
        case "leave" | "ban" if seen.previous not in ("leave", "ban", "knock"):
            return Left(event, room, UserId(who), UserId(by), was_invited=seen.previous == "invite", at=seen.at)
        case _:
            return None


def _replaced(seen: Seen, place: Place) -> RoomReplaced | None:
    if seen.state_key != "":
        return None
    named = seen.content.get("replacement_room")
    successor = RoomId(str(named)) if is_id(named, "!") and named != place.room else None
    return RoomReplaced(EventId(seen.id), place.room, UserId(seen.sender), successor, seen.at)


def _said(opened: Opened, place: Place) -> Said | None:
    seen, content = opened.seen, opened.seen.content
    # Notices are other programs', and edits would be the same command twice.
    if place.private and content.get("msgtype") in _NO_TEXT and "m.new_content" not in content:
        # Nobody listens to it or looks at it; but who sends it should be told so.
        return Said(EventId(seen.id), place.room, UserId(seen.sender), "", seen.at, private=True, trusted=opened.trusted)
    if content.get("msgtype") != "m.text" or "m.new_content" in content or _relation(content).get("rel_type") == "m.replace":
        return None
    body = content.get("body")
    if not isinstance(body, str):
        return None
    if "m.in_reply_to" in _relation(content):
        body = _without_quotation(body)
    text = addressed(_clean(body, LONGEST_TEXT), private=place.private)
    if text is None:
        return None
    return Said(
        event=EventId(seen.id),
        room=place.room,
        sender=UserId(seen.sender),
        text=text,
        at=seen.at,
        private=place.private,
        trusted=opened.trusted,
    )


def _voted(opened: Opened, place: Place) -> Voted | None:
    seen, content = opened.seen, opened.seen.content
    if place.encrypted and not opened.trusted:
        # In an encrypted room the homeserver could make votes up in anybody's name.
        return None
    relation = _relation(content)
    poll = relation.get("event_id")
    if relation.get("rel_type") != "m.reference" or not is_id(poll, "$"):
        return None
    unstable = content.get("org.matrix.msc3381.poll.response")
    answers = unstable.get("answers") if isinstance(unstable, dict) else content.get("m.selections")
    if not isinstance(answers, list) or not all(isinstance(one, str) and len(one) <= LONGEST_ANSWER for one in answers):
        return None
    chosen = tuple(_clean(one, LONGEST_ANSWER) for one in answers[:MOST_ANSWERS])
    return Voted(EventId(seen.id), place.room, UserId(seen.sender), EventId(str(poll)), chosen, seen.at)


def _pressed(seen: Seen, place: Place) -> Pressed | None:
    relation = _relation(seen.content)
    message, sign = relation.get("event_id"), _clean(relation.get("key"), LONGEST_SIGN + 1)
    if relation.get("rel_type") != "m.annotation" or not is_id(message, "$") or not 0 < len(sign) <= LONGEST_SIGN:
        return None
    return Pressed(EventId(seen.id), place.room, UserId(seen.sender), EventId(str(message)), sign, seen.at)


def _relation(content: Mapping[str, Any]) -> Mapping[str, Any]:
    relation = content.get("m.relates_to")
    return relation if isinstance(relation, dict) else {}


def _without_quotation(body: str) -> str:
    """Older clients put the message that is answered before the answer, each line behind "> "."""
    lines = body.split("\n")
    quoted = 0
    while quoted < len(lines) and lines[quoted].startswith("> "):
        quoted += 1
    if quoted and quoted < len(lines) and not lines[quoted].strip():
        quoted += 1
    return "\n".join(lines[quoted:])


def _clean(value: object, longest: int) -> str:
    """Text that can be stored and shown: whole characters, no NUL, not endless."""
    if not isinstance(value, str):
        return ""
    return value[:longest].encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()

"""What the homeserver hands over, reduced to what Vertti understands.

A member, a stranger or the homeserver may put anything into an event. Here its outer parts get their types, everything that is
not of a kind we know is dropped unread, and nothing raises. What passes is `Seen`; only its `content` is still unchecked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

MESSAGE = "m.room.message"
ENCRYPTED = "m.room.encrypted"
MEMBER = "m.room.member"
ENCRYPTION = "m.room.encryption"
CREATE = "m.room.create"
POWERS = "m.room.power_levels"
TOMBSTONE = "m.room.tombstone"
SIGN = "m.reaction"
VOTES = frozenset({"org.matrix.msc3381.poll.response", "m.poll.response"})

STATE = frozenset({MEMBER, ENCRYPTION, CREATE, POWERS, TOMBSTONE})
SPOKEN = frozenset({MESSAGE, ENCRYPTED, SIGN}) | VOTES

LONGEST_ID = 255
LATEST = 4_102_444_800_000
"""The year 2100 in milliseconds: later times are junk."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An event. `state_key` is None for what is no state; `previous` is the membership that a member event replaces."""

    id: str
    type: str
    sender: str
    at: datetime
    content: dict[str, Any] = field(repr=False)
    state_key: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class RoomNews:
    """What a sync says of one room."""

    state: tuple[Seen, ...]
    timeline: tuple[Seen, ...]
    limited: bool
    before: str | None


@dataclass(frozen=True, slots=True)
class Sync:
    """A sync answer. `one_time_keys` and `has_fallback_key` are None when the homeserver says nothing of them."""

    token: str
    to_device: tuple[dict[str, Any], ...]
    joined: dict[str, RoomNews]
    left: dict[str, RoomNews]
    invited: dict[str, tuple[Seen, ...]]
    one_time_keys: int | None
    has_fallback_key: bool | None
    changed_devices: frozenset[str]


def tidy_sync(raw: Mapping[str, Any], now: datetime) -> Sync | None:
    """The sync answer; None when it is none. `now` (aware) stands in for times that are not given."""
    token = raw.get("next_batch")
    if not isinstance(token, str) or not token:
        return None
    rooms = _object(raw.get("rooms"))
    count = _object(raw.get("device_one_time_keys_count")).get("signed_curve25519")
    fallback = raw.get("device_unused_fallback_key_types")
    lists = _object(raw.get("device_lists"))
    return Sync(
        token=token,
        to_device=tuple(_objects(_object(raw.get("to_device")).get("events"))),
        joined={room: _news(part) for room, part in _rooms(rooms.get("join"))},
        left={room: _news(part) for room, part in _rooms(rooms.get("leave"))},
        invited={room: tuple(_stripped(part, now)) for room, part in _rooms(rooms.get("invite"))},
        one_time_keys=count if isinstance(count, int) and count >= 0 else None,
        has_fallback_key="signed_curve25519" in fallback if isinstance(fallback, list) else None,
        changed_devices=frozenset(
            user for key in ("changed", "left") for user in _list(lists.get(key)) if isinstance(user, str) and is_id(user, "@")
        ),
    )


def tidy_event(raw: object) -> Seen | None:
    """The event, if it is of a kind that we know and well formed."""
    if not isinstance(raw, dict):
        return None
    kind, event, sender, content = raw.get("type"), raw.get("event_id"), raw.get("sender"), raw.get("content")
    at = moment(raw.get("origin_server_ts"))
    if not (isinstance(kind, str) and is_id(event, "$") and is_id(sender, "@") and isinstance(content, dict) and at):
        return None
    state_key = raw.get("state_key")
    unsigned = _object(raw.get("unsigned"))
    # State without a state key is a message that dresses as state; a message with one is state that dresses as a message.
    if (kind in STATE and not isinstance(state_key, str)) or (kind in SPOKEN and state_key is not None):
        return None
    if kind not in STATE | SPOKEN or "redacted_because" in unsigned:
        return None
    if kind == MEMBER and not is_id(state_key, "@"):
        return None
    previous = _object(unsigned.get("prev_content")).get("membership")
    return Seen(str(event), kind, str(sender), at, content, state_key, previous if isinstance(previous, str) else None)


def tidy_events(raw: object) -> tuple[Seen, ...]:
    """Those of the events that we know, in their order."""
    return tuple(seen for seen in map(tidy_event, _list(raw)) if seen is not None)


def is_id(value: object, sigil: str) -> bool:
    """Whether this can be an id of that kind: short printable ASCII behind its sigil."""
    return isinstance(value, str) and value[:1] == sigil and len(value) <= LONGEST_ID and value.isascii() and value.isprintable()


def moment(milliseconds: object) -> datetime | None:
    """An aware time from the milliseconds of an event."""
    if not isinstance(milliseconds, int) or isinstance(milliseconds, bool) or not 0 <= milliseconds <= LATEST:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def membership(seen: Seen) -> str | None:
    """What a member event makes of the person in its state key."""
    value = seen.content.get("membership")
    return value if isinstance(value, str) else None


def _news(part: Mapping[str, Any]) -> RoomNews:
    timeline = _object(part.get("timeline"))
    before = timeline.get("prev_batch")
    return RoomNews(
        state=tidy_events(_object(part.get("state")).get("events")),
        timeline=tidy_events(timeline.get("events")),
        limited=timeline.get("limited") is True,
        before=before if isinstance(before, str) and before else None,
    )


def _stripped(part: Mapping[str, Any], now: datetime) -> Iterator[Seen]:
    """The events that come with an invitation. They lack ids and times."""
    for raw in _objects(_object(part.get("invite_state")).get("events")):
        kind, sender, content, state_key = raw.get("type"), raw.get("sender"), raw.get("content"), raw.get("state_key")
        if (
            isinstance(kind, str)
            and kind in STATE
            and is_id(sender, "@")
            and isinstance(content, dict)
            and isinstance(state_key, str)
        ):
            yield Seen("", kind, str(sender), moment(raw.get("origin_server_ts")) or now, content, state_key)


def _rooms(value: object) -> Iterator[tuple[str, dict[str, Any]]]:
    for room, part in _object(value).items():
        if is_id(room, "!") and isinstance(part, dict):
            yield room, part


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(value: object) -> Iterator[dict[str, Any]]:
    return (one for one in _list(value) if isinstance(one, dict))

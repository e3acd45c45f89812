"""What Vertti's own account may do in a room. Of others' power nothing is ever asked: their rights stand in our database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.chat.matrix.contents import FULL_POWER

_DEFAULTS = {"invite": 0, "kick": 50, "redact": 50}
_STATE = ("m.room.name", "m.room.topic", "m.room.pinned_events")
_SPOKEN = ("m.room.message", "m.room.encrypted")


def creators_above_powers(create: Mapping[str, Any]) -> tuple[str, ...]:
    """From room version 12 on creators stand above all powers, and naming them there is refused. `create` is the whole event."""
    content = create.get("content")
    content = content if isinstance(content, dict) else {}
    version = str(content.get("room_version", "1"))
    if not version.isdigit() or int(version) < 12:
        return ()
    others = content.get("additional_creators")
    return (str(create.get("sender")), *(str(one) for one in (others if isinstance(others, list) else ())))


def able(me: str, powers: Mapping[str, Any] | None, create: Mapping[str, Any]) -> bool:
    """Whether our power is enough for what a group's room needs: speak, call everybody, pin, invite, remove, take back.

    `powers` is the content of the room's power levels, None where it has none; `create` the whole event of its creation.
    """
    if me in creators_above_powers(create):
        return True
    if powers is None:
        # Without power levels the room's maker may do everything, and nobody else much.
        return create.get("sender") == me
    users, events = _object(powers.get("users")), _object(powers.get("events"))
    mine = _level(users.get(me), _level(powers.get("users_default"), 0))
    state, spoken = _level(powers.get("state_default"), 50), _level(powers.get("events_default"), 0)
    needed = [_level(powers.get(name), default) for name, default in _DEFAULTS.items()]
    needed += [_level(events.get(kind), state) for kind in _STATE]
    needed += [_level(events.get(kind), spoken) for kind in _SPOKEN]
    needed.append(_level(_object(powers.get("notifications")).get("room"), 50))
    return mine >= max(needed)


def _level(value: object, default: int) -> int:
    """A level; older rooms may hold numbers in quotation marks. What is no number at all counts as out of reach."""
    if value is None:
        return default
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            return FULL_POWER + 1
    return value if isinstance(value, int) and not isinstance(value, bool) else FULL_POWER + 1


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}

"""Telling that a device gets no keys: its app, and, through the program, the person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from bot.chat.port import DevicesLeftOut, Event, EventId, IdentitySeen, UserId

REASON = "Vertti gives no keys to a device that its owner has not verified"
MOST_TOLD = 50
"""Devices of one person that are told of; whoever has more knows."""
GRACE = 600.0
"""Real seconds that a new device gets before its owner is told: verifying it takes some minutes, and comes after logging in."""


def withheld(room: str, session: str, sender_key: str) -> dict[str, Any]:
    """The content of `m.room_key.withheld` for a device that its owner's identity does not vouch for."""
    return {
        "algorithm": "m.megolm.v1.aes-sha2",
        "room_id": room,
        "session_id": session,
        "sender_key": sender_key,
        "code": "m.unverified",
        "reason": REASON,
    }


class Told:
    """What has come to light about people's devices, each once in the life of the process; the program knows earlier ones."""

    def __init__(self) -> None:
        self._identities: dict[str, str] = {}
        self._devices: dict[str, set[str]] = {}
        self._since: dict[str, dict[str, float]] = {}
        self._news: list[Event] = []

    def identity(self, user: str, identity: str | None) -> None:
        """The person's identity is this, or they have none."""
        if identity is not None and self._identities.get(user) != identity:
            self._identities[user] = identity
            self._news.append(IdentitySeen(_event("identity"), UserId(user), identity))

    def left_out(self, user: str, devices: Iterable[str], now: float) -> None:
        """These devices of the person have been given no key. `now` is the loop's time."""
        since = self._since.setdefault(user, {})
        for device in devices:
            if len(since) < MOST_TOLD:
                since.setdefault(device, now)

    def due(self, now: float) -> list[tuple[str, set[str]]]:
        """People and their devices for which the grace is over; they are not given again."""
        over = {user: {one for one, then in since.items() if now - then >= GRACE} for user, since in self._since.items()}
        for user, devices in over.items():
            for device in devices:
                del self._since[user][device]
        self._since = {user: since for user, since in self._since.items() if since}
        return [(user, devices) for user, devices in over.items() if devices]

    def tell(self, user: str, devices: Iterable[str], *, reads_elsewhere: bool) -> None:
        """These devices of the person cannot read."""
        known = self._devices.setdefault(user, set())
        new = sorted(set(devices) - known)[: max(0, MOST_TOLD - len(known))]
        if new:
            known.update(new)
            names = tuple(_shown(one) for one in new)
            self._news.append(DevicesLeftOut(_event("devices"), UserId(user), names, reads_elsewhere))

    def forget(self, user: str) -> None:
        """We have nothing to do with that person any more."""
        self._identities.pop(user, None)
        self._devices.pop(user, None)
        self._since.pop(user, None)

    def take(self) -> list[Event]:
        """What there is to tell; it is not told again."""
        news, self._news = self._news, []
        return news


def _event(kind: str) -> EventId:
    """Nothing on the wire stands behind these events, and each of them is a new one."""
    return EventId(f"{kind}:{uuid4().hex}")


def _shown(device: str) -> str:
    """The device's id as it may stand in a message of ours. Anybody can choose one, and a link in it must not look like our word;
    so what is no plain id is cut to its plain characters.
    """
    return re.sub(r"[^A-Za-z0-9_+/=-]", "", device)[:40] or "?"

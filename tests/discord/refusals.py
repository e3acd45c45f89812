"""What Discord refuses although simcord takes it, and what simcord refuses although Discord takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from simcord.backend import Backend

TEXT = 0
"""The kind of an ordinary channel."""
LONGEST_TOPIC = 1024
LONGEST_ANSWER = 55
PIN = re.compile(r"/channels/(\d+)/messages/pins/\d+")
EVENTS = re.compile(r"/guilds/(\d+)/scheduled-events(?:/(\d+))?")
CHANNEL = re.compile(r"/channels/(\d+)")
NEW_CHANNEL = re.compile(r"/guilds/(\d+)/channels")
MESSAGE = re.compile(r"/channels/(\d+)/messages/(\d+)")
OVERWRITE = re.compile(r"/channels/(\d+)/permissions/\d+")


@dataclass(frozen=True, slots=True)
class Refusal:
    """How Discord says no."""

    status: int
    code: int
    message: str


CLOSED = Refusal(403, 50007, "Cannot send messages to this user")
MISSING = Refusal(403, 50013, "Missing Permissions")
NOT_HERE = Refusal(403, 50003, "Cannot execute action on a DM channel")
NO_ACCESS = Refusal(403, 50001, "Missing Access")


def refusal(backend: Backend, now: datetime, method: str, path: str, body: Mapping[str, Any]) -> Refusal | None:
    """What is wrong with a request; None when nothing is."""
    too_much, too_late = _too_much(body), _wrong_time(now, method, path, body)
    return too_much or too_late or _not_ours(backend, method, path) or _missing_right(backend, method, path, body)


def as_discord_makes_it(backend: Backend, method: str, path: str, body: Any) -> Any:
    """A request with what Discord makes of it by itself: small letters and no spaces in the names of text channels."""
    if not isinstance(body, Mapping) or "name" not in body:
        return body
    known = CHANNEL.fullmatch(path) if method == "PATCH" else None
    channel = backend.channels.get(int(known[1])) if known is not None else None
    if (channel is not None and channel.type == TEXT) or (NEW_CHANNEL.fullmatch(path) and body.get("type", TEXT) == TEXT):
        return {**body, "name": "-".join(str(body["name"]).lower().split())}
    return body


@contextmanager
def more_rights(backend: Backend, method: str, path: str) -> Iterator[None]:
    """For one request, the rights that simcord asks for in place of Discord's, which `refusal` has asked for already."""
    found = PIN.fullmatch(path) or EVENTS.fullmatch(path)
    if found is None or method == "GET":
        yield
        return
    role = _role(backend, _guild(backend, path, found))
    before = role.permissions
    role.permissions |= discord.Permissions(manage_messages=True, manage_events=True).value
    try:
        yield
    finally:
        role.permissions = before


def rights(backend: Backend, guild: int, channel: int | None = None) -> discord.Permissions:
    """What Vertti's account may do there."""
    return discord.Permissions(backend.compute_permissions(guild, backend.bot_user.id, channel))


def _too_much(body: Mapping[str, Any]) -> Refusal | None:
    if len(body.get("topic") or "") > LONGEST_TOPIC:
        return _invalid("topic: Must be 1024 or fewer in length.")
    for answer in (body.get("poll") or {}).get("answers", []):
        if len((answer.get("poll_media") or {}).get("text") or "") > LONGEST_ANSWER:
            return _invalid("poll.answers: Must be 55 or fewer in length.")
    return None


def _wrong_time(now: datetime, method: str, path: str, body: Mapping[str, Any]) -> Refusal | None:
    if method not in {"POST", "PATCH"} or not EVENTS.fullmatch(path):
        return None
    starts, ends = (body.get(f"scheduled_{what}_time") for what in ("start", "end"))
    if starts and datetime.fromisoformat(starts) <= now:
        return _invalid("scheduled_start_time: Cannot schedule event in the past.")
    if starts and ends and datetime.fromisoformat(ends) <= datetime.fromisoformat(starts):
        return _invalid("scheduled_end_time: Cannot be before the start.")
    return None


def _not_ours(backend: Backend, method: str, path: str) -> Refusal | None:
    """In a direct conversation nobody takes back what the other has written."""
    found = MESSAGE.fullmatch(path)
    if found is None or method != "DELETE":
        return None
    channel, message = backend.channels.get(int(found[1])), backend.messages.get(int(found[1]), {}).get(int(found[2]))
    theirs = channel is not None and channel.guild_id is None and message is not None
    return NOT_HERE if theirs and message is not None and message.author_id != backend.bot_user.id else None


def _missing_right(backend: Backend, method: str, path: str, body: Mapping[str, Any]) -> Refusal | None:
    if (found := PIN.fullmatch(path)) is not None and method != "GET":
        return _unless_may(backend, _guild(backend, path, found), int(found[1]), "pin_messages")
    if (found := EVENTS.fullmatch(path)) is not None and method != "GET":
        guild = int(found[1])
        place = body.get("channel_id") or _place_of(backend, guild, found[2])
        if body.get("channel_id") and method == "POST":
            return _unless_may(backend, guild, int(body["channel_id"]), "view_channel", "connect", "create_events")
        return _unless_may(backend, guild, int(place) if place else None, "create_events")
    if (found := NEW_CHANNEL.fullmatch(path)) is not None and method == "POST":
        return _overwrites(backend, int(found[1]), body, anew=True)
    if (found := CHANNEL.fullmatch(path)) is not None and method == "PATCH" and "permission_overwrites" in body:
        guild = _guild(backend, path, found)
        return _unless_may(backend, guild, int(found[1]), "manage_roles") or _overwrites(backend, guild, body, anew=False)
    if (found := OVERWRITE.fullmatch(path)) is not None and method == "PUT":
        return _beyond_own(rights(backend, _guild(backend, path, found)), body)
    return None


def _overwrites(backend: Backend, guild: int, body: Mapping[str, Any], *, anew: bool) -> Refusal | None:
    """Nobody gives or takes what they do not have; and MANAGE_ROLES in a new channel is the administrators' to give."""
    own = rights(backend, guild)
    for one in body.get("permission_overwrites") or ():
        given = discord.Permissions(int(one.get("allow") or 0) | int(one.get("deny") or 0))
        if anew and given.manage_roles and not own.administrator:
            return MISSING
        if (beyond := _beyond_own(own, one)) is not None:
            return beyond
    return None


def _beyond_own(own: discord.Permissions, overwrite: Mapping[str, Any]) -> Refusal | None:
    touched = int(overwrite.get("allow") or 0) | int(overwrite.get("deny") or 0)
    return None if own.administrator or not touched & ~own.value else MISSING


def _unless_may(backend: Backend, guild: int, channel: int | None, *names: str) -> Refusal | None:
    if channel is not None and channel not in backend.channels:
        return None
    has = rights(backend, guild, channel)
    if not has.view_channel:
        return NO_ACCESS
    return None if all(getattr(has, one) for one in names) else MISSING


def _place_of(backend: Backend, guild: int, event: str | None) -> int | None:
    known = backend.guilds[guild].scheduled_events.get(int(event)) if event else None
    return known.channel_id if known is not None else None


def _guild(backend: Backend, path: str, found: re.Match[str]) -> int:
    if path.startswith("/guilds/"):
        return int(found[1])
    channel = backend.channels.get(int(found[1]))
    return next(iter(backend.guilds)) if channel is None or channel.guild_id is None else channel.guild_id


def _role(backend: Backend, guild: int) -> Any:
    """The role that an application gets when it is invited."""
    return next(one for one in backend.guilds[guild].roles.values() if one.managed)


def _invalid(message: str) -> Refusal:
    return Refusal(400, 50035, f"Invalid Form Body\n{message}")

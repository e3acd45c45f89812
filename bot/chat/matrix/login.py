"""Getting in, and staying in as the same device."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.chat.matrix.private_files import read_json, write_private_json
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import LoginLost, Refused

DEVICE_NAME = "Vertti"
FILE = "session.json"


@dataclass(frozen=True, slots=True)
class Session:
    """A login that the homeserver knows."""

    user_id: str
    device_id: str
    access_token: str = field(repr=False)


async def log_in(wire: Wire, settings: MatrixSettings) -> Session:
    """Resume the kept login, or make one and keep it. `wire` carries its token afterwards.

    Raises `TryLater` (homeserver down), `Refused` (wrong password, other account, no homeserver there) and `LoginLost`.
    """
    await find_homeserver(wire)
    kept = kept_session(settings.home)
    if kept is not None:
        return await _resume(wire, settings, kept)
    if settings.access_token:
        if not settings.device_id:
            raise Refused("DEVICE_ID_MISSING", "an access token needs the device id that belongs to it")
        return await _resume(wire, settings, Session(settings.user_id, settings.device_id, settings.access_token))
    if not settings.password:
        raise Refused("PASSWORD_MISSING", f"the first login of {settings.user_id} needs its password")
    return await _with_password(wire, settings, settings.password)


async def find_homeserver(wire: Wire) -> tuple[str, ...]:
    """The versions of Matrix that the homeserver speaks. Raises `Refused` when something else answers, and `TryLater`."""
    status, answer = await wire.ask("GET", "/_matrix/client/versions", patience=20.0)
    versions = answer.get("versions") if answer is not None else None
    if status == 200 and isinstance(versions, list):
        return tuple(one for one in versions if isinstance(one, str))
    if status >= 500 or status == 429:
        await wire.call("GET", "/_matrix/client/versions", patience=20.0)
    raise Refused("NOT_A_HOMESERVER", f"{wire.homeserver} answers, but is no Matrix homeserver (status {status})")


def kept_session(home: Path) -> Session | None:
    """The login that an earlier start left. Raises `Refused` when its file is damaged."""
    try:
        kept = read_json(home / FILE)
    except ValueError as error:
        raise Refused("SESSION_FILE_DAMAGED", f"{home / FILE} cannot be read") from error
    if kept is None or not kept.get("access_token"):
        return None
    return Session(str(kept.get("user_id", "")), str(kept.get("device_id", "")), str(kept["access_token"]))


async def password_login(wire: Wire, user_id: str, password: str, device_id: str) -> dict[str, Any]:
    """The homeserver's answer to a login with a password. Raises `Refused` ("WRONG_PASSWORD"), `TryLater`, `LoginLost`."""
    wish = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": user_id},
        "password": password,
        "device_id": device_id,
        "initial_device_display_name": DEVICE_NAME,
    }
    try:
        return await wire.call("POST", client_path("login"), wish)
    except Refused as error:
        if error.code != "M_FORBIDDEN":
            raise
        raise Refused("WRONG_PASSWORD", f"{wire.homeserver} does not accept this user id and password ({user_id})") from error


async def _with_password(wire: Wire, settings: MatrixSettings, password: str) -> Session:
    # The device id is ours and on disk before the login: a crash in between logs in again as the same device.
    planned = read_json(settings.home / FILE) or {}
    device = str(planned.get("device_id") or new_device_id())
    write_private_json(settings.home / FILE, {"user_id": settings.user_id, "device_id": device})
    answer = await password_login(wire, settings.user_id, password, device)
    session = Session(str(answer["user_id"]), str(answer["device_id"]), str(answer["access_token"]))
    _check_account(settings, session.user_id)
    _keep(settings.home, session)
    wire.token = session.access_token
    return session


async def _resume(wire: Wire, settings: MatrixSettings, session: Session) -> Session:
    _check_account(settings, session.user_id)
    wire.token = session.access_token
    known = await wire.call("GET", client_path("account", "whoami"), patience=20.0)
    _check_account(settings, str(known.get("user_id")))
    if known.get("device_id") not in (None, session.device_id):
        raise LoginLost(f"OTHER_DEVICE: the access token belongs to another device than {session.device_id}")
    if kept_session(settings.home) != session:
        _keep(settings.home, session)
    return session


def _check_account(settings: MatrixSettings, user_id: str) -> None:
    if user_id != settings.user_id:
        raise Refused("OTHER_ACCOUNT", f"the login belongs to {user_id}, the configuration names {settings.user_id}")


def _keep(home: Path, session: Session) -> None:
    write_private_json(
        home / FILE, {"user_id": session.user_id, "device_id": session.device_id, "access_token": session.access_token}
    )


def new_device_id() -> str:
    """A device id of our own making."""
    return "VERTTI" + "".join(secrets.choice(string.ascii_uppercase) for _ in range(8))

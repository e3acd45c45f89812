"""Getting in, and staying in as the same device."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.chat.matrix.private_files import read_json, write_private_json
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.matrix.wire import VERSIONS, Wire, client_path
from bot.chat.port import LoginLost, Refused, TryLater

DEVICE_NAME = "Vertti"
FILE = "session.json"
FIRST_PATIENCE = 20.0
"""Real seconds for the first questions, whose answers cost a homeserver nothing."""
PASSWORD_LOGIN = "m.login.password"  # noqa: S105 - a name


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
    session = session_at_hand(settings)
    if session is not None:
        return await _resume(wire, settings, session)
    return await _with_password(wire, settings, password_of(settings))


def session_at_hand(settings: MatrixSettings) -> Session | None:
    """The login that is there already: kept by an earlier start, else made for us by the admin. Raises `Refused`."""
    kept = kept_session(settings.home)
    if kept is not None or not settings.access_token:
        return kept
    if not settings.device_id:
        raise Refused("DEVICE_ID_MISSING", "an access token needs the device id that belongs to it")
    return Session(settings.user_id, settings.device_id, settings.access_token)


def password_of(settings: MatrixSettings) -> str:
    """The password. Raises `Refused` when there is none."""
    if not settings.password:
        raise Refused("PASSWORD_MISSING", f"the first login of {settings.user_id} needs its password")
    return settings.password


async def find_homeserver(wire: Wire) -> tuple[str, ...]:
    """The versions of Matrix that the homeserver speaks. Raises `Refused` when something else answers, and `TryLater`."""
    status, answer = await wire.ask("GET", VERSIONS, patience=FIRST_PATIENCE)
    versions = answer.get("versions") if answer is not None else None
    if status == 200 and isinstance(versions, list):
        spoken = tuple(one for one in versions if isinstance(one, str))
        if spoken and all(one.startswith("r0.") for one in spoken):
            raise Refused("HOMESERVER_TOO_OLD", f"{wire.homeserver} speaks only {', '.join(spoken)} of Matrix")
        return spoken
    if status >= 500 or status == 429:
        await wire.call("GET", VERSIONS, patience=FIRST_PATIENCE)
    what = "it sends on to another address" if 300 <= status < 400 else "is no Matrix homeserver"
    raise Refused("NOT_A_HOMESERVER", f"{wire.homeserver} answers, but {what} (status {status})")


def kept_session(home: Path) -> Session | None:
    """The login that an earlier start left. Raises `Refused` when its file is damaged."""
    try:
        kept = read_json(home / FILE)
    except ValueError as error:
        raise Refused("SESSION_FILE_DAMAGED", f"{home / FILE} cannot be read") from error
    if kept is None or not kept.get("access_token"):
        return None
    return Session(str(kept.get("user_id", "")), str(kept.get("device_id", "")), str(kept["access_token"]))


async def password_login(wire: Wire, user_id: str, password: str, device_id: str) -> Session:
    """Log in with a password; `wire` carries the token afterwards.

    Raises `Refused` ("WRONG_PASSWORD", "NO_PASSWORD_LOGIN", "ACCOUNT_CLOSED"), `TryLater`.
    """
    wish = {
        "type": PASSWORD_LOGIN,
        "identifier": {"type": "m.id.user", "user": user_id},
        "password": password,
        "device_id": device_id,
        "initial_device_display_name": DEVICE_NAME,
    }
    try:
        answer = await wire.call("POST", client_path("login"), wish)
    except LoginLost as error:
        raise Refused("ACCOUNT_CLOSED", f"the account {user_id} has been closed") from error
    except Refused as error:
        if error.code == "M_FORBIDDEN":
            raise Refused("WRONG_PASSWORD", f"{wire.homeserver} does not accept this user id and password ({user_id})") from error
        if not await _takes_passwords(wire):
            raise Refused("NO_PASSWORD_LOGIN", f"{wire.homeserver} lets nobody log in with a password") from error
        raise
    parts = [answer.get(name) for name in ("user_id", "device_id", "access_token")]
    if not all(isinstance(one, str) and one for one in parts):
        raise TryLater("POST login: the answer holds no login")
    session = Session(*(str(one) for one in parts))
    wire.token = session.access_token
    return session


async def _takes_passwords(wire: Wire) -> bool:
    """Whether the homeserver offers to log in with a password; True when it does not say."""
    status, answer = await wire.ask("GET", client_path("login"), patience=FIRST_PATIENCE)
    flows = answer.get("flows") if status == 200 and answer is not None else None
    if not isinstance(flows, list):
        return True
    return any(isinstance(one, dict) and one.get("type") == PASSWORD_LOGIN for one in flows)


async def _with_password(wire: Wire, settings: MatrixSettings, password: str) -> Session:
    # The device id is ours and on disk before the login: a crash in between logs in again as the same device.
    planned = read_json(settings.home / FILE) or {}
    device = str(planned.get("device_id") or new_device_id())
    write_private_json(settings.home / FILE, {"user_id": settings.user_id, "device_id": device})
    session = await password_login(wire, settings.user_id, password, device)
    _check_account(settings, session.user_id)
    _keep(settings.home, session)
    return session


async def _resume(wire: Wire, settings: MatrixSettings, session: Session) -> Session:
    await who_am_i(wire, settings, session)
    if kept_session(settings.home) != session:
        _keep(settings.home, session)
    return session


async def who_am_i(wire: Wire, settings: MatrixSettings, session: Session) -> dict[str, Any]:
    """What the homeserver says of this login; `wire` carries its token afterwards.

    Raises `Refused` when it belongs to another account or device than we think, `LoginLost` and `TryLater`.
    """
    _check_account(settings, session.user_id)
    wire.token = session.access_token
    known = await wire.call("GET", client_path("account", "whoami"), patience=FIRST_PATIENCE)
    _check_account(settings, str(known.get("user_id")))
    device = known.get("device_id")
    if device is None and settings.access_token:
        # Tokens of application services have none; nothing could be encrypted for them.
        raise Refused("TOKEN_WITHOUT_DEVICE", "the access token belongs to no device")
    if device not in (None, session.device_id):
        raise Refused("OTHER_DEVICE", f"the access token belongs to another device than {session.device_id}")
    return known


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

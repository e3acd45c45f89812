"""What `vertti check` finds out about the homeserver and the login, changing nothing there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.chat.matrix.identity import IdentityState, identity_state
from bot.chat.matrix.login import Session, find_homeserver, kept_session, new_device_id, password_login
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import ChatError, LoginLost, Refused, TryLater


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check. `code` names the sentence that the command line shows, `details` what stands in it."""

    ok: bool
    code: str
    details: Mapping[str, str] = field(default_factory=dict)


async def check(settings: MatrixSettings) -> list[Finding]:
    """All findings; what cannot be looked at because of an earlier one is left out. Never raises a `ChatError`."""
    wire = Wire(settings.homeserver)
    findings: list[Finding] = []
    try:
        await _look(wire, settings, findings)
    except ChatError as error:
        findings.append(_trouble(error, settings))
    finally:
        await wire.close()
    return findings


async def _look(wire: Wire, settings: MatrixSettings, findings: list[Finding]) -> None:
    versions = await find_homeserver(wire)
    findings.append(Finding(True, "homeserver-reached", {"homeserver": wire.homeserver, "version": (versions or ("?",))[-1]}))
    session, fresh = await _get_in(wire, settings)
    try:
        findings.append(Finding(True, "login-works", {"user": session.user_id, "device": "" if fresh else session.device_id}))
        state = await identity_state(wire, settings.home, session.user_id, None if fresh else session.device_id)
        findings.append(Finding(state is not IdentityState.FOREIGN, f"identity-{state.value}", {"user": session.user_id}))
        limits = await wire.call("GET", client_path("media", "config", version="v1"))
        size = limits.get("m.upload.size")
        if isinstance(size, int):
            findings.append(Finding(True, "upload-limit", {"bytes": str(size)}))
    finally:
        if fresh:
            # A login for looking only leaves no device behind.
            await wire.call("POST", client_path("logout"), {})


async def _get_in(wire: Wire, settings: MatrixSettings) -> tuple[Session, bool]:
    """A login, and whether it was made just for this."""
    session = kept_session(settings.home)
    if session is None and settings.access_token and settings.device_id:
        session = Session(settings.user_id, settings.device_id, settings.access_token)
    if session is not None:
        wire.token = session.access_token
        known = await wire.call("GET", client_path("account", "whoami"))
        if known.get("user_id") != settings.user_id:
            raise Refused("OTHER_ACCOUNT", str(known.get("user_id")))
        return session, False
    if not settings.password:
        raise Refused("PASSWORD_MISSING", settings.user_id)
    answer = await password_login(wire, settings.user_id, settings.password, new_device_id())
    session = Session(str(answer["user_id"]), str(answer["device_id"]), str(answer["access_token"]))
    wire.token = session.access_token
    return session, True


def _trouble(error: ChatError, settings: MatrixSettings) -> Finding:
    details = {"homeserver": settings.homeserver, "user": settings.user_id, "error": str(error)}
    match error:
        case TryLater():
            return Finding(False, "homeserver-unreachable", details)
        case LoginLost():
            return Finding(False, "login-lost", details)
        case Refused(code="NOT_A_HOMESERVER"):
            return Finding(False, "not-a-homeserver", details)
        case Refused(code="WRONG_PASSWORD"):
            return Finding(False, "wrong-password", details)
        case _:
            return Finding(False, "login-refused", details)

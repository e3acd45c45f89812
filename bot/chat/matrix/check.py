"""What `vertti check` finds out about the homeserver, the login and the account's rights.

It leaves no device behind, and the room that it makes to see whether it may is left and forgotten at once.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from bot.chat.findings import Finding
from bot.chat.matrix import contents
from bot.chat.matrix.crypto_store import CryptoStoreDamaged, disk_trouble
from bot.chat.matrix.identity import IdentityState, identity_state
from bot.chat.matrix.login import (
    Session,
    find_homeserver,
    new_device_id,
    password_login,
    password_of,
    session_at_hand,
    who_am_i,
)
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.matrix.wire import LOCKED, Wire, client_path
from bot.chat.port import ChatError, DiskTrouble, LoginLost, Refused, RoomSpec, TryLater

TEST_ROOM = RoomSpec(marker="check", name="Vertti check", topic="", invite=())

REFUSALS: Mapping[str, str] = {
    "NOT_A_HOMESERVER": "not-a-homeserver",
    "HOMESERVER_TOO_OLD": "homeserver-too-old",
    "WRONG_PASSWORD": "wrong-password",
    "NO_PASSWORD_LOGIN": "no-password-login",
    "ACCOUNT_CLOSED": "account-closed",
    "OTHER_ACCOUNT": "other-account",
    "OTHER_DEVICE": "other-device",
    "TOKEN_WITHOUT_DEVICE": "token-without-device",
    "DEVICE_ID_MISSING": "device-id-missing",
    "PASSWORD_MISSING": "password-missing",
    "SESSION_FILE_DAMAGED": "session-file-damaged",
    "IDENTITY_FILE_DAMAGED": "identity-file-damaged",
    "STORE_KEY_SHORT": "store-key-short",
    "STORE_KEY_MISSING": "store-key-missing",
    "STORE_KEY_DAMAGED": "store-key-damaged",
    "STORE_KEY_WRONG": "store-key-wrong",
    "FOREIGN_IDENTITY": f"identity-{IdentityState.FOREIGN}",
    "FOREIGN_DEVICE_KEYS": "foreign-device-keys",
    "SIGNATURE_REFUSED": "signature-refused",
    "IDENTITY_NEEDS_PASSWORD": "identity-needs-password",
    "IDENTITY_NEEDS_BROWSER": "identity-needs-browser",
    "IDENTITY_IS_OURS": "identity-is-ours",
    "NOTHING_TO_ADOPT": "nothing-to-adopt",
    "NO_SECRET_STORAGE": "no-secret-storage",
    "RECOVERY_KEY_MALFORMED": "recovery-key-malformed",
    "RECOVERY_KEY_WRONG": "recovery-key-wrong",
    "SECRETS_STALE": "secrets-stale",
}
"""The finding for each refusal that has words of its own, by the refusal's code."""

PASSING = frozenset({"homeserver-unreachable", "account-locked", "not-a-homeserver", "homeserver-too-old", "folder-trouble"})
"""Findings that may be over at the next start: they are about the homeserver or the disk. All others need a person first."""


async def check(settings: MatrixSettings) -> list[Finding]:
    """All findings; what cannot be looked at because of an earlier one is left out. Never raises a `ChatError`."""
    wire = Wire(settings.homeserver)
    findings: list[Finding] = []
    try:
        with disk_trouble(settings.home):
            await _look(wire, settings, findings)
    except ChatError as error:
        findings.append(trouble(error, settings))
    finally:
        await wire.close()
    return findings


def trouble(error: ChatError, settings: MatrixSettings) -> Finding:
    """What it means that this went wrong while starting, checking or running."""
    details = {
        "homeserver": settings.homeserver,
        "server": settings.user_id.partition(":")[2],
        "user": settings.user_id,
        "folder": str(settings.home),
        "error": str(error),
    }
    match error:
        case TryLater() if LOCKED in str(error):
            return Finding(False, "account-locked", details)
        case TryLater():
            return Finding(False, "homeserver-unreachable", details)
        case LoginLost():
            return Finding(False, "login-lost", details)
        case CryptoStoreDamaged():
            return Finding(False, "crypto-store-damaged", details)
        case DiskTrouble():
            return Finding(False, "folder-trouble", details)
        case Refused(code=code):
            # Our own codes stand for what the sentence says; the homeserver's are told as they are.
            own = {"error": str(error).removeprefix(f"{code}: ")} if code in REFUSALS else {}
            return Finding(False, REFUSALS.get(code, "login-refused"), details | own)
        case _:
            return Finding(False, "login-refused", details)


async def _look(wire: Wire, settings: MatrixSettings, findings: list[Finding]) -> None:
    versions = await find_homeserver(wire)
    findings.append(Finding(True, "homeserver-reached", {"homeserver": wire.homeserver, "version": newest(versions)}))
    async with _logged_in(wire, settings) as (session, fresh):
        known = await who_am_i(wire, settings, session)
        if known.get("is_guest") is True:
            findings.append(Finding(False, "account-guest", {"user": session.user_id}))
            return
        findings.append(Finding(True, "login-works", {"user": session.user_id, "device": "" if fresh else session.device_id}))
        state = await identity_state(wire, settings.home, session.user_id, None if fresh else session.device_id)
        findings.append(Finding(state is not IdentityState.FOREIGN, f"identity-{state.value}", {"user": session.user_id}))
        findings.append(await _making_rooms(wire, session))
        findings += await _upload_limit(wire)


def newest(versions: Sequence[str]) -> str:
    """The newest of the versions that a homeserver lists, which it does in any order."""

    def number(version: str) -> tuple[int, ...]:
        return (version.startswith("v"), *(int(one) for one in re.findall(r"\d+", version)[:3]))

    return max(versions, key=number, default="?")


@asynccontextmanager
async def _logged_in(wire: Wire, settings: MatrixSettings) -> AsyncIterator[tuple[Session, bool]]:
    """A login, and whether it was made just for this; such a one is given up afterwards, with its device."""
    kept = session_at_hand(settings)
    if kept is not None:
        yield kept, False
        return
    session = await password_login(wire, settings.user_id, password_of(settings), new_device_id())
    try:
        yield session, True
    finally:
        await wire.call("POST", client_path("logout"), {})


async def _making_rooms(wire: Wire, session: Session) -> Finding:
    """Whether the account may make encrypted rooms. Nothing but making one tells."""
    details = {"user": session.user_id}
    try:
        answer = await wire.call("POST", client_path("createRoom"), contents.room(TEST_ROOM, version=None))
    except TryLater as error:
        return Finding(False, "rooms-later", {**details, "error": str(error)})
    except Refused as error:
        return Finding(False, "rooms-refused", {**details, "error": error.code})
    room = str(answer.get("room_id"))
    try:
        encryption = await wire.call("GET", client_path("rooms", room, "state", "m.room.encryption", ""))
        encrypted = encryption.get("algorithm") == "m.megolm.v1.aes-sha2"
        return Finding(encrypted, "rooms-work" if encrypted else "rooms-unencrypted", details)
    except Refused:
        return Finding(False, "rooms-unencrypted", details)
    finally:
        await wire.call("POST", client_path("rooms", room, "leave"), {})
        await wire.call("POST", client_path("rooms", room, "forget"), {})


async def _upload_limit(wire: Wire) -> list[Finding]:
    """How large a file may be; older homeservers do not say it here."""
    try:
        limits = await wire.call("GET", client_path("media", "config", version="v1"))
    except (Refused, TryLater):
        return []
    size = limits.get("m.upload.size")
    return [Finding(True, "upload-limit", {"size": f"{size / 1_048_576:.0f} MB"})] if isinstance(size, int) else []

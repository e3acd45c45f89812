"""What an admin decides about a cross-signing identity that was made elsewhere: take it over, or put a new one in its place.

Vertti never decides this by itself: a new identity makes everybody's app warn.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.chat.matrix.crypto_store import disk_trouble, open_store
from bot.chat.matrix.identity import ASIDE, DRAFT, USES, Identity, OwnDevice, ensure_identity, public_keys, query, upload
from bot.chat.matrix.login import Session, kept_session, log_in
from bot.chat.matrix.private_files import make_private_directory
from bot.chat.matrix.secret_storage import NotARecoveryKey, fits, opened, recovery_key
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.matrix.signing import from_base64
from bot.chat.matrix.store_key import CRYPTO_STORE
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import Refused

_DEFAULT_KEY = "m.secret_storage.default_key"
_KEY = "m.secret_storage.key."


@dataclass(frozen=True, slots=True)
class Own:
    """What people compare: the identity, and the device with its own key, as far as they exist yet."""

    fingerprint: str | None
    device: str | None
    device_key: str | None


def own(settings: MatrixSettings) -> Own:
    """What lies in the data directory; the homeserver is not asked. Raises `Refused`, `DiskTrouble`."""
    with disk_trouble(settings.home):
        identity, session = Identity.kept(settings.home), kept_session(settings.home)
        device = _device(settings, session) if session is not None else None
    return Own(
        identity.fingerprint() if identity else None,
        session.device_id if session else None,
        device.ed25519 if device else None,
    )


async def adopt(settings: MatrixSettings, typed_key: str) -> Identity:
    """Take over the identity that the account has, with the recovery key of its secret storage; sign the own device with it.

    Raises `Refused` ("RECOVERY_KEY_MALFORMED", "RECOVERY_KEY_WRONG", "NO_SECRET_STORAGE", "SECRETS_STALE", "NOTHING_TO_ADOPT",
    "IDENTITY_IS_OURS" and those of logging in), `TryLater`, `LoginLost`, `DiskTrouble`.
    """
    try:
        key = recovery_key(typed_key)
    except NotARecoveryKey as error:
        raise Refused("RECOVERY_KEY_MALFORMED", "this is no recovery key") from error
    async with _connected(settings) as (wire, session):
        shown = public_keys(await query(wire, session.user_id), session.user_id)
        kept = Identity.kept(settings.home)
        if "master" not in shown:
            raise Refused("NOTHING_TO_ADOPT", f"{session.user_id} has no identity")
        if kept is not None and kept.master == shown["master"]:
            raise Refused("IDENTITY_IS_OURS", f"the identity of {session.user_id} is here already")
        identity = Identity(await _seeds(wire, session.user_id, key))
        if identity.public() != shown:
            raise Refused("SECRETS_STALE", "secret storage holds the keys of an older identity")
        if kept is not None:
            kept.keep(settings.home, ASIDE)
        identity.keep(settings.home)
        await _sign(wire, settings, session)
    return identity


async def replace(settings: MatrixSettings, password: str) -> Identity:
    """Put a new identity in the place of the one that the account has, and sign the own device with it.

    Raises `Refused` ("WRONG_PASSWORD", "IDENTITY_NEEDS_BROWSER" and those of logging in), `TryLater`, `LoginLost`, `DiskTrouble`.
    After a `TryLater` the homeserver may have it or not; whatever it has is recognised at the next start.
    """
    async with _connected(settings) as (wire, session):
        kept, identity = Identity.kept(settings.home), Identity.make()
        # On the disk before it is uploaded, and beside the present one until then.
        identity.keep(settings.home, DRAFT)
        try:
            await upload(wire, identity, session.user_id, password)
        except Refused:
            (settings.home / DRAFT).unlink()
            raise
        if kept is not None:
            kept.keep(settings.home, ASIDE)
        identity.keep(settings.home)
        (settings.home / DRAFT).unlink()
        await _sign(wire, settings, session)
    return identity


@asynccontextmanager
async def _connected(settings: MatrixSettings) -> AsyncIterator[tuple[Wire, Session]]:
    """Logged in as at a start."""
    with disk_trouble(settings.home):
        make_private_directory(settings.directory)
        make_private_directory(settings.home)
        wire = Wire(settings.homeserver)
        try:
            yield wire, await log_in(wire, settings)
        finally:
            await wire.close()


async def _sign(wire: Wire, settings: MatrixSettings, session: Session) -> None:
    """Sign the own device, if it has shown its keys yet; else the next start does it."""
    device = _device(settings, session)
    if device is not None:
        await ensure_identity(wire, settings.home, device, None)


def _device(settings: MatrixSettings, session: Session) -> OwnDevice | None:
    if not (settings.home / CRYPTO_STORE).exists():
        return None
    store = open_store(settings.home, session)
    try:
        account = store.load_account()
    finally:
        store.database.close()
    return OwnDevice(session.user_id, session.device_id, **account.identity_keys) if account is not None else None


async def _seeds(wire: Wire, user_id: str, key: bytes) -> dict[str, bytes]:
    """The seeds of the three keys out of secret storage. Raises `Refused`."""
    secrets = {use: _object((await _account_data(wire, user_id, f"m.cross_signing.{use}")).get("encrypted")) for use in USES}
    missing = [use for use, sealed in secrets.items() if not sealed]
    if missing:
        raise Refused("NO_SECRET_STORAGE", f"{user_id} keeps no {', '.join(missing)} key in secret storage")
    default = (await _account_data(wire, user_id, _DEFAULT_KEY)).get("key")
    for name in sorted(secrets["master"], key=lambda one: one != default):
        if not fits(key, await _account_data(wire, user_id, _KEY + name)):
            continue
        try:
            seeds = {
                use: from_base64(opened(key, f"m.cross_signing.{use}", _object(sealed.get(name))).decode())
                for use, sealed in secrets.items()
            }
        except ValueError as error:
            raise Refused("SECRETS_STALE", "secret storage holds keys that do not belong together") from error
        if any(len(seed) != 32 for seed in seeds.values()):
            raise Refused("SECRETS_STALE", "secret storage holds something else than keys")
        return seeds
    raise Refused("RECOVERY_KEY_WRONG", f"this is not the recovery key of {user_id}")


async def _account_data(wire: Wire, user_id: str, kind: str) -> dict[str, Any]:
    """The account data of that kind; empty when there is none."""
    status, answer = await wire.ask("GET", client_path("user", user_id, "account_data", kind))
    if status == 404:
        return {}
    return answer if status == 200 and answer else await wire.call("GET", client_path("user", user_id, "account_data", kind))


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}

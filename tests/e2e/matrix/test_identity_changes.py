"""An identity that was made elsewhere: taken over with its recovery key, or replaced; judged by the client that made it."""

from __future__ import annotations

import json
import os
import stat
from contextlib import AsyncExitStack
from dataclasses import replace as but
from pathlib import Path
from typing import Any

import pytest

from bot.chat.matrix import MatrixPlatform, MatrixSettings, identity, identity_changes
from bot.chat.matrix.identity import DRAFT, FILE, ForeignIdentity, Identity, public_keys, query
from bot.chat.matrix.identity_changes import adopt, own, replace
from bot.chat.matrix.wire import Wire
from bot.chat.port import Joined, Refused, RoomSpec, TryLater, UserId
from bot.demo.homeserver import Homeserver
from tests.e2e.element import ElementClient, element_or_skip
from tests.e2e.matrix.memory import Memory
from tests.e2e.matrix.verttis import settings_for, vertti
from tests.e2e.people import PASSWORD, fresh

pytestmark = pytest.mark.e2e


async def log_in(stack: AsyncExitStack, server: Homeserver, name: str, *, strict: bool = False) -> ElementClient:
    await server.register(name, PASSWORD)
    client = await stack.enter_async_context(await ElementClient.start(element_or_skip()))
    await client.login(server.url, name, PASSWORD, strict=strict)
    return client


async def start_is_refused(settings: MatrixSettings) -> None:
    """A start stops at the foreign identity, and names the ways on."""
    platform = MatrixPlatform(settings)
    with pytest.raises(ForeignIdentity, match="vertti identity adopt"):
        await platform.start(Memory())
    await platform.stop()


async def shown(bot: Any) -> dict[str, str]:
    """The public keys that the homeserver shows for the account."""
    return public_keys(await query(bot.platform._wire, bot.platform.me), bot.platform.me)


@pytest.mark.element
async def test_an_identity_made_by_element_is_taken_over_with_its_recovery_key(homeserver: Homeserver, tmp_path: Path) -> None:
    name, elsa = fresh("taken"), fresh("elsa")
    settings = settings_for(homeserver, name, tmp_path / "data")
    async with AsyncExitStack() as clients:
        maker = await log_in(clients, homeserver, name)
        with pytest.raises(Refused, match="NO_SECRET_STORAGE"):
            await adopt(settings, await recovery_key_of_somebody_else(clients, homeserver))
        key = await maker.secure_backup()
        reader = await log_in(clients, homeserver, elsa, strict=True)
        await start_is_refused(settings)
        with pytest.raises(Refused, match="RECOVERY_KEY_MALFORMED"):
            await adopt(settings, key[:-1] + ("A" if key[-1] != "A" else "B"))
        with pytest.raises(Refused, match="RECOVERY_KEY_WRONG"):
            await adopt(settings, await recovery_key_of_somebody_else(clients, homeserver))
        assert not (settings.home / FILE).exists()

        made = await adopt(settings, key)

        assert made.master == await maker.fingerprint()
        assert stat.S_IMODE((settings.home / FILE).stat().st_mode) == 0o600
        with pytest.raises(Refused, match="IDENTITY_IS_OURS"):
            await adopt(settings, key)
        async with vertti(homeserver, tmp_path / "data", name=name) as bot:
            assert bot.platform.fingerprint() == made.fingerprint() == own(settings).fingerprint
            user = UserId(f"@{elsa}:localhost")
            room = await bot.platform.create_room(RoomSpec(fresh("marker"), "Ryhmä", "", (user,)), search=False)
            await reader.join(room)
            await bot.hears(Joined)
            assert (await reader.wait_for_event(await bot.say(room, "Hei"), room)).shield == "none"


async def recovery_key_of_somebody_else(clients: AsyncExitStack, server: Homeserver) -> str:
    other = await log_in(clients, server, fresh("other"))
    return await other.secure_backup()


@pytest.mark.element
async def test_secret_storage_of_an_identity_that_was_replaced_since_is_not_taken(homeserver: Homeserver, tmp_path: Path) -> None:
    name = fresh("stale")
    async with AsyncExitStack() as clients:
        key = await (await log_in(clients, homeserver, name)).secure_backup()
        await replace(settings_for(homeserver, name, tmp_path / "elsewhere"), PASSWORD)
        settings = settings_for(homeserver, name, tmp_path / "data")
        with pytest.raises(Refused, match="SECRETS_STALE"):
            await adopt(settings, key)
        assert not (settings.home / FILE).exists()


async def an_account_with_an_identity(server: Homeserver, directory: Path) -> str:
    async with vertti(server, directory) as bot:
        return bot.platform.me.removeprefix("@").partition(":")[0]


async def test_an_identity_is_replaced_with_the_password_and_the_device_signed(homeserver: Homeserver, tmp_path: Path) -> None:
    name = await an_account_with_an_identity(homeserver, tmp_path / "elsewhere")
    settings = settings_for(homeserver, name, tmp_path / "data")
    await start_is_refused(settings)
    with pytest.raises(Refused, match="WRONG_PASSWORD"):
        await replace(settings, "guess")
    assert not (settings.home / FILE).exists()
    assert not (settings.home / DRAFT).exists()

    made = await replace(settings, PASSWORD)

    async with vertti(homeserver, tmp_path / "data", name=name) as bot:
        assert bot.platform.fingerprint() == made.fingerprint()
        assert await shown(bot) == made.public()
    found = own(settings)
    assert (found.fingerprint, found.device) == (
        made.fingerprint(),
        json.loads((settings.home / "session.json").read_text())["device_id"],
    )
    assert found.device_key


async def test_a_replacement_that_ended_without_an_answer_is_recognised(
    homeserver: Homeserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = await an_account_with_an_identity(homeserver, tmp_path / "data")
    settings = settings_for(homeserver, name, tmp_path / "data")
    before = Identity.kept(settings.home)
    upload = identity.upload

    async def cut_off(*arguments: Any) -> None:
        await upload(*arguments)
        raise TryLater("the connection broke off")

    monkeypatch.setattr(identity_changes, "upload", cut_off)
    with pytest.raises(TryLater):
        await replace(settings, PASSWORD)
    draft = Identity.kept(settings.home, DRAFT)
    kept = Identity.kept(settings.home)
    assert draft is not None
    assert before is not None
    assert kept is not None
    assert kept.master == before.master != draft.master
    async with vertti(homeserver, tmp_path / "data", name=name) as bot:
        assert await shown(bot) == draft.public()
    assert not (settings.home / DRAFT).exists()


async def test_the_seeds_are_on_the_disk_before_anything_is_uploaded(
    homeserver: Homeserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In order: the file and its directory are synced, then the identity is uploaded."""
    happened: list[str] = []
    fsync, ask = os.fsync, Wire.ask

    def noted_fsync(descriptor: int) -> None:
        happened.append("sync " + Path(f"/proc/self/fd/{descriptor}").readlink().name)
        fsync(descriptor)

    async def noted_ask(wire: Wire, method: str, path: str, *arguments: Any, **more: Any) -> Any:
        happened.append(path.removeprefix("/_matrix/client/v3/"))
        return await ask(wire, method, path, *arguments, **more)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Wire, "ask", noted_ask)
    name = fresh("ordered")
    async with vertti(homeserver, tmp_path / "data", name=name):
        pass
    upload = happened.index("keys/device_signing/upload")
    written = happened.index(f"sync {FILE}.new")
    assert written < happened.index("sync matrix", written) < upload
    assert happened[happened.index("sync matrix", written) : upload] == ["sync matrix"]


async def test_an_account_without_an_identity_has_nothing_to_take_over(homeserver: Homeserver, tmp_path: Path) -> None:
    name = fresh("nothing")
    await homeserver.register(name, PASSWORD)
    settings = settings_for(homeserver, name, tmp_path)
    key = "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"
    with pytest.raises(Refused, match="NOTHING_TO_ADOPT"):
        await adopt(settings, key)
    with pytest.raises(Refused, match="PASSWORD_MISSING"):
        await adopt(but(settings, password=None, directory=tmp_path / "x"), key)

"""Logging in, and the words for when that fails."""

from __future__ import annotations

import json
import logging
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.matrix import MatrixPlatform, MatrixSettings
from bot.chat.matrix.check import check
from bot.chat.matrix.crypto_store import CryptoStoreDamaged
from bot.chat.matrix.identity import ForeignIdentity
from bot.chat.matrix.login import log_in
from bot.chat.matrix.signing import is_signed
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import LoginLost, Refused, TryLater
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.memory import Memory
from tests.e2e.matrix.verttis import settings_for, vertti
from tests.e2e.people import PASSWORD, fresh

pytestmark = pytest.mark.e2e


async def started(settings: MatrixSettings) -> MatrixPlatform:
    platform = MatrixPlatform(settings)
    try:
        await platform.start(Memory())
    except BaseException:
        await platform.stop()
        raise
    return platform


async def devices(server: Homeserver, name: str) -> list[str]:
    wire = Wire(server.url)
    login = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": name}, "password": PASSWORD}
    answer = await wire.call("POST", client_path("login"), login)
    wire.token = answer["access_token"]
    listed = await wire.call("GET", client_path("devices"))
    await wire.call("POST", client_path("logout"), {})
    await wire.close()
    return [one["device_id"] for one in listed["devices"] if one["device_id"] != answer["device_id"]]


async def test_the_device_is_signed_and_everything_kept_is_private(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path / "data") as bot:
        me = bot.platform.me
        answer = await bot.platform._wire.call("POST", client_path("keys", "query"), {"device_keys": {me: []}})
        ((name, device),) = answer["device_keys"][me].items()
        (signer,) = answer["self_signing_keys"][me]["keys"].values()
        (master,) = answer["master_keys"][me]["keys"].values()
        assert is_signed(device, me, signer)
        assert is_signed(answer["self_signing_keys"][me], me, master)
        assert bot.platform.fingerprint().replace(" ", "") == master
        assert device["unsigned"]["device_display_name"] == "Vertti"
        assert bot.platform.link_to_me() == f"https://matrix.to/#/{me}"
        home = tmp_path / "data" / "matrix"
        assert json.loads((home / "session.json").read_text())["device_id"] == name
        assert {path.name for path in home.iterdir()} == {"session.json", "identity.json", "store.key", "crypto.db"}
        for path in (home, *home.iterdir()):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        assert b"DEFAULT_KEY" not in (home / "store.key").read_bytes()


async def test_a_missing_signature_is_made_again(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path / "data") as bot:
        name = bot.platform.me.removeprefix("@").partition(":")[0]
        kept = tmp_path / "data" / "matrix"
    # The same identity on a new device, as after a restored backup.
    for lost in ("session.json", "crypto.db", "store.key"):
        (kept / lost).unlink()
    async with vertti(homeserver, tmp_path / "data", name=name) as again:
        me = again.platform.me
        answer = await again.platform._wire.call("POST", client_path("keys", "query"), {"device_keys": {me: []}})
        (signer,) = answer["self_signing_keys"][me]["keys"].values()
        assert [is_signed(one, me, signer) for one in answer["device_keys"][me].values()] == [True, True]


async def test_a_foreign_identity_is_left_alone(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path / "elsewhere") as bot:
        fingerprint = bot.platform.fingerprint()
        name = bot.platform.me.removeprefix("@").partition(":")[0]
    with pytest.raises(ForeignIdentity, match="cross-signing identity that was made elsewhere"):
        await started(settings_for(homeserver, name, tmp_path / "data"))
    assert not (tmp_path / "data" / "matrix" / "identity.json").exists()
    async with vertti(homeserver, tmp_path / "elsewhere", name=name) as again:
        assert again.platform.fingerprint() == fingerprint


async def test_a_token_instead_of_a_password(homeserver: Homeserver, tmp_path: Path) -> None:
    name = fresh("token")
    await homeserver.register(name, PASSWORD)
    wire = Wire(homeserver.url)
    login = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": name}, "password": PASSWORD}
    answer = await wire.call("POST", client_path("login"), login)
    await wire.close()
    settings = replace(
        settings_for(homeserver, name, tmp_path),
        password=None,
        access_token=answer["access_token"],
        device_id=answer["device_id"],
    )
    before = await devices(homeserver, name)
    assert [(one.ok, one.code) for one in await check(settings)][1:3] == [(True, "login-works"), (True, "identity-none")]
    await (await started(settings)).stop()
    assert await devices(homeserver, name) == before
    assert [(one.ok, one.code) for one in await check(settings)][1:3] == [(True, "login-works"), (True, "identity-ours")]
    other = replace(settings, directory=tmp_path / "x", device_id="OTHER")
    assert [one.code for one in await check(other) if not one.ok] == ["other-device"]
    dead = replace(settings, directory=tmp_path / "x", access_token="syt_nothing")
    assert [one.code for one in await check(dead) if not one.ok] == ["login-lost"]
    with pytest.raises(Refused, match="OTHER_DEVICE"):
        await started(other)


async def test_what_goes_wrong_is_said_clearly_and_without_secrets(
    homeserver: Homeserver, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    name = fresh("wrong")
    await homeserver.register(name, PASSWORD)
    right = settings_for(homeserver, name, tmp_path / "data")
    with pytest.raises(Refused, match="WRONG_PASSWORD") as wrong:
        await started(replace(right, password="guess-guess"))
    assert "guess-guess" not in str(wrong.value)
    with pytest.raises(Refused, match="PASSWORD_MISSING"):
        await started(replace(right, password=None))
    with pytest.raises(TryLater, match="the connection is refused"):
        await started(replace(right, homeserver="http://127.0.0.1:9"))
    with pytest.raises(Refused, match="NOT_A_HOMESERVER"):
        await started(replace(right, homeserver=homeserver.url + "/nowhere"))

    running = await started(right)
    await running._wire.call("POST", client_path("logout"), {})
    with pytest.raises(LoginLost, match="does not know Vertti's login any more"):
        async for _ in running.batches():
            pass
    await running.stop()
    with pytest.raises(LoginLost):
        await started(right)
    with pytest.raises(Refused, match="OTHER_ACCOUNT"):
        await started(replace(right, user_id="@somebody:localhost"))
    (tmp_path / "data" / "matrix" / "store.key").unlink()
    (tmp_path / "data" / "matrix" / "session.json").unlink()
    with pytest.raises(Refused, match="STORE_KEY_MISSING"):
        await started(right)
    token = running._wire.token
    assert token
    assert token not in caplog.text
    assert PASSWORD not in caplog.text


async def test_lost_keys_of_a_kept_login_are_told_and_a_new_login_mends_it(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path / "data") as bot:
        name = bot.platform.me.removeprefix("@").partition(":")[0]
    settings = settings_for(homeserver, name, tmp_path / "data")
    kept = tmp_path / "data" / "matrix"
    (kept / "crypto.db").unlink()
    for _ in range(2):
        with pytest.raises(Refused, match=r"FOREIGN_DEVICE_KEYS: crypto\.db holds none"):
            await started(settings)
    (kept / "session.json").rename(kept / "session.aside")
    await (await started(settings)).stop()


async def test_a_first_start_that_ended_right_after_the_login_goes_on(homeserver: Homeserver, tmp_path: Path) -> None:
    name = fresh("cut-off")
    await homeserver.register(name, PASSWORD)
    settings = settings_for(homeserver, name, tmp_path / "data")
    settings.home.mkdir(parents=True)
    before = await devices(homeserver, name)
    wire = Wire(homeserver.url)
    session = await log_in(wire, settings)
    await wire.close()
    await (await started(replace(settings, password=None))).stop()
    assert set(await devices(homeserver, name)) == {*before, session.device_id}


async def test_damaged_keys_are_told_and_a_new_login_mends_it(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path / "data") as bot:
        name = bot.platform.me.removeprefix("@").partition(":")[0]
    settings = settings_for(homeserver, name, tmp_path / "data")
    kept = tmp_path / "data" / "matrix"
    (kept / "crypto.db").write_bytes(b"\xff rubbish " * 1000)
    with pytest.raises(CryptoStoreDamaged):
        await started(settings)
    for lost in ("session.json", "store.key", "crypto.db"):
        (kept / lost).unlink()
    await (await started(settings)).stop()


async def test_the_check_looks_and_leaves_no_trace(homeserver: Homeserver, tmp_path: Path) -> None:
    name = fresh("checked")
    await homeserver.register(name, PASSWORD)
    settings = settings_for(homeserver, name, tmp_path / "data")
    before = await devices(homeserver, name)
    findings = await check(settings)
    assert [(one.ok, one.code) for one in findings] == [
        (True, "homeserver-reached"),
        (True, "login-works"),
        (True, "identity-none"),
        (True, "rooms-work"),
        (True, "upload-limit"),
    ]
    assert await devices(homeserver, name) == before
    assert not (tmp_path / "data").exists()
    assert [(one.ok, one.code) for one in await check(replace(settings, password="no"))][-1] == (False, "wrong-password")
    assert [(one.ok, one.code) for one in await check(replace(settings, homeserver="http://127.0.0.1:9"))] == [
        (False, "homeserver-unreachable")
    ]
    await (await started(settings)).stop()
    assert [(one.ok, one.code) for one in await check(settings)][2] == (True, "identity-ours")
    assert [(one.ok, one.code) for one in await check(replace(settings, directory=tmp_path / "x"))][2] == (
        False,
        "identity-foreign",
    )

"""The file of the encryption keys and its key: what is told when one of them is gone or damaged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from nio.crypto import OlmAccount
from nio.store import SqliteStore

from bot.chat.matrix.check import trouble
from bot.chat.matrix.crypto_store import CryptoStoreDamaged, disk_trouble, insist_on_own_keys, open_store
from bot.chat.matrix.login import Session
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.matrix.store_key import store_key
from bot.chat.port import ChatError, DiskTrouble, Refused
from bot.cli.sentences import sentence

US = Session("@vertti:example.org", "VERTTI", "secret")


class Homeserver:
    """Shows these devices of ours."""

    def __init__(self, devices: object) -> None:
        self.devices = devices
        self.asked: list[str] = []

    async def call(self, _method: str, path: str, _body: object) -> dict[str, Any]:
        self.asked.append(path)
        return {"device_keys": self.devices}


def told(error: ChatError, home: Path) -> str:
    return sentence(trouble(error, MatrixSettings("https://m.example", US.user_id, home.parent)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "matrix").mkdir()
    return tmp_path / "matrix"


@pytest.fixture
def with_keys(home: Path) -> Path:
    store = open_store(home, US)
    store.save_account(OlmAccount())
    store.database.close()
    return home


def test_a_key_that_is_no_text_is_damaged(home: Path) -> None:
    (home / "store.key").write_bytes(b"\xff\xfe\x80")
    with pytest.raises(Refused) as refused:
        store_key(home, {})
    assert refused.value.code == "STORE_KEY_DAMAGED"
    shown = told(refused.value, home)
    assert shown.startswith(f"The key of the encryption keys is damaged: {home / 'store.key'} holds no text.")
    assert "Put it back from the backup" in shown


def test_keys_that_are_no_database_are_damaged_and_left_alone(home: Path) -> None:
    (home / "crypto.db").write_bytes(b"rubbish " * 1000)
    (home / "store.key").write_text("0123456789abcdef")
    with pytest.raises(CryptoStoreDamaged) as damaged:
        open_store(home, US)
    assert (home / "crypto.db").read_bytes() == b"rubbish " * 1000
    shown = told(damaged.value, home)
    assert shown.startswith(f"The encryption keys are damaged ({home / 'crypto.db'}: file is not a database).")
    assert "logs in as a new device" in shown


def test_keys_with_a_broken_page_are_damaged(with_keys: Path) -> None:
    content = bytearray((with_keys / "crypto.db").read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    (with_keys / "crypto.db").write_bytes(content)
    with pytest.raises(CryptoStoreDamaged):
        open_store(with_keys, US)


def test_keys_that_break_while_running_are_damaged(with_keys: Path) -> None:
    store = open_store(with_keys, US)
    store.database.close()
    (with_keys / "crypto.db").write_bytes(b"rubbish " * 1000)
    with pytest.raises(CryptoStoreDamaged), disk_trouble(with_keys):
        SqliteStore(US.user_id, US.device_id, str(with_keys), "key", "crypto.db").load_account()


def test_a_file_that_cannot_be_opened_is_not_damaged(home: Path) -> None:
    (home / "store.key").write_text("0123456789abcdef")
    (home / "crypto.db").mkdir()
    with pytest.raises(DiskTrouble) as trouble:
        open_store(home, US)
    assert not isinstance(trouble.value, CryptoStoreDamaged)


async def test_keys_that_are_here_are_not_asked_for(with_keys: Path) -> None:
    store, server = open_store(with_keys, US), Homeserver({})
    await insist_on_own_keys(server, store, US)  # type: ignore[arg-type]
    store.database.close()
    assert server.asked == []


async def test_a_device_whose_keys_are_lost_is_refused(home: Path) -> None:
    store = open_store(home, US)
    with pytest.raises(Refused) as refused:
        await insist_on_own_keys(Homeserver({US.user_id: {US.device_id: {}}}), store, US)  # type: ignore[arg-type]
    store.database.close()
    assert "session.json aside" in told(refused.value, home)


@pytest.mark.parametrize("devices", [None, {}, {US.user_id: {}}, {US.user_id: {"ANOTHER": {}}}])
async def test_a_device_that_has_shown_no_keys_yet_may_go_on(home: Path, devices: object) -> None:
    store = open_store(home, US)
    await insist_on_own_keys(Homeserver(devices), store, US)  # type: ignore[arg-type]
    store.database.close()

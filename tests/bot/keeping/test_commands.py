"""`vertti backup` and `vertti restore`, without a homeserver: what goes in, what is refused, and what is left behind."""

from __future__ import annotations

import asyncio
import io
import json
import re
import sqlite3
import tarfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nio.crypto import OlmAccount
from nio.store import SqliteStore
from typer.testing import CliRunner, Result

from bot.chat.matrix.coming_back import take_room_keys_over
from bot.chat.matrix.crypto_store import open_store
from bot.chat.matrix.identity import Identity
from bot.chat.matrix.keeping import NO_DEVICE, old_device
from bot.chat.matrix.login import Session
from bot.cli.app import app
from bot.director import mark_as_rehearsed
from bot.doubt import doubt
from bot.keeping import archive
from bot.store.database import Database

ME = "@vertti:example.org"
CONFIG = f"""
[matrix]
homeserver = "https://matrix.example.org"
user_id = "{ME}"
"""
OLD = Session(ME, "VERTTIOLD", "a-secret-token")
ROOM = "!room:example.org"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a configuration and what Vertti leaves in its data directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERTTI_MATRIX_PASSWORD", "hunter2")
    monkeypatch.delenv("VERTTI_MATRIX_STORE_KEY", raising=False)
    (tmp_path / "config.toml").write_text(CONFIG)
    return tmp_path


def vertti(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


async def a_database(path: Path, *, rehearsed: bool = False) -> None:
    db = await Database.open(path)
    if rehearsed:
        await mark_as_rehearsed(db, datetime(2026, 11, 20, tzinfo=UTC))
    await db.close()


def has_run(directory: Path, *, rehearsed: bool = False) -> SqliteStore:
    """As after a run: database, login, identity, and keys with an account of the device."""
    asyncio.run(a_database(directory / "data", rehearsed=rehearsed))
    home = directory / "data" / "matrix"
    home.mkdir(mode=0o700)
    Identity.make().keep(home)
    (home / "session.json").write_text(json.dumps({"user_id": ME, "device_id": OLD.device_id, "access_token": OLD.access_token}))
    store = open_store(home, OLD)
    store.save_account(OlmAccount())
    store.save_encrypted_rooms({ROOM})
    return store


def moved_aside(directory: Path) -> None:
    (directory / "data").rename(directory / "data before")


def text(answer: Result) -> str:
    return re.sub(r"\s+", " ", answer.output)


class TestBackup:
    def test_it_says_what_is_in_it_and_what_is_not(self, here: Path) -> None:
        has_run(here).database.close()
        answer = vertti("backup", "b.tar")
        assert answer.exit_code == 0, answer.output
        for said in ("cross-signing identity", "Not in it: the configuration, the password, the login", "passes for Vertti's"):
            assert said in text(answer)
        found = archive.read(here / "b.tar")
        assert (found.account, found.device) == (ME, OLD.device_id)
        assert set(found.parts) == set(archive.PARTS)

    def test_neither_the_login_nor_the_devices_own_keys_are_in_it(self, here: Path) -> None:
        store = has_run(here)
        with closing(sqlite3.connect(here / "data" / "matrix" / "crypto.db")) as keys:
            ((account,),) = keys.execute("SELECT account FROM accounts").fetchall()
        store.database.close()
        assert vertti("backup", "b.tar").exit_code == 0
        whole = (here / "b.tar").read_bytes()
        for secret in (OLD.access_token.encode(), b"hunter2", account if isinstance(account, bytes) else account.encode()):
            assert len(secret) > 5
            assert secret not in whole

    def test_while_vertti_works_on_the_data(self, here: Path) -> None:
        store = has_run(here)

        async def working() -> Result:
            db = await Database.open(here / "data")
            await db.write(lambda tx: tx.meta.set("late", "word"))
            answer = await asyncio.to_thread(vertti, "backup", "b.tar")
            await db.close()
            return answer

        assert asyncio.run(working()).exit_code == 0
        store.database.close()
        assert b"lateword" in archive.read(here / "b.tar").parts[archive.DATABASE], "what lay in the log alone is in it"

    def test_it_changes_nothing(self, here: Path) -> None:
        has_run(here).database.close()
        before = {path: path.read_bytes() for path in (here / "data").rglob("*") if path.is_file()}
        assert vertti("backup", "b.tar").exit_code == 0
        assert {path: path.read_bytes() for path in (here / "data").rglob("*") if path.is_file()} == before

    def test_what_it_refuses(self, here: Path) -> None:
        assert "nothing to back up" in text(vertti("backup", "b.tar"))
        has_run(here, rehearsed=True).database.close()
        assert "rehearsal" in text(vertti("backup", "b.tar"))
        assert not (here / "b.tar").exists()

    def test_an_existing_file_is_left_alone(self, here: Path) -> None:
        has_run(here).database.close()
        (here / "b.tar").write_text("dear")
        answer = vertti("backup", "b.tar")
        assert (answer.exit_code, (here / "b.tar").read_text()) == (1, "dear")
        assert "exists already" in text(answer)

    def test_before_the_first_start_there_is_no_identity(self, here: Path) -> None:
        asyncio.run(a_database(here / "data"))
        answer = vertti("backup", "b.tar")
        assert answer.exit_code == 1
        assert "Has Vertti been started?" in text(answer)


class TestRestore:
    def test_identity_and_database_are_back_and_no_login_is(self, here: Path) -> None:
        has_run(here).database.close()
        assert vertti("backup", "b.tar").exit_code == 0
        identity = (here / "data" / "matrix" / "identity.json").read_bytes()
        moved_aside(here)
        answer = vertti("restore", "b.tar")
        assert answer.exit_code == 0, answer.output
        assert OLD.device_id in text(answer)
        home = here / "data" / "matrix"
        assert (home / "identity.json").read_bytes() == identity
        assert sorted(one.name for one in home.iterdir()) == ["crypto.db", "identity.json", "restored.json", "store.key"]
        assert {one.stat().st_mode & 0o777 for one in home.iterdir()} == {0o600}
        assert {one.stat().st_mode & 0o777 for one in (home, here / "data")} == {0o700}
        assert old_device(home) == OLD.device_id

    def test_the_new_device_takes_the_room_keys_over(self, here: Path) -> None:
        has_run(here).database.close()
        vertti("backup", "b.tar")
        moved_aside(here)
        vertti("restore", "b.tar")
        home = here / "data" / "matrix"
        new = open_store(home, Session(ME, "VERTTINEW", "token"))
        assert new.load_account() is None
        for _ in range(2):
            take_room_keys_over(home, new)
        assert new.load_account() is not None
        assert set(new.load_encrypted_rooms()) == {ROOM}
        new.database.close()
        with closing(sqlite3.connect(home / "crypto.db")) as keys:
            assert keys.execute("SELECT device_id FROM accounts").fetchall() == [("VERTTINEW",)]

    def test_after_a_new_login_the_room_keys_of_the_ended_one_are_taken_over_and_only_then(self, here: Path) -> None:
        has_run(here).database.close()
        home = here / "data" / "matrix"
        for device, rooms in (("VERTTINEW", {ROOM}), (OLD.device_id, set())):
            store = open_store(home, Session(ME, device, "token"))
            take_room_keys_over(home, store)
            assert set(store.load_encrypted_rooms()) == rooms
            assert store.load_account() is not None
            store.database.close()

    def test_the_old_device_is_never_gone_on_with(self, here: Path) -> None:
        has_run(here).database.close()
        vertti("backup", "b.tar")
        moved_aside(here)
        vertti("restore", "b.tar")
        store = open_store(here / "data" / "matrix", OLD)
        assert store.load_account() is None
        store.database.close()
        with closing(sqlite3.connect(here / "data" / "matrix" / "crypto.db")) as keys:
            ((device,),) = keys.execute("SELECT device_id FROM accounts").fetchall()
        assert device.startswith(NO_DEVICE)

    def test_what_may_have_happened_since_is_in_doubt_for_a_while(self, here: Path) -> None:
        has_run(here).database.close()
        vertti("backup", "b.tar")
        taken_at = archive.read(here / "b.tar").taken_at
        moved_aside(here)
        vertti("restore", "b.tar")

        async def doubts() -> tuple[bool, bool]:
            db = await Database.open(here / "data")
            now = datetime.now(UTC)
            found = [await db.write(lambda tx: doubt(tx, now)) for _ in range(2)]
            await db.close()
            first, second = found
            assert first is not None
            assert second is not None
            assert (first.since, first.until) == (second.since, second.until)
            assert first.since == taken_at
            return first.is_new, second.is_new

        assert asyncio.run(doubts()) == (True, False)

    def test_only_an_empty_directory_is_filled(self, here: Path) -> None:
        has_run(here).database.close()
        vertti("backup", "b.tar")
        before = {path: path.read_bytes() for path in (here / "data").rglob("*") if path.is_file()}
        answer = vertti("restore", "b.tar")
        assert answer.exit_code == 1
        assert "not empty" in text(answer)
        assert {path: path.read_bytes() for path in (here / "data").rglob("*") if path.is_file()} == before

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"account": "@other:example.org"}, "belongs to @other:example.org"),
            ({"schema": "9999"}, "newer version"),
            ({"format": 7}, "another version"),
        ],
    )
    def test_what_does_not_fit_is_refused_before_anything_is_written(
        self, here: Path, change: dict[str, object], says: str
    ) -> None:
        has_run(here).database.close()
        vertti("backup", "b.tar")
        moved_aside(here)
        with tarfile.open("b.tar") as old, tarfile.open("c.tar", "w") as new:
            for entry in old:
                content = old.extractfile(entry).read()  # type: ignore[union-attr]
                if entry.name == archive.MANIFEST:
                    content = json.dumps(json.loads(content) | change).encode()
                    entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))
        answer = vertti("restore", "c.tar")
        assert answer.exit_code == 1
        assert says in text(answer)
        assert not (here / "data").exists()

    def test_a_key_from_the_environment_is_asked_for(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VERTTI_MATRIX_STORE_KEY", "a key of sixteen signs and more")
        has_run(here).database.close()
        assert "VERTTI_MATRIX_STORE_KEY, which is not in the file" in text(vertti("backup", "b.tar"))
        moved_aside(here)
        monkeypatch.delenv("VERTTI_MATRIX_STORE_KEY")
        answer = vertti("restore", "b.tar")
        assert (answer.exit_code, (here / "data").exists()) == (1, False)
        monkeypatch.setenv("VERTTI_MATRIX_STORE_KEY", "a key of sixteen signs and more")
        assert vertti("restore", "b.tar").exit_code == 0

    def test_a_restore_that_fails_leaves_nothing(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        has_run(here).database.close()
        vertti("backup", "b.tar")
        moved_aside(here)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("bot.chat.matrix.keeping.write_private_json", full)
        answer = vertti("restore", "b.tar")
        assert answer.exit_code == 1
        assert "No space left" in text(answer)
        assert [one.name for one in (here / "data").iterdir() if one.name != "vertti.lock"] == []
        monkeypatch.undo()
        monkeypatch.chdir(here)
        monkeypatch.setenv("VERTTI_MATRIX_PASSWORD", "hunter2")
        assert vertti("restore", "b.tar").exit_code == 0
